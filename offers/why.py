"""Why an offer was thought of for somebody, as its page says it: in their language, and without hard words.

An offer keeps each reason with what it is made of: ``{"key": …, "values": …}``, a sentence of the engine and
what fills its gaps, with the codes of the rulebook's lists. A bare sentence that was kept is shown as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from rulebook import lists

from .models import Offer
from .words import far, pounds

Values = Mapping[str, Any]


def liked(said: Values) -> str:
    sector = in_a_sentence(lists.SECTORS, said["sector"])
    if said["level"] >= 3:
        return _("You like this a lot: %(sector)s.") % {"sector": sector}
    if said["level"] == 2:
        return _("You like this: %(sector)s.") % {"sector": sector}
    return _("You said you might like this: %(sector)s.") % {"sector": sector}


def partly_liked(said: Values) -> str:
    sector = in_a_sentence(lists.SECTORS, said["sector"])
    return _("A part of it is something you like: %(sector)s.") % {"sector": sector}


def wanted_kind(said: Values) -> str:
    if said["rank"] == 1:
        return _("This kind of thing is what you want most.")
    return _("You asked for this kind of thing.")


def near(said: Values) -> str:
    return _("It is %(distance)s from where you live.") % {"distance": far(said["distance"])}


def hours(said: Values) -> str:
    return _("It is %(hours)d hours a week, as you want.") % {"hours": said["hours"]}


def pay(said: Values) -> str:
    return _("It pays %(pay)s an hour. That is what you asked for, or more.") % {"pay": pounds(said["pay"])}


def supported(said: Values) -> str:
    support = "; ".join(in_a_sentence(lists.SUPPORT, code) for code in said["support"])
    return _("They give the help that you want: %(support)s.") % {"support": support}


SAYS: dict[str, Callable[[Values], str]] = {
    "interest.for": liked,
    "interest.second": partly_liked,
    "type.rank": wanted_kind,
    "choice.for": lambda said: _("You asked for this one."),
    "distance.from_home": lambda said: _("You can do it from home."),
    "distance.far": near,
    "hours.for": hours,
    "pay.for": pay,
    "support.for": supported,
    "qualfit.for": lambda said: _("It fits what you have learnt so far."),
}
"""All that can speak for an offer, by the engine's key."""


def sentence(key: str, values: Values) -> str:
    return SAYS[key](values)


def why(offer: Offer) -> list[str]:
    """The reasons that were kept with the offer, as they speak to the young adult; else who thought of it."""
    said = [spoken(reason) for reason in offer.reasons]
    if said or offer.offered_by is None:
        return said
    return [_("%(who)s thought that this could fit you.") % {"who": offer.offered_by}]


def spoken(reason: Any) -> str:
    if not isinstance(reason, Mapping):
        return str(reason)
    return sentence(reason["key"], reason["values"]) if reason.get("key") in SAYS else str(reason["to"])


def in_a_sentence(choices: Sequence[tuple[str, str]], code: str) -> str:
    label = _(dict(choices).get(code, code))
    return label[:1].lower() + label[1:]
