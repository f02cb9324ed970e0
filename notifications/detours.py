"""What a screen would not take goes another way: a sign-in that ended is no work for an adviser."""

from __future__ import annotations

from lifecycles import change_status

from . import queueing
from .kinds import known_kind
from .models import Channel, Delivery
from .quiet import not_before
from .reaching import ways_to


def goes_another_way(delivery: Delivery, why: str) -> bool:
    """Whether the person is told by another channel instead; False where there is none."""
    if delivery.channel != Channel.PUSH:
        return False
    if not told_elsewhere(delivery) and not tell_elsewhere(delivery):
        return False
    change_status(delivery, "go_another_way", by=None, why=why, due_at=None)
    return True


def told_elsewhere(delivery: Delivery) -> bool:
    return delivery.notification.deliveries.exclude(pk=delivery.pk).exists()


def tell_elsewhere(delivery: Delivery) -> bool:
    """Write a delivery by the person's usual way and the job that sends it."""
    notice = delivery.notification
    way, kind = ways_to([notice.recipient_id])[notice.recipient_id], known_kind(notice.kind)
    if way.usual not in kind.channels:
        return False
    due_at = not_before(way, kind)
    instead = Delivery.objects.create(notification=notice, channel=way.usual, due_at=due_at)
    queueing.send_when_due([instead])
    return True
