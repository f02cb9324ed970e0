"""When a provider was away: from the first call that it did not answer to the first that it did.

Deadlines that depend on a message are moved by that time, and the desk says so.
"""

from __future__ import annotations

from django.utils import timezone

from .models import Channel, Outage
from .providers import Outcome, Result


def note(channel: str, outcome: Outcome) -> None:
    """Write down what one call to the provider of this channel says about it."""
    if outcome.away or outcome.result is Result.UNKNOWN:
        Outage.objects.get_or_create(channel=channel, ended_at=None)
    elif outcome.result is not Result.CANNOT_TELL:
        Outage.objects.open().filter(channel=channel).update(ended_at=timezone.now())


def away_in_words() -> list[str]:
    return [Channel(channel).label for channel in away()]


def away() -> list[str]:
    """The channels whose provider does not answer now."""
    return list(Outage.objects.open().order_by("channel").values_list("channel", flat=True))
