"""Which days somebody was there, marked by the host. Of a missed day the adviser hears; no reason is asked.

Work experience is marked day by day, for it has days: the home asks about those that nobody has marked. For
what goes on for longer a host says only that somebody is not there today.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.permissions import an_ete_worker
from accounts.rooms import address_of
from lifecycles import NotNow, NotPermitted
from notifications.kinds import Kind, declare, key_at
from notifications.tasks import open_task
from notifications.telling import notify_all
from pledges.models import Pledge
from pledges.notices import eighteen_plus
from rulebook.calendar import is_working_day
from rulebook.writing import day as in_words
from youngadults.permissions import advisers_of

from . import notices
from .deadlines import today_by
from .lifecycle import LIFECYCLE
from .lifecycle.moving import hold
from .models import Attendance, HeadsUp, Offer
from .permissions import its_champion

S = Offer.Status
What = Attendance.What

SHOWN_IN = (S.STARTED, S.PAUSED, S.COMPLETED, S.ENDED_EARLY)
ONE_DAY = dt.timedelta(days=1)
MONDAY_TO_FRIDAY = frozenset(range(5))


def records(keys: Iterable[int]) -> dict[int, Attendance]:
    related = "offer__intake__pledge__organisation", "offer__young_adult__user"
    return Attendance.objects.select_related(*related).in_bulk(list(keys))


def still_missed(it: Attendance) -> bool:
    return it.what == What.NOT_HERE


NOT_HERE = declare(
    Kind(
        name="not_here",
        tells="the personal adviser, that somebody did not come on one day",
        records=records,
        line=lambda it: (
            f"{it.offer.young_adult.first_name} was not at {it.offer.pledge} on {in_words(it.day)}. "
            "No reason was asked."
        ),
        still_true=still_missed,
    )
)
NOT_HERE_AGAIN = declare(
    Kind(
        name="not_here_again",
        tells="the personal adviser, as a task for the same day: somebody has missed two days in a row",
        records=records,
        line=lambda it: (
            f"{it.offer.young_adult.first_name} has missed two days in a row at {it.offer.pledge}. "
            "Talk today."
        ),
        still_true=still_missed,
    )
)


# --- The days


@dataclass(frozen=True)
class Day:
    """``mark`` is None where nobody has said yet."""

    on: dt.date
    mark: Attendance | None


def is_marked_daily(offer: Offer) -> bool:
    return offer.pledge.kind == Pledge.Kind.WORK_EXPERIENCE and offer.intake.ends_on is not None


def expected_on(offer: Offer) -> list[dt.date]:
    """The days up to today on which the host expects them: the first, and its weekdays after that."""
    first, last = offer.first_day, timezone.localdate()
    last = min(last, offer.intake.ends_on or last)
    days = (first + ONE_DAY * number for number in range((last - first).days + 1))
    return [day for day in days if day == first or is_a_day_of(offer.pledge, day)]


def is_a_day_of(pledge: Pledge, day: dt.date) -> bool:
    """No bank holiday; a host that is open at weekends says so by its days."""
    weekdays = frozenset(pledge.days) or MONDAY_TO_FRIDAY
    return day.weekday() in weekdays and (day.weekday() not in MONDAY_TO_FRIDAY or is_working_day(day))


def days(offer: Offer) -> list[Day]:
    """What a page lists, the newest first. Where days are not marked one by one: today, and what was said."""
    marks = {mark.day: mark for mark in offer.attendance.all()}
    expected = expected_on(offer)
    if not is_marked_daily(offer):
        expected = [day for day in expected if day == timezone.localdate()]
    known = {*expected, *marks} if offer.status == S.STARTED else marks
    return [Day(day, marks.get(day)) for day in sorted(known, reverse=True)]


def to_mark(offer: Offer) -> list[dt.date]:
    """The days about which a host is asked, the oldest first."""
    if offer.status != S.STARTED or not is_marked_daily(offer):
        return []
    marked = {mark.day for mark in offer.attendance.all()}
    return [day for day in expected_on(offer) if day not in marked]


# --- Marking


@transaction.atomic
def mark(offer: Offer, on: Sequence[dt.date], what: str, *, by: Any) -> None:
    """Say of some days whether they were there. Said again, the last word counts.

    Raises NotPermitted for anybody but the host's champions and ETE workers, NotNow where this is no day to
    be marked.
    """
    if not (its_champion(by, offer) or an_ete_worker(by, offer)):
        raise NotPermitted("mark")
    hold(offer)
    if offer.status != S.STARTED:
        raise NotNow(LIFECYCLE.sentence(offer.status))
    for day in sorted(set(on)):
        refuse_unless_it_was(offer, day)
        mark_one(offer, day, what, by)
    notices.changed(offer)


def refuse_unless_it_was(offer: Offer, day: dt.date) -> None:
    first, last = offer.intake.starts_on, offer.intake.ends_on
    if day > timezone.localdate():
        raise NotNow(f"{in_words(day)} has not come yet.")
    if day < first or (last is not None and day > last):
        raise NotNow(f"{in_words(day)} is not one of its days.")


def mark_one(offer: Offer, day: dt.date, what: str, by: Any) -> None:
    before = offer.attendance.filter(day=day).first()
    if before is not None and before.what == what:
        return
    said = {"what": what, "marked_by": by, "marked_at": timezone.now()}
    marked, _ = Attendance.objects.update_or_create(offer=offer, day=day, defaults=said)
    if what == What.NOT_HERE:
        tell(marked)


def tell(marked: Attendance) -> None:
    """The adviser hears of it, unless the young adult said so before. Two days in a row are a task."""
    offer, key = marked.offer, key_at(marked, marked.marked_at)
    people = list(advisers_of(offer.young_adult)) or list(eighteen_plus())
    if missed_the_day_before(marked):
        for person in people:
            open_task(person, NOT_HERE_AGAIN, key, address_of(offer, person), today_by())
    elif not offer.heads_ups.standing().filter(day=marked.day, what=HeadsUp.What.CANNOT_COME).exists():
        notify_all(people, NOT_HERE, key, lambda person: address_of(offer, person))


def missed_the_day_before(marked: Attendance) -> bool:
    """On the last day before this one of which anybody has said anything."""
    earlier = marked.offer.attendance.filter(day__lt=marked.day).exclude(what=What.NOT_THEIRS)
    last = earlier.order_by("day").last()
    return last is not None and last.what == What.NOT_HERE


def first_day_came(offer: Offer, *, by: Any, why: str = "") -> None:
    """Follows a start: whoever has started was there on the first day, unless somebody said otherwise."""
    first_day(offer, What.HERE, by)


def first_day_missed(offer: Offer, *, by: Any, why: str = "") -> None:
    """Follows a missed first day. The adviser has a task for it already."""
    first_day(offer, What.NOT_HERE, by)


def first_day(offer: Offer, what: str, by: Any) -> None:
    """Not for an interview that was missed: it is no day of the job."""
    if offer.is_about_an_interview:
        return
    said = {"what": what, "marked_by": by}
    Attendance.objects.get_or_create(offer=offer, day=offer.first_day, defaults=said)
