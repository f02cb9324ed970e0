"""Today: one queue, ordered by what is lost by waiting. Each row says why it is here and what to do next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import an_ete_worker
from matching.mapping import who_may_be_matched
from offers.deadlines import confirm_by
from offers.models import Offer, Question
from pledges.models import Intake, Pledge
from rulebook.calendar import add_working_days, working_day_after
from youngadults.models import YoungAdult

from .access import offers_on_the_desk

S = Offer.Status

ROWS_OF_A_KIND = 10
CLOSING_WORKING_DAYS = 5
STARTS_WITHIN = dt.timedelta(days=7)
LAPSED_WITHIN = dt.timedelta(days=14)


@dataclass(frozen=True)
class Row:
    """One thing to do. ``due`` orders the rows of a group; ``late`` marks those whose time has passed."""

    title: str
    why: str
    url: str
    action: str
    due: dt.datetime | dt.date | None = None
    late: bool = False


@dataclass(frozen=True)
class Kind:
    """The first rows of one kind of thing to do, and how many there are of it."""

    rows: list[Row]
    total: int


def first_of(records: Any, row: Callable[[Any], Row]) -> Kind:
    """Of a query, read no more than is shown; only where that is not all, ask how many there are."""
    found = list(records[: ROWS_OF_A_KIND + 1])
    is_all = len(found) <= ROWS_OF_A_KIND
    shown = [row(record) for record in found[:ROWS_OF_A_KIND]]
    return Kind(shown, len(found) if is_all else records.count())


def none() -> Kind:
    return Kind([], 0)


@dataclass(frozen=True)
class Group:
    """Rows of the same urgency. ``more`` says how many there are beyond those shown."""

    key: str
    heading: str
    rows: list[Row]
    more: int = 0

    @property
    def total(self) -> int:
        return len(self.rows) + self.more


def groups(user: Any) -> list[Group]:
    """The queue of this person, the most urgent group first; groups without rows are left out."""
    found = [
        group("lost", "About to be lost", closing(user), unconfirmed(user), unanswered(user)),
        group("ours", "Waiting for us", questions(user), moving_up(user), suggested(user), to_approve(user)),
        group("reach", "Hasn’t replied", lapsed(user)),
        group("starts", "Starting now", starting(user)),
        group("never", "Never offered anything, waiting longest", never_offered(user)),
    ]
    return [each for each in found if each.rows]


def group(key: str, heading: str, *kinds: Kind) -> Group:
    shown = [row for kind in kinds for row in kind.rows]
    rows = sorted(shown, key=lambda row: (row.due is None, moment(row.due)))
    return Group(key, heading, rows, more=sum(kind.total for kind in kinds) - len(rows))


def moment(due: dt.datetime | dt.date | None) -> str:
    """Days and moments in one order: a day counts from its beginning."""
    if isinstance(due, dt.datetime):
        return timezone.localtime(due).strftime("%Y-%m-%d %H:%M")
    return due.strftime("%Y-%m-%d 00:00") if due else ""


def closing(user: Any) -> Kind:
    """Free places whose last day to fill is near, with who has been asked."""
    if not an_ete_worker(user, None):
        return none()
    last = working_day_after(timezone.localdate(), CLOSING_WORKING_DAYS)
    awaited = Count("offers", filter=Q(offers__status=S.OFFERED))
    intakes = Intake.objects.to_fill().filter(pledge__status=Pledge.Status.LIVE, fill_by__lte=last)
    rows = intakes.select_related("pledge").annotate(awaited=awaited).order_by("fill_by", "pk")
    return first_of(rows, closing_row)


def closing_row(intake: Intake) -> Row:
    places = counted(intake.places_left, "place")
    asked = f"{counted(intake.awaited, 'open offer')}." if intake.awaited else "Nobody has been asked."
    return Row(
        title=f"{intake.pledge}: {places} left",
        why=f"The last day to fill it is {long_day(intake.fill_by)}. {asked}",
        url=f"{reverse('desk:pledge', args=[intake.pledge_id])}?intake={intake.pk}",
        action="Find people",
        due=intake.fill_by,
    )


def unconfirmed(user: Any) -> Kind:
    """Yeses that the host has not confirmed, from the day on which it should have."""
    offers = offers_on_the_desk(user).awaiting_confirmation().with_accepted_at()
    waits = [(offer, confirm_by(offer.accepted_at or offer.offered_at)) for offer in offers]
    late = sorted((pair for pair in waits if pair[1] <= timezone.now()), key=itemgetter(1))
    return Kind([unconfirmed_row(*pair) for pair in late[:ROWS_OF_A_KIND]], len(late))


def unconfirmed_row(offer: Offer, due: dt.datetime) -> Row:
    why = f"Said yes. {offer.intake.pledge.organisation} was to confirm by {long_day(due)}."
    return offer_row(offer, why, "Ask the host", due, late=True)


def unanswered(user: Any) -> Kind:
    """Offers whose time to answer ends within a working day."""
    soon = add_working_days(timezone.now(), 1)
    offers = offers_on_the_desk(user).awaiting_answer().filter(answer_by__lte=soon)
    why = "Hasn’t replied, and the time to answer is nearly over."
    return first_of(
        offers.order_by("answer_by"), lambda offer: offer_row(offer, why, "Call them", offer.answer_by)
    )


def questions(user: Any) -> Kind:
    asked = Question.objects.unanswered().filter(offer__in=offers_on_the_desk(user)).order_by("asked_at")
    return first_of(asked.select_related("offer__young_adult", "offer__intake__pledge"), question_row)


def question_row(question: Question) -> Row:
    return Row(
        title=f"{question.offer.young_adult.first_name} asked about {question.offer.intake.pledge}",
        why=f"“{question.text[:120]}{'…' if len(question.text) > 120 else ''}”",
        url=reverse("desk:question", args=[question.pk]),
        action="Answer",
        due=question.asked_at,
    )


def moving_up(user: Any) -> Kind:
    """People on a waiting list where a place has become free."""
    free = Q(status=S.WAITING, intake__places_taken__lt=F("intake__places"))
    offers = offers_on_the_desk(user).filter(free, intake__fill_by__gte=timezone.localdate())
    why = "Said yes and waits. A place is free now."
    return first_of(
        offers.order_by("offered_at"),
        lambda offer: offer_row(offer, why, "See the waiting list", offer.offered_at),
    )


def suggested(user: Any) -> Kind:
    """People whom an adviser has suggested, for an ETE worker to offer it or not."""
    if not an_ete_worker(user, None):
        return none()
    offers = offers_on_the_desk(user).filter(status=S.SHORTLISTED, intake__in=Intake.objects.to_fill())
    by_others = offers.exclude(shortlisted_by=user).select_related("shortlisted_by").order_by("made_at")
    return first_of(
        by_others,
        lambda offer: offer_row(offer, f"Suggested by {offer.shortlisted_by}.", "Look at it", offer.made_at),
    )


def to_approve(user: Any) -> Kind:
    if not an_ete_worker(user, None):
        return none()
    waiting = Pledge.objects.awaiting_approval().select_related("organisation").order_by("posted_at")
    return first_of(waiting, to_approve_row)


def to_approve_row(pledge: Pledge) -> Row:
    return Row(
        title=str(pledge),
        why=f"{pledge.organisation} posted it. Nobody can be offered it until you approve it.",
        url=reverse("desk:pledge", args=[pledge.pk]),
        action="Read and approve",
        due=pledge.posted_at,
    )


def lapsed(user: Any) -> Kind:
    """Silence, not a no: the number or the channel may be wrong. Nobody is blamed or counted."""
    since = timezone.now() - LAPSED_WITHIN
    offers = offers_on_the_desk(user).filter(status=S.LAPSED, answer_by__gte=since)
    why = "The time to answer has run out. Check how to reach them."
    return first_of(
        offers.order_by("answer_by"), lambda offer: offer_row(offer, why, "Reach them", offer.answer_by)
    )


def starting(user: Any) -> Kind:
    offers = offers_on_the_desk(user).filter(
        status=S.CONFIRMED, intake__starts_on__lte=timezone.localdate() + STARTS_WITHIN
    )
    return first_of(offers.order_by("intake__starts_on"), starting_row)


def starting_row(offer: Offer) -> Row:
    starts_on = offer.intake.starts_on
    late = starts_on <= timezone.localdate()
    why = (
        f"The first day was {long_day(starts_on)}. Did they start?"
        if late
        else f"Starts {long_day(starts_on)}."
    )
    return offer_row(offer, why, "Say how it went" if late else "See what is agreed", starts_on, late=late)


def never_offered(user: Any) -> Kind:
    """Everybody who could be offered something and never was, those who have waited longest first."""
    offered = Offer.objects.filter(young_adult=OuterRef("pk")).exclude(status__in=Offer.BEFORE_OFFERED)
    people = who_may_be_matched(YoungAdult.objects.visible_to(user), timezone.localdate())
    waiting = people.filter(~Exists(offered), preferences__isnull=False).select_related("preferences")
    return first_of(waiting.order_by("preferences__waiting_since", "pk"), never_offered_row)


def never_offered_row(person: YoungAdult) -> Row:
    days = (timezone.localdate() - person.preferences.waiting_since).days
    waiting = f"Waiting {counted(days, 'day')}" if days > 0 else "New today"
    return Row(
        title=str(person),
        why=f"{waiting}, and nothing has been offered yet.",
        url=reverse("desk:young_adult", args=[person.pk]),
        action="See what fits",
        due=person.preferences.waiting_since,
    )


def offer_row(offer: Offer, why: str, action: str, due: Any, *, late: bool = False) -> Row:
    return Row(
        title=f"{offer.young_adult}: {offer.intake.pledge}",
        why=why,
        url=reverse("desk:offer", args=[offer.pk]),
        action=action,
        due=due,
        late=late,
    )


def counted(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def long_day(value: dt.date | dt.datetime) -> str:
    """As "Friday 27 November"."""
    day = timezone.localtime(value) if isinstance(value, dt.datetime) else value
    return f"{day:%A %-d %B}"
