"""Rows about what follows a yes: the host's confirmation, first days, promises in trouble."""

from __future__ import annotations

import datetime as dt
from operator import attrgetter
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import an_ete_worker
from desk.access import bare_offers_on_the_desk, of_offers_on_the_desk
from offers.deadlines import confirm_by
from offers.models import Breakdown, BrokenPromise, CheckIn, Offer, PromiseReport
from offers.promise_reports import answer_by
from pledges.models import Pledge
from rulebook.calendar import add_working_days

from .rows import OF_AN_OFFER_ALONE, InPlace, Kind, Row, back_on_today, long_day, move_in_place, offer_row

S = Offer.Status

SILENT_WORKING_DAYS = 2
STARTS_WITHIN = dt.timedelta(days=7)
FINISHED_WITHIN = dt.timedelta(days=14)


def unconfirmed(user: Any) -> list[Offer]:
    """Yeses that the host has not confirmed, from the day on which it should have."""
    offers, may_confirm = bare_offers_on_the_desk(user).awaiting_confirmation(), an_ete_worker(user, None)
    offers = list(offers.with_accepted_at())
    for offer in offers:
        offer.confirm_by = confirm_by(offer.accepted_at or offer.offered_at)
        offer.may_confirm = may_confirm
    late = (offer for offer in offers if offer.confirm_by <= timezone.now())
    return sorted(late, key=attrgetter("confirm_by", "pk"))


def unconfirmed_row(offer: Any) -> Row:
    host = offer.intake.pledge.organisation
    why = f"Said yes. {host} was to confirm by {long_day(offer.confirm_by)}."
    moves = (move_in_place(offer, "confirm", "They confirm it"),) if offer.may_confirm else ()
    return offer_row(offer, why, "Ask the host", offer.confirm_by, late=True, in_place=moves)


def starting(user: Any) -> Any:
    offers = bare_offers_on_the_desk(user).first_day_until(timezone.localdate() + STARTS_WITHIN)
    broke = Breakdown.objects.filter(offer=OuterRef("pk"), what_next__in=Breakdown.GOES_ON)
    later = broke.filter(settled_at__date__gte=OuterRef("intake__starts_on"))
    return offers.annotate(broke_since=Exists(later)).order_by("first", "pk")


def starting_row(offer: Any) -> Row:
    starts_on = offer.first_day
    if starts_on > timezone.localdate():
        return offer_row(offer, f"Starts {long_day(starts_on)}.", "See what is agreed", starts_on)
    moves = (
        move_in_place(offer, "start", "They started"),
        move_in_place(offer, "did-not-attend", "They did not come"),
    )
    if offer.broke_since and not offer.starts_again_on:
        why = "They try again. Which day did they start?"
        return offer_row(offer, why, "Say how it went", None, in_place=moves)
    why = f"The first day was {long_day(starts_on)}. Did they start?"
    return offer_row(offer, why, "Say how it went", starts_on, late=True, in_place=moves)


def in_trouble(user: Any) -> Any:
    """Somebody has begun or is about to, and the promise behind it was withdrawn."""
    withdrawn = bare_offers_on_the_desk(user).filter(
        status__in=(S.ACCEPTED, S.CONFIRMED, S.STARTED, S.PAUSED),
        intake__pledge__status=Pledge.Status.WITHDRAWN,
    )
    return withdrawn.order_by("intake__ends_on", "pk")


def in_trouble_row(offer: Offer) -> Row:
    host = offer.intake.pledge.organisation
    why = f"{host} withdrew its pledge. Find out with them and the host how it goes on."
    return offer_row(offer, why, "See how it stands", offer.intake.ends_on, late=True, tag="Urgent")


def finished(user: Any) -> Any:
    """Completed lately, and nothing else is open with them: nobody falls back into waiting unnoticed."""
    since = timezone.now() - FINISHED_WITHIN
    done = bare_offers_on_the_desk(user).filter(
        status=S.COMPLETED, check_ins__point=CheckIn.Point.END, check_ins__asked_at__gte=since
    )
    others = Offer.objects.open().filter(young_adult=OuterRef("young_adult"))
    return done.filter(~Exists(others)).order_by("check_ins__asked_at", "pk")


def finished_row(offer: Offer) -> Row:
    person = offer.young_adult
    return Row(
        title=f"{person} has finished {offer.intake.pledge}",
        why="Nothing else is open with them. Ask how it was, and what they would like next.",
        url=reverse("desk:young_adult", args=[person.pk]),
        action="See what fits",
    )


