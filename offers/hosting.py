"""What a host's pages show of its offers: what needs it first.

A `Hosted` is made here from an offer and has what `offers.disclosure` gives in place of the young adult, so
that no template can show more by mistake.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from champions.permissions import organisations_of
from lifecycles import Move
from pledges.models import Intake, Pledge

from . import attendance, heads_ups, needs
from .deadlines import confirm_by, interview_by
from .disclosure import HostView, host_view
from .interview_words import ASKED, HELD, SET, UNSET, how_far
from .lifecycle import open_moves
from .models import FIRST_DAY, HeadsUp, Interview, Offer

S = Offer.Status

THIS_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Hosted:
    """One offer as its host may read it."""

    pk: int
    status: str
    status_label: str
    pledge: Pledge
    intake: Intake
    person: HostView
    first_day: dt.date
    confirm_by: dt.datetime | None
    verbs: frozenset[str]
    is_about_an_interview: bool
    interview: Interview | None
    interview_by: dt.date | None
    heads_ups: list[HeadsUp]

    @property
    def needs_a_day(self) -> bool:
        """A promised interview of which nobody has said when it is."""
        waits = self.is_about_an_interview and self.status in (S.ACCEPTED, S.CONFIRMED)
        return waits and (self.interview is None or self.interview.at is None)

    @property
    def starts_today(self) -> bool:
        return self.first_day == timezone.localdate()


MOST_DAYS_SHOWN = 3


@dataclass(frozen=True)
class Unmarked:
    """A start with days of which nobody has said whether they were there."""

    hosted: Hosted
    days: list[dt.date]

    @property
    def first(self) -> list[dt.date]:
        return self.days[:MOST_DAYS_SHOWN]

    @property
    def all_of_them(self) -> str:
        return f"Here on all {len(self.days)} days"


def hosted(offer: Offer, user: Any) -> Hosted:
    """``offer`` comes from `hosted_offers`."""
    return Hosted(
        pk=offer.pk,
        status=offer.status,
        status_label=offer.get_status_display(),
        pledge=offer.intake.pledge,
        intake=offer.intake,
        person=host_view(offer),
        first_day=offer.first_day,
        confirm_by=confirm_by(offer.accepted_at) if offer.status == S.ACCEPTED else None,
        verbs=frozenset(move.verb for move in moves_open_to_host(offer, user)),
        is_about_an_interview=offer.is_about_an_interview,
        interview=getattr(offer, "interview", None),
        interview_by=interview_by(offer.pledge, offer.accepted_at),
        heads_ups=heads_ups.for_host(offer),
    )


HOST_VERBS = frozenset(
    {"confirm", "start", "did_not_attend", "complete", "end_early", "cancel_by_host", "withdraw_by_host"}
)

OF_INTERVIEWS = frozenset({"confirm", "start", "complete"})


def moves_open_to_host(offer: Offer, user: Any) -> list[Move]:
    """Those that have a button of their own: an interview is set and told about on pages of its own."""
    verbs = HOST_VERBS - OF_INTERVIEWS if offer.is_about_an_interview else HOST_VERBS
    return [move for move in open_moves(user, offer) if move.verb in verbs]


def hosted_offers(user: Any) -> QuerySet[Offer]:
    offers = Offer.objects.known_to_host(user).with_everything().with_accepted_at()
    return offers.select_related("young_adult__preferences", "interview")


def home_of(user: Any) -> dict[str, Any]:
    """What needs this person, what comes this week, who is here, and the promises with how far they are."""
    parts: dict[str, list[Any]] = {
        "to_confirm": [],
        "first_days": [],
        "interviewed": [],
        "interviews": [],
        "this_week": [],
        "later": [],
        "here": [],
        "to_mark": [],
    }
    running = hosted_offers(user).running().prefetch_related("attendance", "heads_ups")
    for offer in running.order_by(FIRST_DAY, "pk"):
        one, days = hosted(offer, user), attendance.to_mark(offer)
        parts[part_of_interview(offer) or part_of(offer)].append(one)
        if days:
            parts["to_mark"].append(Unmarked(one, days))
    parts |= {
        "broken": list(needs.broken_promises_to_answer(user)),
        "joinings": needs.joinings(user),
        "came_back": list(needs.pledges_that_came_back(user)),
        "documents": list(needs.documents_about_to_end(user)),
        "lapsing": list(needs.pledges_about_to_lapse(user)),
        "to_ask": list(needs.to_ask_again(hosted_offers(user))),
    }
    return {**parts, "counts": needs.counted(parts), "pledges": pledges_with_open_offers(user)}


def part_of_interview(offer: Offer) -> str:
    """Until an interview is over, its own day counts and not the first one of the job."""
    far = how_far(offer) if offer.is_about_an_interview else ""
    return PARTS_OF_INTERVIEWS.get(far, "")


PARTS_OF_INTERVIEWS = {ASKED: "to_confirm", UNSET: "to_confirm", SET: "interviews", HELD: "interviewed"}


def part_of(offer: Offer) -> str:
    today = timezone.localdate()
    if offer.status == S.ACCEPTED:
        return "to_confirm"
    if offer.status != S.CONFIRMED:
        return "here"
    if offer.first_day <= today:
        return "first_days"
    return "this_week" if offer.first_day <= today + THIS_WEEK else "later"


def pledges_with_open_offers(user: Any) -> QuerySet[Pledge]:
    """The organisation's open pledges with `open_offers`: how many wait for an answer, and no more."""
    asked = Offer.objects.awaiting_answer().filter(intake__pledge=OuterRef("pk")).order_by()
    counts = asked.values("intake__pledge").annotate(n=Count("pk")).values("n")
    pledges = Pledge.objects.filter(organisation__in=organisations_of(user)).open().with_places()
    return pledges.annotate(open_offers=Coalesce(Subquery(counts), 0)).order_by("next_start", "pk")


def needs_host(user: Any) -> int:
    """How many things wait for this person: for the number beside the door."""
    waiting = Offer.objects.known_to_host(user)
    about_one = Q(intake__pledge__kind=Pledge.Kind.PRIORITY_INTERVIEW)
    day_has_come = Q(interview__at=None) | Q(interview__at__lte=timezone.now())
    due = about_one & day_has_come | ~about_one & Q(first__lte=timezone.localdate())
    expected = waiting.filter(status=S.CONFIRMED).alias(first=FIRST_DAY).filter(due)
    return waiting.awaiting_confirmation().count() + expected.count()
