"""Rows about asking people: places to fill, answers and questions, what to approve, who was never asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value, Window
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import an_ete_worker
from desk.access import bare_offers_on_the_desk, of_offers_on_the_desk
from matching.mapping import who_may_be_matched
from offers.models import Offer, OfferStep, Question, Referral
from offers.questions import answer_by
from offers.safety import not_held
from pledges.models import Intake, Pledge
from rulebook.calendar import add_working_days, working_day_after
from youngadults.models import YoungAdult

from .rows import InPlace, Kind, Row, back_on_today, counted, long_day, move_in_place, offer_row

S = Offer.Status

CLOSING_WORKING_DAYS = 5
LAPSED_WITHIN = dt.timedelta(days=14)


def closing(user: Any) -> Any:
    """Free places whose last day to fill is near, with who has been asked."""
    if not an_ete_worker(user, None):
        return Intake.objects.none()
    last = working_day_after(timezone.localdate(), CLOSING_WORKING_DAYS)
    awaited = Count("offers", filter=Q(offers__status=S.OFFERED))
    intakes = Intake.objects.to_fill().filter(pledge__status=Pledge.Status.LIVE, fill_by__lte=last)
    rows = not_held(intakes).select_related("pledge").annotate(awaited=awaited)
    return rows.order_by("fill_by", "pk")


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


def unanswered(user: Any) -> Any:
    """Offers whose time to answer ends within a working day, with when somebody last told them in person."""
    soon = add_working_days(timezone.now(), 1)
    offers = bare_offers_on_the_desk(user).awaiting_answer().filter(answer_by__lte=soon)
    telling = OfferStep.objects.filter(record=OuterRef("pk"), verb="tell", at__gte=OuterRef("offered_at"))
    told_at = Subquery(telling.order_by("-pk").values("at")[:1])
    return offers.annotate(told_at=told_at).order_by("answer_by", "pk")


def unanswered_row(offer: Any) -> Row:
    """Nobody is called twice on a day: whoever was told today thinks about it."""
    told = f"Was told on {long_day(offer.told_at)}. " if offer.told_at else ""
    today = bool(offer.told_at) and timezone.localdate(offer.told_at) == timezone.localdate()
    why = f"{told}Hasn’t replied, and the time to answer is nearly over."
    tell = () if today else (move_in_place(offer, "tell", "I told them", field="why"),)
    action = "Write down their answer" if today else "Call them"
    return offer_row(offer, why, action, offer.answer_by, in_place=tell)


def questions(user: Any) -> Any:
    return of_offers_on_the_desk(Question.objects.unanswered(), user).order_by("asked_at", "pk")


def question_row(question: Question) -> Row:
    url, promised = reverse("desk:question", args=[question.pk]), answer_by(question)
    words = f"“{question.text[:120]}{'…' if len(question.text) > 120 else ''}”"
    return Row(
        title=f"{question.offer.young_adult.first_name} asked about {question.offer.intake.pledge}",
        why=f"{words} They were told: an answer by {long_day(promised)}.",
        url=url,
        action="See the question",
        due=question.asked_at,
        late=promised <= timezone.now(),
        in_place=(InPlace("Send the answer", back_on_today(url), field="text"),),
    )


def moving_up(user: Any) -> Any:
    """People on a waiting list where a place has become free."""
    free = Q(status=S.WAITING, intake__places_taken__lt=F("intake__places"))
    offers = bare_offers_on_the_desk(user).filter(free, intake__fill_by__gte=timezone.localdate())
    offers = offers.annotate(may_move=Value(an_ete_worker(user, None)))
    return offers.order_by("offered_at", "pk")


def moving_up_row(offer: Any) -> Row:
    why = "Said yes and waits. A place is free now."
    moves = (move_in_place(offer, "give-place", "Give them the free place"),) if offer.may_move else ()
    return offer_row(offer, why, "See the waiting list", offer.offered_at, in_place=moves)


def suggested(user: Any) -> Any:
    """People whom an adviser has suggested, for an ETE worker to offer it or not."""
    if not an_ete_worker(user, None):
        return Offer.objects.none()
    offers = bare_offers_on_the_desk(user).filter(status=S.SHORTLISTED, intake__in=Intake.objects.to_fill())
    return offers.exclude(shortlisted_by=user).select_related("shortlisted_by").order_by("made_at", "pk")


def suggested_row(offer: Offer) -> Row:
    return offer_row(offer, f"Suggested by {offer.shortlisted_by}.", "Look at it", offer.made_at)


def to_approve(user: Any) -> Any:
    if not an_ete_worker(user, None):
        return Pledge.objects.none()
    return Pledge.objects.awaiting_approval().select_related("organisation").order_by("posted_at", "pk")


def to_approve_row(pledge: Pledge) -> Row:
    return Row(
        title=str(pledge),
        why=f"{pledge.organisation} posted it. Nobody can be offered it until you approve it.",
        url=reverse("desk:pledge", args=[pledge.pk]),
        action="Read and approve",
        due=pledge.posted_at,
    )


def lapsed(user: Any) -> Any:
    """Silence, not a no: the number or the channel may be wrong. Nobody is blamed or counted."""
    since = timezone.now() - LAPSED_WITHIN
    silent = bare_offers_on_the_desk(user).filter(status=S.LAPSED, answer_by__gte=since)
    before = Offer.objects.filter(young_adult=OuterRef("young_adult"), offered_at__lt=OuterRef("offered_at"))
    status_before = Subquery(before.order_by("-offered_at", "-pk").values("status")[:1])
    return silent.annotate(status_before=status_before).order_by("answer_by", "pk")


def lapsed_row(offer: Any) -> Row:
    again = " The second in a row." if offer.status_before == S.LAPSED else ""
    why = f"The time to answer has run out.{again} Check how to reach them."
    return offer_row(offer, why, "Reach them", offer.answer_by)


def never_offered(user: Any) -> Any:
    """Everybody who could be offered something and never was, those who have waited longest first."""
    offered = Offer.objects.filter(young_adult=OuterRef("pk")).exclude(status__in=Offer.BEFORE_OFFERED)
    people = who_may_be_matched(YoungAdult.objects.visible_to(user), timezone.localdate())
    waiting = people.filter(~Exists(offered), preferences__isnull=False).select_related("preferences")
    return waiting.annotate(of_all=Window(Count("pk"))).order_by("preferences__waiting_since", "pk")


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


def referred(user: Any) -> Any:
    """People whom their adviser has put forward, until an ETE worker has looked."""
    if not an_ete_worker(user, None):
        return Referral.objects.none()
    return Referral.objects.open().select_related("young_adult", "by").order_by("at", "pk")


def referred_row(referral: Referral) -> Row:
    wanted = ", ".join(filter(None, [referral.get_sector_display(), referral.get_kind_display()]))
    words = f"“{referral.words[:120]}{'…' if len(referral.words) > 120 else ''}”" if referral.words else ""
    return Row(
        title=f"{referral.by} refers {referral.young_adult}",
        why=" ".join(filter(None, [f"{wanted}." if wanted else "", words])) or "See what fits them.",
        url=reverse("desk:young_adult", args=[referral.young_adult_id]),
        action="See what fits",
        due=referral.at,
        in_place=(InPlace("Seen to", reverse("desk:see_to_referral", args=[referral.pk])),),
    )


REFERRED = Kind("referred", referred, referred_row)
CLOSING = Kind("closing", closing, closing_row, reads=("fill_by", "places", "places_taken", "pledge__title"))
UNANSWERED = Kind("unanswered", unanswered, unanswered_row, reads=("young_adult", "intake", "answer_by"))
QUESTIONS = Kind("question", questions, question_row)
MOVING_UP = Kind("waiting", moving_up, moving_up_row, reads=("young_adult", "intake", "offered_at"))
SUGGESTED = Kind("suggested", suggested, suggested_row)
TO_APPROVE = Kind("approve", to_approve, to_approve_row, reads=("title", "posted_at", "organisation__name"))
LAPSED = Kind("lapsed", lapsed, lapsed_row, reads=("young_adult", "intake", "answer_by"), shown=5)
NEVER = Kind(
    "never",
    never_offered,
    never_offered_row,
    reads=("first_name", "last_name", "preferences__waiting_since"),
    shown=5,
)
