"""Who hears of a Challenge: managers, its owner, and whoever raised it what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role, User
from accounts.permissions import service_managers
from notifications import live
from notifications.kinds import Kind, declare
from notifications.tasks import done, open_task, open_tasks
from notifications.telling import notify
from rulebook.calendar import add_working_days
from rulebook.reading import value
from rulebook.writing import day

from .models import Challenge
from .quarters import midnight

S = Challenge.Status
SHOWN = 80
SOMETHING_NEW = "You have a new message. Open your page to read it."


def now() -> dt.datetime:
    return timezone.now()


def records(keys):
    return Challenge.objects.select_related("owner").in_bulk(list(keys))


def short(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()} …"


GIVE_IT = declare(
    Kind(
        name="challenge_raised",
        tells="service managers, as a task: a Challenge to the panel waits for an owner",
        records=records,
        line=lambda it: f"A Challenge waits for an owner: “{short(it.words)}”",
        still_true=lambda it: it.status == S.ASKED,
    )
)
ANSWER_IT = declare(
    Kind(
        name="challenge_given",
        tells="the owner of a Challenge to the panel, as a task and a notice: it waits for their answer",
        records=records,
        line=lambda it: f"A Challenge is yours to answer by {day(it.due_on, short=True)}: “{short(str(it))}”",
        outside="Somebody waits for an answer of yours. Sign in to read it.",
        still_true=lambda it: it.status == S.GIVEN,
    )
)
SEEN_TO = declare(
    Kind(
        name="challenge_seen_to",
        tells="whoever raised a Challenge to the panel, by when there will be an answer",
        records=records,
        line=lambda it: (
            _("You told us what should change. You get an answer by %(day)s.") % {"day": day(it.due_on, True)}
        ),
        outside=SOMETHING_NEW,
        still_true=lambda it: it.status == S.GIVEN,
    )
)
ANSWERED = declare(
    Kind(
        name="challenge_answered",
        tells="whoever raised a Challenge to the panel, that it has been answered",
        records=records,
        line=lambda it: _("You told us what should change. Read what we did."),
        outside=SOMETHING_NEW,
    )
)


def raised(challenge: Challenge) -> None:
    due = add_working_days(now(), value("challenge.owner_working_days"))
    for manager in service_managers():
        open_task(manager, GIVE_IT, f"{challenge.pk}.0", challenge.get_absolute_url(), due)
    changed()


def given(challenge: Challenge, before: User | None, *, by: Any) -> None:
    """The task of an owner before is closed; whoever raised it hears of every new date."""
    for task in open_tasks(before, [ANSWER_IT], [challenge.pk]) if before else ():
        done(task, by=by)
    occasion, url = f"{challenge.pk}.{challenge.last_step.pk}", challenge.get_absolute_url()
    due = midnight(challenge.due_on + dt.timedelta(days=1))
    open_task(challenge.owner, ANSWER_IT, occasion, url, due)
    if challenge.owner != by:
        notify(challenge.owner, ANSWER_IT, occasion, url)
    tell_who_raised_it(challenge, SEEN_TO)


def answered(challenge: Challenge) -> None:
    tell_who_raised_it(challenge, ANSWERED)


def tell_who_raised_it(challenge: Challenge, kind: Kind) -> None:
    if challenge.raised_by:
        occasion = f"{challenge.pk}.{challenge.last_step.pk}"
        notify(challenge.raised_by, kind, occasion, page_of(challenge.raised_by))
    changed()


def page_of(user: User) -> str:
    return reverse("you_said:mine") if user.signs_in_by_link else reverse("reports:you_said")


def changed() -> None:
    """Open pages read themselves again; the hint names nothing."""
    reading = User.objects.holding(Role.Kind.SERVICE_MANAGER, Role.Kind.ETE_WORKER, Role.Kind.PANEL_MEMBER)
    live.hint(reading.values_list("pk", flat=True), ["challenges"])
    live.hint_all_by_link(["challenges"])
