"""Exactly what a host will read about a young adult, shown before they choose; and what they chose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from . import notices
from .disclosure import HostView, as_if, host_view
from .forms.sharing import labels
from .models import Offer

S = Offer.Status


@dataclass(frozen=True)
class Preview:
    """What stands on the host's page: with your yes, and what is added with theirs."""

    message: str
    at_your_yes: list[tuple[str, str]]
    at_their_yes: list[tuple[str, str]]


def preview(offer: Offer, chosen: Collection[str]) -> Preview:
    """By the same rules that the host's own page asks, as if both had said yes."""
    said_yes = as_if(offer, S.ACCEPTED, chosen)
    first = rows(host_view(said_yes))
    both = rows(host_view(as_if(offer, S.CONFIRMED, chosen)))
    return Preview(notices.SAID_YES.line(said_yes), first, [row for row in both if row not in first])


def rows(view: HostView) -> list[tuple[str, str]]:
    """With the labels of the host's page (templates/host/person.html)."""
    lines = (
        (_("First name"), view.first_name),
        (_("What helps them"), "; ".join(view.adjustments)),
        (_("They chose to tell you"), view.care_experience),
        (_("Phone"), view.phone),
        (_("E-mail"), view.email),
    )
    return [(label, words) for label, words in lines if words]


def chosen_before(offer: Offer) -> list[tuple[Any, list[str]]]:
    """Every choice that was made for this offer, the newest first: when, and what was ticked."""
    words = labels(offer)
    return [
        (choice.at, [label for name, label in words.items() if getattr(choice, name)])
        for choice in offer.disclosure_choices.order_by("-pk")
    ]
