"""Parts of the sentences in which notices tell of an offer."""

from __future__ import annotations

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _

from .models import Offer, OfferStep
from .words import clock, stands


def became(step: OfferStep) -> str:
    return Offer.Status(step.to_status).label.lower()


def place_is_set(offer: Offer) -> str:
    """A host's yes to an interview is not yet one to the job."""
    if not offer.is_about_an_interview:
        set_from = {"title": offer.pledge.title, "day": day(offer)}
        return _("Your place is set: %(title)s, from %(day)s.") % set_from
    at = clock(getattr(getattr(offer, "interview", None), "at", None))
    return ", ".join(filter(None, [interview_news(offer), at]))


def interview_news(offer: Offer) -> str:
    """How far it is, and never the feedback: that is read on the page."""
    return f"{stands(offer)}: {offer.pledge.title}"


def day(offer: Offer) -> str:
    return formatted(offer.first_day, "j F")


def what_the_host_does(offer: Offer) -> str:
    return "Set the day of the interview" if offer.is_about_an_interview else "Confirm the first day"
