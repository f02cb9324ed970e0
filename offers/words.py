"""What a young adult reads about an offer: where it stands, what happens next and by when. No blame."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext_lazy as _

from geography.distance import miles
from rulebook import writing

from . import deadlines, interview_words
from .models import HostReason, Offer

S = Offer.Status

STANDS = {
    S.OFFERED: _("We need your answer"),
    S.ACCEPTED: _("You said yes"),
    S.WAITING: _("You said yes. You are on the list."),
    S.NOT_NOW: _("You said not now"),
    S.DECLINED: _("You said no thanks"),
    S.LAPSED: _("The time to answer is over"),
    S.CONFIRMED: _("Your place is set"),
    S.STARTED: _("You have started"),
    S.PAUSED: _("This is on hold"),
    S.COMPLETED: _("You finished this"),
    S.ENDED_EARLY: _("This stopped early"),
    S.DID_NOT_ATTEND: _("You missed the first day"),
    S.CANCELLED_BY_YOUNG_ADULT: _("You changed your mind"),
    S.CANCELLED_BY_HOST: _("This can’t go ahead"),
    S.WITHDRAWN_BY_SERVICE: _("This can’t go ahead"),
    S.WITHDRAWN_BY_HOST: _("This can’t go ahead"),
}

NOT_YOUR_FAULT = _(
    "This is not because of you. Your adviser can tell you more, and look for something else with you."
)

NEXT = {
    S.OFFERED: _("Tell us by {answer_by}."),
    S.ACCEPTED: _(
        "We keep a place for you. We have asked them to say yes too{confirm_by}. Then we tell you."
    ),
    S.WAITING: _(
        "Someone took the last place just before you. If a place is free for you, we tell you at once."
        " The last day for it is {last_day}."
    ),
    S.NOT_NOW: _("That is fine.{change_mind}"),
    S.DECLINED: _("That is fine. We won’t ask you about this one again.{change_mind}"),
    S.LAPSED: _("That is OK. Do you still want it? Tell your adviser, or ask us here."),
    S.CONFIRMED: _("You start on {starts_on}. If you can’t come, tell us here or call your adviser."),
    S.STARTED: _(
        "{goes_on}If it is not what you were told, or you want to stop, tell your adviser or tell us here."
    ),
    S.PAUSED: _("Your adviser talks with you by {talk_by} about what comes next."),
    S.COMPLETED: _("Talk to your adviser about what you would like to do next."),
    S.ENDED_EARLY: _("We keep your place until {held_until}. Tell your adviser if you want to try again."),
    S.DID_NOT_ATTEND: _(
        "We hope you are OK. We keep your place until {held_until}."
        " Tell your adviser if you want to try again."
    ),
    S.CANCELLED_BY_YOUNG_ADULT: _(
        "That is OK. We have told them. Do you want it after all? Tell your adviser, or ask us here."
    ),
    S.CANCELLED_BY_HOST: "{they_said}{not_your_fault}",
    S.WITHDRAWN_BY_SERVICE: NOT_YOUR_FAULT,
    S.WITHDRAWN_BY_HOST: "{they_said}{not_your_fault}",
}


def stands(offer: Offer) -> str:
    if offer.is_about_an_interview:
        return str(interview_words.STANDS.get(interview_words.how_far(offer), STANDS[offer.status]))
    return str(STANDS[offer.status])


def what_next(offer: Offer) -> str:
    """What happens next and by when. ``offer`` comes from `mine.offers_of`."""
    return str(sentence(offer)).format(**moments(offer))


def sentence(offer: Offer) -> Any:
    """The usual one, or another once the day has passed that it would name."""
    if is_late(offer):
        return LATE
    if offer.is_about_an_interview and interview_words.how_far(offer) in interview_words.NEXT:
        return interview_words.NEXT[interview_words.how_far(offer)]
    return STILL_ON_HOLD if was_to_be_talked_to(offer) else NEXT[offer.status]


LATE = _(
    "We keep a place for you. They are late with their answer, so we ask them again."
    " You hear from us by {given_back}."
)
STILL_ON_HOLD = _("We keep your place. Has no one talked with you yet? Tell your adviser, or call us.")


def is_late(offer: Offer, now: dt.datetime | None = None) -> bool:
    """The host has not said yes by the day that was named."""
    accepted_at = getattr(offer, "accepted_at", None)
    waits = offer.status == S.ACCEPTED and accepted_at is not None
    return waits and deadlines.confirm_by(accepted_at) < (now or timezone.now())


def was_to_be_talked_to(offer: Offer, now: dt.datetime | None = None) -> bool:
    """It is on hold, and the day by which the adviser talks with them is over, or is not known."""
    paused_at = getattr(offer, "paused_at", None)
    is_over = paused_at is None or deadlines.today_by(paused_at) < (now or timezone.now())
    return offer.status == S.PAUSED and is_over


def ended_by_host(reason: str) -> str:
    """What the young adult reads when the host ends it for this reason; the host is shown it before."""
    return they_said(reason) + str(NOT_YOUR_FAULT)


def they_said(reason: str | None) -> str:
    """The host's reason, where it says something."""
    said = HOST_SAID.get(reason or "")
    return str(_("They told us: {said}. ")).format(said=said) if said else ""


