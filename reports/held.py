"""What this room holds about a young adult: their parts of the page of all that is held, and how they go."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from rulebook.writing import day
from youngadults.holding import Part, record
from youngadults.models import YoungAdult

from . import challenges
from .models import Challenge, DidThen, Refusal


def raised(young_adult: YoungAdult) -> Part:
    found = Challenge.objects.filter(raised_by=young_adult.user)
    records = [
        record(
            ("at", _("When"), day(timezone.localdate(one.raised_at), short=True)),
            ("words", _("What should change?"), one.words),
            ("shares_name", _("They may know my name"), _("Yes") if one.shares_name else _("No")),
            ("we_did", _("What we did"), one.we_did),
        )
        for one in found
    ]
    return Part("challenges", _("What you want to change"), _("So that you get an answer."), records)


def did_then(young_adult: YoungAdult) -> Part:
    found = DidThen.objects.filter(young_adult=young_adult).order_by("quarter")
    records = [
        record(
            ("quarter", _("From"), day(one.quarter, short=True)),
            ("was_in", _("You were in work or learning"), _("Yes") if one.was_in else _("No")),
        )
        for one in found
    ]
    purpose = _("So that we can count how many find work. No one reads it with your name.")
    return Part("did_then", _("What you did when we sent you an offer"), purpose, records)


def forget(young_adult: YoungAdult, *, by: Any, why: str = "") -> None:
    """Follows a young adult who is forgotten. An answer that was published stays, and knows nobody."""
    DidThen.objects.filter(young_adult=young_adult).delete()
    Refusal.objects.filter(young_adult=young_adult).delete()
    theirs = Challenge.objects.filter(raised_by=young_adult.user)
    for waiting in theirs.filter(status__in=Challenge.WAITING).order_by("pk"):
        challenges.take_back(waiting, by=None)
    theirs.update(words="", shares_name=False, raised_by=None)
