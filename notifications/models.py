"""What somebody has been told, on its way by which channels, as they chose; and what waits for a human.

A notice is a kind, a key and a link: the words are made when they are shown or sent.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from lifecycles.models import Step


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, user: Any) -> NotificationQuerySet:
        return self.filter(recipient=user)

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at=None)


class Notification(models.Model):
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=60, help_text="The record's key, a dot, the occasion")
    link = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint("recipient", "kind", "key", name="told_once"),
        ]
        indexes = [
            models.Index("recipient", condition=models.Q(read_at=None), name="unread_notices"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Channel(models.TextChoices):
    """How a notice leaves the service."""

    TEXT = "text", "Text message"
    EMAIL = "email", "E-mail"
    PUSH = "push", "Message on the phone’s screen"


class Choice(models.Model):
    """What somebody chose about messages outside the service. Without a row, and with empty ``channels``, the
    usual holds: the channel that they are known to prefer, in the council's quiet hours.

    ``channels`` may also hold "call" and "letter": then a human does it. ``gathered`` puts e-mails together,
    one a day.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="message_choice"
    )
    channels = ArrayField(models.CharField(max_length=10), null=True, blank=True)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    paused = models.BooleanField(default=False)
    gathered = models.BooleanField(default=False)
    texts_stopped_at = models.DateTimeField(null=True, blank=True, help_text="When they texted STOP")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_hours_whole_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"What {self.user} chose"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def to_be_sent(self) -> DeliveryQuerySet:
        """Waiting for their time, or for another try."""
        return self.filter(status__in=Delivery.TO_BE_SENT, due_at__isnull=False)

    def due(self) -> DeliveryQuerySet:
        return self.to_be_sent().filter(due_at__lte=timezone.now())

    def under_way(self) -> DeliveryQuerySet:
        return self.filter(status=Delivery.Status.SENDING)

    def to_ask_about(self) -> DeliveryQuerySet:
        """On their way for longer than they should be."""
        return self.under_way().filter(due_at__lte=timezone.now())

    def texts(self) -> DeliveryQuerySet:
        return self.filter(channel=Channel.TEXT)

    def with_notice(self) -> DeliveryQuerySet:
        return self.select_related("notification__recipient")


class Delivery(models.Model):
    """One notice on its way to one person by one channel. Its status changes through `sending` only.

    ``reference`` is made anew for each attempt and kept before the provider is called, so that after a crash
    the provider can be asked what became of it. ``due_at`` is when to send it, or, while it is under way,
    when to ask what became of it; empty when nothing more will be done.
    """

    class Status(models.TextChoices):
        CREATED = "created", "Waiting to be sent"
        SENDING = "sending", "On its way"
        DELIVERED = "delivered", "Delivered"
        TEMPORARY_FAILURE = "temporary_failure", "Not delivered yet"
        PERMANENT_FAILURE = "permanent_failure", "The number or address does not work"
        TECHNICAL_FAILURE = "technical_failure", "Could not be sent"
        NOT_NEEDED = "not_needed", "No longer true, so not sent"

    TO_BE_SENT = (Status.CREATED, Status.TEMPORARY_FAILURE)

    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.CREATED)
    due_at = models.DateTimeField(null=True, default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    reference = models.UUIDField(default=uuid.uuid4, db_index=True)
    provider_id = models.CharField(max_length=64, blank=True, help_text="What the provider calls it")
    sent_to = models.CharField(max_length=254, blank=True, help_text="The number or address of this attempt")
    segments = models.PositiveSmallIntegerField(
        default=0, help_text="Texts that the network counts, all attempts"
    )
    made_at = models.DateTimeField(default=timezone.now)
    sending_since = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint("notification", "channel", name="sent_once_by_each_channel"),
        ]
        indexes = [
            models.Index("due_at", name="deliveries_due", condition=Q(due_at__isnull=False)),
            models.Index("made_at", name="deliveries_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.pk}"


class DeliveryStep(Step):
    record = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        pass


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, user: Any) -> TaskQuerySet:
        return self.filter(owner=user)

    def open(self) -> TaskQuerySet:
        return self.filter(done_at=None)


class Task(models.Model):
    """Something that needs one human by a certain time. It closes itself when what it is about is solved."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=60, help_text="The record's key, a dot, the occasion")
    link = models.CharField(max_length=200)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Empty where the task closed itself",
    )

    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint("owner", "kind", "key", name="one_task_for_one_occasion"),
        ]
        indexes = [
            models.Index("owner", "due_at", condition=Q(done_at=None), name="open_tasks"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class ReceivedText(models.Model):
    """A text that somebody sent back. It is read by a human; by itself it answers nothing."""

    provider_id = models.CharField(max_length=64, unique=True)
    number = models.CharField(max_length=20, db_index=True, help_text="From whom, as +447700900123")
    words = models.TextField()
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Text {self.pk} from {self.number}"


class OutageQuerySet(models.QuerySet["Outage"]):
    def open(self) -> OutageQuerySet:
        return self.filter(ended_at=None)


class Outage(models.Model):
    """A time in which the provider of a channel did not answer."""

    channel = models.CharField(max_length=10, choices=Channel.choices)
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OutageQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.UniqueConstraint("channel", condition=Q(ended_at=None), name="one_outage_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} since {self.began_at:%d %B %H:%M}"
