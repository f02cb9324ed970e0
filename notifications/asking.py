"""Deliveries that nobody has told us about: asked for at the provider, or given to a human.

Found every minute: messages whose job was lost, attempts after which we crashed or the provider did not
answer, and messages that the provider took and never spoke of again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from . import outages
from .models import Delivery
from .providers import Outcome, Result, provider_for
from .sending import settle

GIVE_UP_AFTER = dt.timedelta(hours=72)
"""Notify forgets after seven days; by then its "never got it" would be untrue."""

AT_ONCE = 1000
NOBODY_KNOWS = "Nobody can say whether this arrived"


def forgotten(queued: Collection[int]) -> list[Delivery]:
    """Due, and no job is queued that would send them: it was lost, or another try has come."""
    return list(Delivery.objects.due().exclude(pk__in=queued)[:AT_ONCE])


def ask_about_unsettled() -> None:
    """Ask the provider about every attempt that should have been settled by now."""
    for delivery in Delivery.objects.to_ask_about()[:AT_ONCE]:
        ask(delivery)


def ask(delivery: Delivery) -> None:
    """One that stays unknown goes to a human: at once where the provider can never tell, or has forgotten
    what it said that it had; else after three days.
    """
    outcome = provider_for(delivery.channel).look_up(delivery.reference)
    outages.note(delivery.channel, outcome)
    since = delivery.sending_since
    too_old = since is not None and since <= timezone.now() - GIVE_UP_AFTER
    open_still = outcome.result in (Result.UNKNOWN, Result.ACCEPTED, Result.NEVER_CAME)
    forgotten = outcome.result is Result.NEVER_CAME and delivery.provider_id
    if outcome.result is Result.CANNOT_TELL or forgotten or (too_old and open_still):
        outcome = Outcome(Result.TECHNICAL, NOBODY_KNOWS)
    settle(delivery.reference, outcome)
