"""One page for a pathway review: what they want, what was offered and answered, how it goes. No scores.

It is carried on paper, so it is one sheet whoever it is about: of long lists it has the newest and says so.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from offers.models import CheckIn, Offer, UnmetNeed, Wish
from youngadults.models import Note, Preferences, YoungAdult

from .access import offers_on_the_desk
from .people import advisers, facts, ways_to_reach

LOOKS_BACK = dt.timedelta(days=365)
OFFERS, CHECK_INS, WISHES, NOTES = 5, 2, 2, 2
"""How many of each fit on the sheet: the newest."""

REVIEWED = ("Age", "Permission to work", "Interests", "Qualification", "Would travel", "Days", "Hours a week")


def summary_of(person: YoungAdult, user: Any) -> dict[str, Any]:
    """Nothing that the young adult could not read: notes that are private stay away."""
    preferences = Preferences.objects.filter(young_adult=person).first()
    since = timezone.now() - LOOKS_BACK
    offers = offers_on_the_desk(user).filter(young_adult=person).exclude(status__in=Offer.BEFORE_OFFERED)
    others = offers.exclude(status__in=Offer.RUNNING).filter(offered_at__gte=since)
    known = {name: said for name, said, *_ in facts(person, preferences)}
    return {
        "person": person,
        "preferences": preferences,
        "advisers": advisers(person),
        "reach": ways_to_reach(person),
        "facts": [(name, known[name]) for name in REVIEWED if name in known],
        "going_on": offers.running(),
        "others": others.order_by("-offered_at", "-pk")[:OFFERS],
        "more": max(0, others.count() - OFFERS),
        "check_ins": CheckIn.objects.filter(offer__young_adult=person, answered_at__gte=since)
        .select_related("offer__intake__pledge")
        .order_by("-answered_at", "-pk")[:CHECK_INS],
        "wishes": Wish.objects.filter(young_adult=person)[:WISHES],
        "needs": UnmetNeed.objects.open().filter(young_adult=person),
        "notes": Note.objects.filter(young_adult=person, why_private="").select_related("by")[:NOTES],
        "today": timezone.localdate(),
    }
