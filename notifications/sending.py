"""Sending one delivery: begin in a transaction, call the provider outside of it, settle in another.

A crash at any point loses nothing and sends nothing twice. Before the provider is called, the attempt's
reference is committed with the status *sending*; whoever finds a delivery in that status later does not send
it again, but asks the provider by that reference (`asking.py`).
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils import timezone

from lifecycles import change_status

from . import delivering, gsm, outages, spending
from .composing import Message, compose
from .inbox import records_of
from .kinds import Kind, kind_named
from .models import Channel, Delivery
from .providers import Outcome, Result, provider_for
from .quiet import not_before
from .reaching import Way, ways_to

S = Delivery.Status

MINUTES_BEFORE_TRYING_AGAIN = (2, 10, 60, 4 * 60)
"""After the first, second, … failure that may pass; when they are used up, a human must help."""


ASK_AFTER = dt.timedelta(minutes=5)
"""Longer than any call to a provider can last, so that nothing is asked about while it is being sent."""

ASK_AGAIN_AFTER = dt.timedelta(minutes=30)


def send(delivery_id: int) -> None:
    """Send a delivery if it is due and still wanted. Safe to call any number of times, from anywhere."""
    message = begin(delivery_id)
    if message is not None:
        outcome = provider_for(message.channel).send(message)
        outages.note(message.channel, outcome)
        settle(message.reference, outcome)


@transaction.atomic
def begin(delivery_id: int) -> Message | None:
    """Lock the delivery and say what to send now; None where there is nothing to send, or not yet."""
    delivery = (
        Delivery.objects.select_for_update(of=("self",)).due().with_notice().filter(pk=delivery_id).first()
    )
    if delivery is None:
        return None
    kind, way = kind_named(delivery.notification.kind), ways_to([delivery.notification.recipient_id])
    if kind is None or not still_true(delivery, kind):
        change_status(delivery, "drop", by=None, why="It is no longer true", due_at=None)
        return None
    return prepare(delivery, kind, way[delivery.notification.recipient_id])


def still_true(delivery: Delivery, kind: Kind) -> bool:
    notice = delivery.notification
    record = records_of([(notice.kind, notice.key)]).get((notice.kind, notice.key))
    return record is not None and kind.still_true(record)


def prepare(delivery: Delivery, kind: Kind, way: Way) -> Message | None:
    """The message, once everything that could hold it back has been asked."""
    if way.is_closed(delivery.channel):
        change_status(delivery, "drop", by=None, why="They are to be sent nothing in this way", due_at=None)
    elif not way.usable(delivery.channel):
        change_status(delivery, "fail_for_good", by=None, why="There is no number or address", due_at=None)
    elif (later := not_before(way, kind)) > timezone.now():
        Delivery.objects.filter(pk=delivery.pk).update(due_at=later)
    elif delivery.channel == Channel.TEXT and spending.is_used_up():
        change_status(delivery, "fail_technically", by=None, why=spending.USED_UP, due_at=None)
    else:
        return under_way(delivery, kind, way.reach.address(delivery.channel))
    return None


def under_way(delivery: Delivery, kind: Kind, to: str) -> Message:
    """Compose the message and write down, before it leaves, that it is about to."""
    message = compose(delivery, kind, uuid.uuid4(), to)
    texts = gsm.segments(message.body) if delivery.channel == Channel.TEXT else 0
    change_status(
        delivery,
        "send",
        by=None,
        reference=message.reference,
        provider_id="",
        sent_to=to,
        attempts=delivery.attempts + 1,
        segments=delivery.segments + texts,
        sending_since=timezone.now(),
        due_at=timezone.now() + ASK_AFTER,
    )
    return message


@transaction.atomic
def settle(reference: uuid.UUID, outcome: Outcome) -> None:
    """Write down what became of an attempt. A later attempt, or an answer that came before, is left alone."""
    delivery = (
        Delivery.objects.select_for_update(of=("self",)).with_notice().filter(reference=reference).first()
    )
    if delivery is None:
        return
    if verb := verb_after(delivery, outcome.result):
        change_status(delivery, verb, by=None, why=outcome.why, due_at=due_after(delivery, verb))
    elif delivery.status == S.SENDING:
        asked = {
            "due_at": timezone.now() + ASK_AGAIN_AFTER,
            "provider_id": outcome.provider_id or delivery.provider_id,
        }
        Delivery.objects.filter(pk=delivery.pk).update(**asked)


def verb_after(delivery: Delivery, result: Result) -> str:
    """The move that an outcome asks for; empty where there is none from the present status."""
    if result is Result.TEMPORARY:
        verb = "fail_for_now" if next_try(delivery) else "give_up"
    else:
        verb = VERBS.get(result, "")
    return verb if verb and delivering.LIFECYCLE.allows(None, delivery, verb) else ""


def due_after(delivery: Delivery, verb: str) -> dt.datetime | None:
    if verb == "send_anew":
        return timezone.now()
    return next_try(delivery) if verb == "fail_for_now" else None


VERBS = {
    Result.DELIVERED: "arrive",
    Result.PERMANENT: "fail_for_good",
    Result.TECHNICAL: "fail_technically",
    Result.NEVER_CAME: "send_anew",
}


def next_try(delivery: Delivery) -> dt.datetime | None:
    """When to try again after the attempts made so far; None when enough have been made."""
    if delivery.attempts > len(MINUTES_BEFORE_TRYING_AGAIN):
        return None
    return timezone.now() + dt.timedelta(minutes=MINUTES_BEFORE_TRYING_AGAIN[delivery.attempts - 1])
