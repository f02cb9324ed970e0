"""Rows about promised interviews: something equal to confirm, no day that is set, feedback due."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import DateField, ExpressionWrapper, F, Q
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import an_ete_worker
from desk.access import bare_offers_on_the_desk
from offers import interviews
from offers.models import CriterionCheck, Offer, last_yes
from pledges.models import Pledge
from rulebook.calendar import add_working_days

from .rows import OF_AN_OFFER_ALONE, Kind, Row, long_day, offer_row

S = Offer.Status

DAYS_AHEAD = dt.timedelta(days=3)
"""A promised interview without a day is in trouble so long before its last day."""

FEEDBACK_WORKING_DAYS = 2


def equals(user: Any) -> Any:
    if not an_ete_worker(user, None):
        return CriterionCheck.objects.none()
    return CriterionCheck.objects.to_confirm().order_by("at", "pk")


def equals_row(check: CriterionCheck) -> Row:
    return Row(
        title=f"{check.offer.intake.pledge}: does “{check.instead}” count?",
        why=f"{check.offer.intake.pledge.organisation} asks for “{check}”.",
        url=reverse("interviews:equal", args=[check.pk]),
        action="Say whether it counts",
        due=check.at,
    )


def going_on(user: Any) -> Any:
    about_one = Q(intake__pledge__kind=Pledge.Kind.PRIORITY_INTERVIEW)
    return bare_offers_on_the_desk(user).filter(about_one, status__in=interviews.OPEN)


def not_set(user: Any) -> Any:
    """No day yet, and the last day of the promise is near or gone."""
    unset = going_on(user).filter(Q(interview=None) | Q(interview__at=None))
    last_day = TruncDate(last_yes()) + F("intake__pledge__interview_within_days")
    promised = unset.annotate(promised_by=ExpressionWrapper(last_day, DateField()))
    return promised.filter(promised_by__lte=timezone.localdate() + DAYS_AHEAD).order_by("promised_by", "pk")


def not_set_row(offer: Any) -> Row:
    host, by = offer.intake.pledge.organisation, offer.promised_by
    why = f"{host} promised an interview by {long_day(by)}, and no day is set. Ring them."
    return offer_row(offer, why, "Ask the host", by, late=by < timezone.localdate())


def without_feedback(user: Any) -> Any:
    """The interview was some working days ago, and they have heard nothing."""
    since = add_working_days(timezone.now(), -FEEDBACK_WORKING_DAYS)
    silent = going_on(user).filter(interview__at__lte=since, interview__result="")
    return silent.select_related("interview").order_by("interview__at", "pk")


def without_feedback_row(offer: Offer) -> Row:
    at = offer.interview.at
    why = f"The interview was on {long_day(at)}. Feedback was promised, whatever the result."
    return offer_row(offer, why, "Ask for feedback", at, late=True)


EQUALS = Kind("equal", equals, equals_row)
NOT_SET = Kind("interview", not_set, not_set_row, reads=OF_AN_OFFER_ALONE)
WITHOUT_FEEDBACK = Kind(
    "feedback", without_feedback, without_feedback_row, reads=(*OF_AN_OFFER_ALONE, "interview__at")
)
