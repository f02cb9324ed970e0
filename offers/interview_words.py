"""What a young adult reads about a promised interview: the interview is what is set, and not yet the job."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Interview, Offer

S = Offer.Status

ASKED, UNSET, SET, HELD, MISSED = "asked", "unset", "set", "held", "missed"
OFFERED, NOT_THIS_TIME = Interview.Result

STANDS = {
    UNSET: _("You get an interview"),
    SET: _("You have an interview"),
    HELD: _("You had an interview"),
    MISSED: _("You missed the interview"),
    OFFERED: _("They offer you the job"),
    NOT_THIS_TIME: _("Not this time"),
}

THE_DAY_IS_TO_COME = _("They keep an interview for you. They set the day{interview_by}. Then we tell you.")

NEXT = {
    ASKED: THE_DAY_IS_TO_COME,
    UNSET: THE_DAY_IS_TO_COME,
    SET: _("Your interview is on {interview_at}. If you can’t come, tell us here or call your adviser."),
    HELD: _("It was on {interview_at}. They tell you here how it went."),
    OFFERED: _("They want you for this job. Talk to your adviser about what comes next."),
    NOT_THIS_TIME: _("Read below what they say. Your adviser can look for something else with you."),
}


def how_far(offer: Offer) -> str:
    """A key of the sentences above; empty where those of every offer are right."""
    interview = getattr(offer, "interview", None)
    if offer.status == S.COMPLETED:
        return interview.result if interview else ""
    if offer.status == S.CONFIRMED:
        return how_far_once_set(interview)
    return {S.ACCEPTED: ASKED, S.DID_NOT_ATTEND: MISSED}.get(S(offer.status), "")


def how_far_once_set(interview: Interview | None) -> str:
    if interview is None or interview.at is None:
        return UNSET
    return SET if interview.at > timezone.now() else HELD