HOST_SAID = {
    HostReason.FULL: _("it is full"),
    HostReason.DATE_GONE: _("the date has gone"),
    HostReason.SUPERVISOR: _("the person who runs it is away"),
    HostReason.CHECKS: _("their checks are not ready"),
    HostReason.DUPLICATE: _("it was listed twice"),
    HostReason.CLOSED: _("they are closing or moving"),
}


def moments(offer: Offer) -> dict[str, Any]:
    accepted_at, paused_at = getattr(offer, "accepted_at", None), getattr(offer, "paused_at", None)
    by = day(deadlines.confirm_by(accepted_at)) if accepted_at else ""
    until = clock(offer.answer_by) if in_time(offer) else ""
    return {
        "interview_at": clock(getattr(getattr(offer, "interview", None), "at", None)),
        "interview_by": by_the_day(deadlines.interview_by(offer.pledge, accepted_at)),
        "they_said": they_said(getattr(offer, "host_reason", None)),
        "not_your_fault": NOT_YOUR_FAULT,
        "answer_by": clock(offer.answer_by),
        "starts_on": day(offer.first_day),
        "last_day": day(offer.intake.fill_by),
        "goes_on": goes_on(offer.intake.ends_on),
        "held_until": day(offer.held_until),
        "given_back": day(deadlines.given_back_at(accepted_at)) if accepted_at else "",
        "talk_by": day(deadlines.today_by(paused_at)) if paused_at else "",
        "confirm_by": str(_(" by {day}")).format(day=by) if by else "",
        "change_mind": str(_(" You can still say yes until {until}.")).format(until=until) if until else "",
    }


def by_the_day(value: dt.date | None) -> str:
    """Nothing once the day has gone by."""
    to_come = value is not None and value >= timezone.localdate()
    return str(_(" by {day}")).format(day=day(value)) if to_come else ""


def goes_on(until: dt.date | None) -> str:
    return str(_("It goes on until {day}. ")).format(day=f"{day(until)} {until.year}") if until else ""


def in_time(offer: Offer, now: dt.datetime | None = None) -> bool:
    return offer.answer_by is not None and (now or timezone.now()) < offer.answer_by


def far(hundreds_of_metres: int) -> str:
    """How far in a straight line, in whole miles."""
    whole = miles(hundreds_of_metres)
    return str(_("less than a mile") if whole <= 1 else _("%(number)d miles") % {"number": whole})


def pounds(pence: int) -> str:
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"


def day(value: dt.date | dt.datetime | None) -> str:
    """As "Tuesday 12 January"."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value)
    return formatted(value, "l j F") if value else ""


def clock(value: dt.datetime | None) -> str:
    """As "Tuesday 12 January at 9:05am"."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return str(_("{day} at {time}")).format(day=day(local), time=writing.clock(local))
