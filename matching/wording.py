"""The engine's messages in the service's words: for the worker, and for the young adult."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from offers import why
from rulebook import lists

from .engine import Labels, Message, english
from .persons import whole_months

REASONS_KEPT = 4
"""How many reasons an offer gives a young adult: a card on a phone, not an assessment."""


def labels_on(day: dt.date, start: dt.date | None = None) -> Labels:
    """The council's lists, and days counted from ``day``; ages are those at this start."""
    return Labels(
        sectors=[in_a_sentence(label) for _, label in lists.SECTORS],
        adjustments=[in_a_sentence(label) for _, label in lists.ADJUSTMENTS],
        support=[in_a_sentence(label) for _, label in lists.SUPPORT],
        day=lambda ahead: f"{day + dt.timedelta(days=ahead):%-d %B %Y}",
        months_ahead=whole_months(day, start) if start else 0,
    )


def in_a_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]


def sentences(messages: Iterable[Message], labels: Labels, *, to_themselves: bool = False) -> list[str]:
    return [english(message, labels, to_themselves) for message in messages if says_something(message)]


def says_something(message: Message) -> bool:
    """Mentoring has no hours and no pay: that it is not what somebody wants of a job says nothing."""
    match message.key, message.values:
        case "hours.against", {"hours": 0}:
            return False
        case "pay.against", {"pay": 0}:
            return False
    return True


def reasons_kept(messages: Iterable[Message], labels: Labels) -> list[dict[str, Any]]:
    """Why this one, as an offer keeps it: the weightiest few, each about the young adult and to them.

    With the sentence goes what it is made of, because their page says it in their language (`offers.why`).
    """
    kept = [message for message in messages if says_something(message)][:REASONS_KEPT]
    return [reason(message, labels) for message in kept]


def reason(message: Message, labels: Labels) -> dict[str, Any]:
    values = with_codes(message.values)
    to = why.sentence(message.key, values) if message.key in why.SAYS else english(message, labels, True)
    return {"about": english(message, labels), "to": to, "key": message.key, "values": values}


def with_codes(values: Mapping[str, Any]) -> dict[str, Any]:
    """The codes of the council's lists in place of the engine's numbers, which are places in them."""
    coded = dict(values)
    if "sector" in coded:
        coded["sector"] = lists.SECTORS[coded["sector"]][0]
    if "support" in coded:
        coded["support"] = [lists.SUPPORT[bit][0] for bit in coded["support"]]
    return coded


PARTS = {
    "interest": "Interest in this kind of work",
    "type": "The kind of opportunity they want",
    "choice": "Asked for this one",
    "distance": "How near it is",
    "hours": "Hours they want",
    "pay": "Pay they want",
    "support": "Support they want",
    "qualfit": "Their level of qualification",
    "declined": "Said no to this sector before",
}
"""What the parts of a fit are called where those who may see them read them."""


LEFT_TO_A_WORKER = "A worker decided this pair."
LEFT_OUT = "A worker left them out of this round."


def kept(stored: Mapping[str, Any]) -> str:
    """A message that was stored with a proposal, in words."""
    if stored["key"] == "settled":
        return LEFT_TO_A_WORKER
    return english(Message(stored["key"], stored["values"]), Labels())
