"""A notice on its way to one person by one channel."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from lifecycles.models import Step

from .choices import Channel
from .notices import Notification


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

    def undelivered(self) -> DeliveryQuerySet:
        """Due, on their way, or to be tried again; ``since`` their last attempt, or since they were due. What
        waits for its time is not among them.
        """
        tried = ~Q(status=Delivery.Status.CREATED)
        rows = self.filter(Q(due_at__lte=timezone.now()) | tried, due_at__isnull=False)
        return rows.annotate(since=Coalesce("sending_since", "due_at"))

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
