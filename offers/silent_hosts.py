"""A yes, and then nothing from the host: reminded when its time is over, then the yes is given back.

Truthfully, as the host's doing, and with a task to look for another: nobody waits for ever.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.rooms import address_of
from lifecycles import NotNow
from notifications.telling import notify_all
from pledges.notices import champions_of

from . import lifecycle, looking_again, notices
from .deadlines import confirm_by, given_back_at
from .disclosure import host_view
from .models import Offer
from .notice_words import what_the_host_does

S = Offer.Status

BECAUSE = "The host did not answer in time."

STILL_WAITING = notices.to_host(
    "yes_still_waits",
    "that the time to confirm a yes is over, and when it is given back",
    lambda offer: (
        f"{host_view(offer).first_name} said yes to “{offer.pledge}” and still waits. "
        f"{what_the_host_does(offer)}, or say that it can’t happen: otherwise we tell them."
    ),
    outside="Someone still waits for your answer. Sign in to give it.",
    needs_answer=True,
    still_true=notices.status_is(S.ACCEPTED),
)
NO_ANSWER = looking_again.task_kind(
    "host_did_not_answer",
    "the host did not confirm a yes",
    lambda offer: (
        f"{offer.pledge.organisation} never confirmed “{offer.pledge}”. Talk with "
        f"{offer.young_adult.first_name}, and look for another with them."
    ),
)


def remind_and_give_back() -> None:
    """Each in its own transaction. One that somebody has just confirmed stays."""
    waiting = Offer.objects.awaiting_confirmation().with_everything().with_accepted_at()
    for offer in waiting.select_related("young_adult__preferences").order_by("pk"):
        since: Any = offer.accepted_at  # type: ignore[attr-defined]  # from with_accepted_at
        if since and timezone.now() >= given_back_at(since):
            give_back(offer)
        elif since and timezone.now() >= confirm_by(since):
            remind(offer, since)


def remind(offer: Offer, since: dt.datetime) -> None:
    """Once for each yes, however often it is called."""
    occasion = f"{offer.pk}.{int(since.timestamp())}"
    notify_all(champions_of(offer.pledge), STILL_WAITING, occasion, lambda person: address_of(offer, person))


def give_back(offer: Offer) -> None:
    try:
        with transaction.atomic():
            lifecycle.withdraw_by_host(offer, by=None, why=BECAUSE)
            looking_again.ask(offer, NO_ANSWER)
    except NotNow:
        return
