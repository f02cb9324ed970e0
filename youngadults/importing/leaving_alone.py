"""Who gets no messages because the case system says so: their adviser is asked to see what is to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from accounts.models import User
from accounts.permissions import EIGHTEEN_PLUS
from accounts.rooms import address_of
from notifications.kinds import Kind, declare
from notifications.models import Task
from notifications.tasks import open_many, open_tasks, pass_on
from rulebook.calendar import add_working_days
from youngadults.following import WORKING_DAYS_TO_ACT, ask
from youngadults.models import CaseloadChange, CaseRecord, YoungAdult

InTouch = CaseRecord.InTouch

TO_DO = {
    InTouch.DIED: "The case system says that {0} has died. No messages go out. See what is still open.",
    InTouch.REFU: "The case system says that {0} does not want contact. No messages go out. Is that right?",
    InTouch.NREQ: "The case system says that {0} needs no service now. No messages go out. Is that so?",
}
CUSTODY = "The case system says that {0} cannot be reached at home now. No messages go out: talk to them."


def with_records(keys: Iterable[int]) -> dict[int, YoungAdult]:
    return YoungAdult.objects.select_related("case_record").in_bulk(list(keys))


def line(one: Any) -> str:
    sentence = TO_DO.get(one.case_record.in_touch, CUSTODY)
    return sentence.format(one.first_name)


LEAVE_ALONE = declare(
    Kind(
        name="leave_alone",
        tells="the personal adviser, as a task: the case system says that somebody gets no messages",
        records=with_records,
        line=line,
        still_true=lambda one: one.in_custody or one.case_record.in_touch in CaseRecord.SILENT,
    )
)


def ask_adviser(one: YoungAdult) -> None:
    """Of somebody who was here before; what is open with their adviser already stays the only one."""
    ask(one, LEAVE_ALONE, f"{one.pk}.{int(timezone.now().timestamp())}")


def pass_on_tasks(change: CaseloadChange, *, by: Any, why: str) -> None:
    """Follows a change of adviser, or cover."""
    if change.before:
        pass_on(open_tasks(change.before, [LEAVE_ALONE], [change.young_adult_id]), change.to)


def ask_for_new(people: Sequence[tuple[YoungAdult, User | None]]) -> None:
    """Of those who have just come in, each with their adviser: where there is none, ETE workers are asked."""
    if not people:
        return
    due_at = add_working_days(timezone.now(), WORKING_DAYS_TO_ACT)
    workers = list(User.objects.holding(*EIGHTEEN_PLUS))
    open_many(
        Task(
            owner=owner,
            kind=LEAVE_ALONE.name,
            key=f"{one.pk}.{int(timezone.now().timestamp())}",
            link=address_of(one, owner),
            due_at=due_at,
        )
        for one, adviser in people
        for owner in ([adviser] if adviser else workers)
    )
