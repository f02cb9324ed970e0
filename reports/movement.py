"""What young adults did when they were first offered something, and do now. It says nothing of why.

Activity is the case system's code of the SSDA903 return (OC3). Its first letter says enough: F and P are
education, work or training, in full or in part.
"""

from __future__ import annotations

from typing import Any

from offers.models import Offer
from youngadults.models import CaseRecord

from .models import DidThen
from .quarters import Quarter
from .small_numbers import column

IN_EDUCATION_OR_WORK = ("F", "P")
WAYS = (
    (False, True, "Not in education, work or training then, in it now"),
    (True, True, "In it then, in it now"),
    (False, False, "Not in it then, not in it now"),
    (True, False, "In it then, not in it now"),
)
Line = tuple[str, str]


def is_in(activity: str) -> bool:
    return activity.startswith(IN_EDUCATION_OR_WORK)


def write_down(quarter: Quarter) -> int:
    """Each night: whoever was offered something in the quarter and is not written down yet."""
    known = DidThen.objects.filter(quarter=quarter.starts_on).values("young_adult")
    new = known_activities(offered_in(quarter).exclude(young_adult__in=known))
    rows = [DidThen(young_adult_id=pk, quarter=quarter.starts_on, was_in=is_in(did)) for pk, did in new]
    DidThen.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    return len(rows)


def offered_in(quarter: Quarter) -> Any:
    since, until = quarter.moments
    return Offer.objects.filter(offered_at__gte=since, offered_at__lt=until).order_by()


def known_activities(offers: Any) -> Any:
    people = offers.values("young_adult")
    return (
        CaseRecord.objects.filter(young_adult__in=people)
        .exclude(activity="")
        .values_list("young_adult", "activity")
    )


def moved(quarter: Quarter) -> list[Line]:
    """The four ways, each with how many young adults may be said."""
    then = dict(DidThen.objects.filter(quarter=quarter.starts_on).values_list("young_adult", "was_in"))
    records = CaseRecord.objects.filter(young_adult__in=then).exclude(activity="")
    now = {pk: is_in(did) for pk, did in records.values_list("young_adult", "activity")}
    numbers = [sum((then[pk], now[pk]) == (was, is_now) for pk in now) for was, is_now, _ in WAYS]
    cells, total = column(numbers)
    return [*((words, cell) for (*_, words), cell in zip(WAYS, cells, strict=True)), ("All of these", total)]
