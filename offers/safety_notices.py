"""What is told about concerns: to the duty list and the adviser, at any hour, and never to a host."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from accounts.rooms import address_of
from notifications import live
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify, notify_all
from pledges.notices import champions_of
from rulebook.reading import value
from youngadults.permissions import advisers_of

from .duty import TOPIC
from .models import Hold, SafetyConcern, people_on_duty


def records(keys):
    return SafetyConcern.objects.select_related("young_adult__user", "taken_by").in_bulk(list(keys))


RAISED = declare(
    Kind(
        name="safety_concern",
        tells="the duty list and the personal adviser, at any hour, that somebody does not feel safe",
        records=records,
        line=lambda concern: f"{concern.young_adult.first_name} does not feel safe. Read it now.",
        outside="Somebody needs you now. Please sign in.",
        needs_answer=True,
        urgent=True,
        still_true=lambda concern: concern.status == SafetyConcern.Status.RAISED,
    )
)
TAKE_ON = declare(
    Kind(
        name="safety_concern_to_take",
        tells="the duty list and the personal adviser, as a task: nobody has taken a concern on yet",
        records=records,
        line=lambda concern: f"{concern.young_adult.first_name} does not feel safe. Nobody is on it yet.",
        still_true=lambda concern: concern.status == SafetyConcern.Status.RAISED,
    )
)
TAKEN = declare(
    Kind(
        name="safety_concern_taken",
        tells="whoever was on a concern before, that somebody else is now",
        records=records,
        line=lambda concern: f"{concern.taken_by} is on it now, for {concern.young_adult.first_name}.",
    )
)


def readers(concern: SafetyConcern) -> list[Any]:
    """The duty list and those who advise them, without anybody who posts for the organisation concerned."""
    people = [*people_on_duty(), *advisers_of(concern.young_adult)]
    host = set() if concern.offer is None else {it.pk for it in champions_of(concern.offer.intake.pledge)}
    return [person for person in dict.fromkeys(people) if person.pk not in host]


def raised(concern: SafetyConcern) -> None:
    people = [person for person in readers(concern) if person != concern.raised_by]
    notify_all(people, RAISED, f"{concern.pk}.0", lambda person: address_of(concern, person))
    due_at = timezone.now() + dt.timedelta(hours=value("safety.act_within_hours"))
    for person in people:
        open_task(person, TAKE_ON, f"{concern.pk}.0", address_of(concern, person), due_at)
    changed(concern)


def taken(concern: SafetyConcern, before: Any) -> None:
    if before and before != concern.taken_by:
        notify(before, TAKEN, f"{concern.pk}.{concern.last_step.pk}", address_of(concern, before))
    changed(concern)


def changed(concern: SafetyConcern) -> None:
    people = {person.pk for person in readers(concern)} | {concern.taken_by_id}
    live.hint(people - {None}, [TOPIC, f"concern.{concern.pk}", "tasks"])
    live.hint([concern.young_adult.user_id], [TOPIC, f"concern.{concern.pk}"])


def held(hold: Hold) -> None:
    """Lists of who fits change for the 18+ service; a host's pages are told nothing."""
    service = get_user_model().objects.holding(*EIGHTEEN_PLUS).values_list("pk", flat=True)
    live.hint(service, [TOPIC, "pledges"])