def broken_down(user: Any) -> Any:
    """Somebody did not come, paused or stopped, and nobody has said yet what comes next."""
    return of_offers_on_the_desk(Breakdown.objects.unsettled(), user).order_by("began_at", "pk")


def broken_down_row(broke: Breakdown) -> Row:
    offer = broke.offer
    what = f"{broke.get_began_with_display()} on {long_day(broke.began_at)}."
    return Row(
        title=f"{offer.young_adult}: {offer.intake.pledge}",
        why=f"{what} Talk to them first.{held(offer)}",
        url=reverse("desk:breakdown", args=[broke.pk]),
        action="Say what comes next",
        due=broke.began_at,
        late=timezone.localdate(broke.began_at) < timezone.localdate(),
    )


def held(offer: Offer) -> str:
    """For how long their place is, or was, kept for them; nothing of a pause, which keeps it."""
    until = offer.held_until
    if until is None:
        return ""
    return f" The place {'is' if until > timezone.now() else 'was'} held until {long_day(until)}."


def trying_again(user: Any) -> Any:
    """Their adviser has settled with them on trying again; an ETE worker makes the place firm."""
    if not an_ete_worker(user, None):
        return Breakdown.objects.none()
    wanted = Breakdown.objects.wanting_to_try_again()
    return wanted.select_related("settled_by").order_by("offer__held_until", "pk")


def trying_again_row(broke: Breakdown) -> Row:
    offer = broke.offer
    why = f"{broke.settled_by} says that they want to try again{from_day(broke)}. {broke.words}".strip()
    move = move_in_place(offer, "confirm", "They try again")
    return offer_row(offer, why, "Try again", offer.held_until, in_place=(move,))


def from_day(broke: Breakdown) -> str:
    return f" from {long_day(broke.starts_on)}" if broke.starts_on else ""


def not_as_promised(user: Any) -> Any:
    """What was put to the host waits for it there: a worker puts it only after the talk (`promises`)."""
    open_ones = PromiseReport.objects.open().exclude(broken__status__in=BrokenPromise.UNDECIDED)
    return of_offers_on_the_desk(open_ones, user).order_by("reported_at", "pk")


def not_as_promised_row(report: PromiseReport) -> Row:
    offer, due = report.offer, answer_by(report)
    url = reverse("desk:promise_report", args=[report.pk])
    return Row(
        title=f"{offer.young_adult}: {offer.intake.pledge} is not as promised",
        why=f"{report.get_about_display()}. Talk to them by {long_day(due)}, then with the host.",
        url=url,
        action="Say what came of it",
        due=due,
        late=due <= timezone.now(),
        in_place=(InPlace("Write it down", back_on_today(url), field="outcome"),),
    )


def silent_check_ins(user: Any) -> Any:
    """Asked how it goes two working days ago or longer, and still no answer."""
    since = add_working_days(timezone.now(), -SILENT_WORKING_DAYS)
    asked = of_offers_on_the_desk(CheckIn.objects.unanswered(), user)
    silent = asked.filter(offer__status__in=(S.CONFIRMED, S.STARTED), asked_at__lte=since)
    return silent.order_by("asked_at", "pk")


def silent_check_in_row(check_in: CheckIn) -> Row:
    point = check_in.get_point_display().lower()
    why = f"Asked how it goes ({point}) on {long_day(check_in.asked_at)}, and hasn’t replied. Ask them."
    return offer_row(check_in.offer, why, "Ask how it goes", check_in.asked_at)


BROKEN_DOWN = Kind("broken", broken_down, broken_down_row)
TRYING_AGAIN = Kind("again", trying_again, trying_again_row)
NOT_AS_PROMISED = Kind("promise", not_as_promised, not_as_promised_row)
SILENT = Kind("silent", silent_check_ins, silent_check_in_row)
UNCONFIRMED = Kind("unconfirmed", unconfirmed, unconfirmed_row)
STARTING = Kind("starting", starting, starting_row, reads=(*OF_AN_OFFER_ALONE, "starts_again_on"))
IN_TROUBLE = Kind("trouble", in_trouble, in_trouble_row, reads=OF_AN_OFFER_ALONE)
FINISHED = Kind("finished", finished, finished_row, reads=OF_AN_OFFER_ALONE)
