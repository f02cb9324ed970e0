"""What somebody has been told, on its way by which channels, as they chose; and what waits for a human."""

from .choices import Channel, Choice
from .deliveries import Delivery, DeliveryQuerySet, DeliveryStep
from .notices import Notification, NotificationQuerySet
from .outages import Outage, OutageQuerySet
from .processes import OpenSockets, OpenSocketsQuerySet
from .received import ReceivedText
from .subscriptions import PushSubscription, PushSubscriptionQuerySet
from .tasks import Task, TaskQuerySet

__all__ = [
    "Channel",
    "Choice",
    "Delivery",
    "DeliveryQuerySet",
    "DeliveryStep",
    "Notification",
    "NotificationQuerySet",
    "OpenSockets",
    "OpenSocketsQuerySet",
    "Outage",
    "OutageQuerySet",
    "PushSubscription",
    "PushSubscriptionQuerySet",
    "ReceivedText",
    "Task",
    "TaskQuerySet",
]
