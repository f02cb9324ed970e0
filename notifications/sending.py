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
from .detours import goes_another_way
from .inbox import records_of
from .kinds import kind_named, known_kind
from .models import Channel, Choice, Delivery
from .providers import Outcome, Result, provider_for
from .quiet import may_leave_at
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
    """Lock what is to go and say what to send now; None where there is nothing to send, or not yet."""
    found = Delivery.objects.due().with_notice().filter(pk=delivery_id).first()
    if found is None:
        return None
    way = ways_to([found.notification.recipient_id])[found.notification.recipient_id]
    wanted = [delivery for delivery in locked(found, way) if is_wanted(delivery)]
    return prepare(wanted, way) if wanted else None


def locked(delivery: Delivery, way: Way) -> list[Delivery]:
    """The delivery, and what is put together with it, if nobody else has taken it meanwhile."""
    rows = Delivery.objects.select_for_update(of=("self",)).due().with_notice().order_by("pk")
    if not way.gathers:
        return list(rows.filter(pk=delivery.pk))
    # One at a time for each person, or two workers would take a part each.
    Choice.objects.select_for_update().get(pk=way.choice.pk)
    return list(
        rows.filter(notification__recipient=delivery.notification.recipient, channel=delivery.channel)
    )


def is_wanted(delivery: Delivery) -> bool:
    """Whether it is still true; what is not is dropped."""
    notice = delivery.notification
    kind = kind_named(notice.kind)
    record = records_of([(notice.kind, notice.key)]).get((notice.kind, notice.key))
    if kind is not None and record is not None and kind.still_true(record):
        return True
    change_status(delivery, "drop", by=None, why="It is no longer true", due_at=None)
    return False


def prepare(deliveries: list[Delivery], way: Way) -> Message | None:
    """The message, once everything that could hold it back has been asked."""
    channel = deliveries[0].channel
    deliveries = not_closed(deliveries, way)
    if not deliveries:
        return None
    if not any(way.usable(channel, known_kind(it.notification.kind)) for it in deliveries):
        end(deliveries, "fail_for_good", "There is no number or address")
    elif (later := earliest(deliveries, way)) > timezone.now():
        Delivery.objects.filter(pk__in=[delivery.pk for delivery in deliveries]).update(due_at=later)
    elif channel == Channel.TEXT and spending.is_used_up():
        end(deliveries, "fail_technically", spending.USED_UP)
    else:
        return under_way(deliveries, way.reach.address(channel))
    return None


def not_closed(deliveries: list[Delivery], way: Way) -> list[Delivery]:
    """Those that may go; what is to be sent in this way no more is dropped."""
    closed = [it for it in deliveries if way.is_closed(it.channel, known_kind(it.notification.kind))]
    end(closed, "drop", "They are to be sent nothing in this way")
    return [delivery for delivery in deliveries if delivery not in closed]


def end(deliveries: list[Delivery], verb: str, why: str) -> None:
    for delivery in deliveries:
        if verb == "drop" or not goes_another_way(delivery, why):
            change_status(delivery, verb, by=None, why=why, due_at=None)


def earliest(deliveries: list[Delivery], way: Way) -> dt.datetime:
    """When the first of these may leave; an urgent one takes the others along."""
    return min(may_leave_at(way, known_kind(delivery.notification.kind)) for delivery in deliveries)


def under_way(deliveries: list[Delivery], to: str) -> Message:
    """Compose the message and write down, before it leaves, that it is about to."""
    message = compose(deliveries, uuid.uuid4(), to)
    # Put together they are one message, whose texts are counted once.
    texts = gsm.segments(message.body) if message.channel == Channel.TEXT else 0
    for delivery in deliveries:
        change_status(
            delivery,
            "send",
            by=None,
            reference=message.reference,
            provider_id="",
            sent_to=to,
            attempts=delivery.attempts + 1,
            segments=delivery.segments + (texts if delivery is deliveries[0] else 0),
            sending_since=timezone.now(),
            due_at=timezone.now() + ASK_AFTER,
        )
    return message


@transaction.atomic
def settle(reference: uuid.UUID, outcome: Outcome) -> None:
    """Write down what became of an attempt. A later attempt, or an answer that came before, is left alone."""
    rows = Delivery.objects.select_for_update(of=("self",)).with_notice().filter(reference=reference)
    for delivery in rows.order_by("pk"):
        settle_one(delivery, outcome)


def settle_one(delivery: Delivery, outcome: Outcome) -> None:
    verb = verb_after(delivery, outcome.result)
    if verb in delivering.ENDED_BADLY:
        end([delivery], verb, outcome.why)
    elif verb:
        change_status(delivery, verb, by=None, why=outcome.why, due_at=due_after(delivery, verb))
    elif delivery.status == S.SENDING:
        asked = {
            "due_at": timezone.now() + ASK_AGAIN_AFTER,
            "provider_id": outcome.provider_id or delivery.provider_id,
        }
        Delivery.objects.filter(pk=delivery.pk).update(**asked)


def verb_after(delivery: Delivery, result: Result) -> str:
    """The move that an outcome asks for; empty where there is none from the present status. What is tried
    too often goes to a human, also where each try was lost on the way to the provider.
    """
    verb = VERBS.get(result, "")
    if verb in INSTEAD and not next_try(delivery):
        verb = INSTEAD[verb]
    return verb if verb and delivering.LIFECYCLE.allows(None, delivery, verb) else ""


def due_after(delivery: Delivery, verb: str) -> dt.datetime | None:
    """At once after a crash at the first attempt; whatever is lost again and again waits longer each time."""
    if verb == "send_anew" and delivery.attempts == 1:
        return timezone.now()
    return next_try(delivery) if verb in INSTEAD else None


VERBS = {
    Result.TEMPORARY: "fail_for_now",
    Result.DELIVERED: "arrive",
    Result.PERMANENT: "fail_for_good",
    Result.TECHNICAL: "fail_technically",
    Result.NEVER_CAME: "send_anew",
}
INSTEAD = {"fail_for_now": "give_up", "send_anew": "fail_technically"}
"""What leads to another attempt, and the end of it when there have been enough."""


def next_try(delivery: Delivery) -> dt.datetime | None:
    """When to try again after the attempts made so far; None when enough have been made."""
    if delivery.attempts > len(MINUTES_BEFORE_TRYING_AGAIN):
        return None
    return timezone.now() + dt.timedelta(minutes=MINUTES_BEFORE_TRYING_AGAIN[delivery.attempts - 1])
