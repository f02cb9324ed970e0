"""Who gets no messages because the case system says so: their adviser is asked to see what is to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from notifications.kinds import Kind, declare
from youngadults.following import ask
from youngadults.models import CaseRecord, YoungAdult

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
    ask(one, LEAVE_ALONE, f"{one.pk}.{int(timezone.now().timestamp())}")
