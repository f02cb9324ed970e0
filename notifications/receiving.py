"""What comes back from outside: receipts for what we sent, and texts that people send to us.

A YES or NO by text is never an answer by itself: a number is no identity, and a phone may be in other hands.
It is read by a human. STOP is honoured at once, for everybody who has this number.
"""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycles import call_followers

from .models import Choice, ReceivedText
from .providers.govuk_notify import became_of
from .sending import settle

logger = logging.getLogger(__name__)

LONGEST_KEPT = 1000
STOP = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE"})
START = frozenset({"START", "UNSTOP"})

PeopleWith = Callable[[str], Iterable[int]]

_people_with: list[PeopleWith] = []


def add_owners_of_numbers(people_with: PeopleWith) -> None:
    """Register, in AppConfig.ready(), who has a number: the accounts (by id); several may share a phone."""
    if people_with not in _people_with:
        _people_with.append(people_with)


def receipt(body: Mapping[str, Any]) -> None:
    """What became of one of our messages. A receipt twice, late, or for something unknown does no harm."""
    try:
        reference = uuid.UUID(str(body.get("reference")))
    except ValueError:
        logger.warning("A receipt came without a reference of ours")
        return
    settle(reference, became_of(str(body.get("status")), provider_id=str(body.get("id", ""))[:64]))


@transaction.atomic
def text(body: Mapping[str, Any]) -> None:
    """Keep a text that came, once, and see to it."""
    received, is_new = ReceivedText.objects.get_or_create(
        provider_id=str(body["id"])[:64],
        defaults={"number": as_e164(str(body["source_number"])), "words": kept(str(body["message"]))},
    )
    if not is_new:
        return
    if first_word(received) in STOP | START:
        stop_or_start(received)
    call_followers(received, "receive", by=None, why=first_word(received))


def kept(words: str) -> str:
    return words.replace("\x00", "")[:LONGEST_KEPT]


def as_e164(number: str) -> str:
    """Notify writes numbers without the plus."""
    return f"+{number.lstrip('+')}"[:20]


def first_word(received: ReceivedText) -> str:
    """In capitals, without what stands around it: a line may end after it, or quotation marks hold it."""
    found = re.search(r"\w+", received.words)
    return found.group().upper() if found else ""


def stop_or_start(received: ReceivedText) -> None:
    stopped_at = timezone.now() if first_word(received) in STOP else None
    for user_id in {user_id for people_with in _people_with for user_id in people_with(received.number)}:
        Choice.objects.update_or_create(user_id=user_id, defaults={"texts_stopped_at": stopped_at})
