"""What the desk has before it in the story: who is on duty, a note, a referral, what nobody offers yet."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from accounts.models import User
from offers import duty, referring, unmet
from offers.models import UnmetNeed
from youngadults import notes
from youngadults.models import YoungAdult

TURN_DAYS = 6


def settle() -> None:
    """By the people who would do it: Morgan plans, Ade writes and refers."""
    morgan, wren, ade = (person(name) for name in ("morgan", "wren", "ade"))
    today = timezone.localdate()
    week = dt.timedelta(days=TURN_DAYS)
    duty.plan(wren, morgan, today, today + week, by=morgan)
    duty.plan(morgan, wren, today + week + dt.timedelta(days=1), today + 2 * week, by=morgan)
    sam = YoungAdult.objects.get(user__email="sam@example.org")
    notes.write(sam, "Likes mornings. Comes by bus 71, and knows the driver.", by=ade)
    others = YoungAdult.objects.visible_to(ade).exclude(pk=sam.pk).order_by("pk")
    for referred in others[:1]:
        words = "Would love a kitchen. Not before ten, please."
        referring.refer(referred, by=ade, sector="hospitality-and-food", words=words)
    for why, whom in zip(UnmetNeed.Why.values, others[1:7], strict=False):
        unmet.note(whom, why, by=ade)


def person(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")
