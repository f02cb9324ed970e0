"""What is told when an organisation signs up."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from champions.models import Partnership, SignUp
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify_all
from rulebook.calendar import add_working_days
from rulebook.reading import value

from .people import champions_of, changed, who_looks_after_hosts


def sign_ups(keys: Iterable[int]) -> dict[int, SignUp]:
    return SignUp.objects.select_related("organisation__partnership", "looks_like").in_bulk(list(keys))


def waits_for_us(sign_up: SignUp) -> bool:
    """To be sorted out, or to be rung: until its offer has been put to it."""
    if sign_up.set_aside_at:
        return False
    partnership = getattr(sign_up.organisation, "partnership", None)
    return sign_up.organisation_id is None or (
        partnership is not None and partnership.status == Partnership.Status.INTERESTED
    )


def what_to_do(sign_up: SignUp) -> str:
    if sign_up.organisation_id is None:
        return f"{sign_up} signed up and looks like {sign_up.looks_like}. Is it the same?"
    return f"{sign_up} signed up. Ring {sign_up.name} and write down together what they offer."


SIGNED_UP = declare(
    Kind(
        name="signed_up",
        tells="ETE workers, that an organisation signed up",
        records=sign_ups,
        line=what_to_do,
        outside="An organisation has signed up. Ring them.",
        needs_answer=True,
        still_true=waits_for_us,
    )
)
RING_THEM = declare(
    Kind(
        name="ring_who_signed_up",
        tells="ETE workers, as a task: an organisation signed up and waits for a call",
        records=sign_ups,
        line=what_to_do,
        still_true=waits_for_us,
    )
)
SIGNED_UP_AGAIN = declare(
    Kind(
        name="signed_up_again",
        tells="an organisation's champions, that somebody else signed it up again",
        records=sign_ups,
        line=lambda sign_up: (
            f"{sign_up.name} ({sign_up.email}) signed up for {sign_up.organisation}, which is here already. "
            "Invite them if they are one of you."
        ),
        outside="Somebody asked to join you.",
    )
)


def signed_up(sign_up: SignUp) -> None:
    workers, key = who_looks_after_hosts(), f"{sign_up.pk}.0"
    link = where_to_sort_out(sign_up)
    notify_all(workers, SIGNED_UP, key, lambda _: link)
    due_at = add_working_days(timezone.now(), value("sign_up.call_working_days"))
    for worker in workers:
        open_task(worker, RING_THEM, key, link, due_at)
    changed()


def where_to_sort_out(sign_up: SignUp) -> str:
    if sign_up.organisation_id is None:
        return reverse("champions:sign_up", args=[sign_up.pk])
    return reverse("organisations:organisation", args=[sign_up.organisation_id])


def signed_up_again(sign_up: SignUp) -> None:
    organisation = sign_up.organisation
    if organisation is not None:
        link = reverse("organisations:organisation", args=[organisation.pk])
        notify_all(champions_of(organisation), SIGNED_UP_AGAIN, f"{sign_up.pk}.0", lambda _: link)
    changed(organisation)
