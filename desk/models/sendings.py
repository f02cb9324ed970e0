"""One intake offered to more people than somebody reads on one page: who was chosen, and what came of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from lifecycles.models import Step
from pledges.models import Intake


class SendingQuerySet(models.QuerySet["Sending"]):
    def visible_to(self, user: Any) -> SendingQuerySet:
        """ETE workers and service managers; to everybody else there are none."""
        return self if user.holds(*EIGHTEEN_PLUS) else self.none()

    def at_work(self) -> SendingQuerySet:
        """What a worker in the background is, or should be, at."""
        return self.filter(status__in=Sending.AT_WORK)


class Sending(models.Model):
    """Many offers of one intake, read first and then sent. Its status changes through `desk.lifecycle`.

    People are kept by their keys: `people` were chosen, `planned` would be told as it was read, `told_how`
    says how many by which channel; `skipped` are pairs of a key and the sentence why. `offers` were sent.
    """

    class Status(models.TextChoices):
        READING = "reading", "Being read"
        READY = "ready", "Ready to send"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        STOPPED = "stopped", "Nothing was sent"

    AT_WORK = (Status.READING, Status.SENDING)

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="sendings")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.READING)
    people = ArrayField(models.BigIntegerField())
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    done = models.PositiveIntegerField(default=0, help_text="How many people have been looked at")
    planned = ArrayField(models.BigIntegerField(), default=list, blank=True)
    told_how = models.JSONField(default=dict, blank=True)
    skipped = models.JSONField(default=list, blank=True)
    offers = ArrayField(models.BigIntegerField(), default=list, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = SendingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="sent", sent_at__isnull=False)
                | ~models.Q(status="sent") & models.Q(sent_at=None, offers=[]),
                name="sending_sent_or_nothing_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"Offers to {len(self.people):,} young adults"

    def get_absolute_url(self) -> str:
        return reverse("desk:sending", args=[self.pk])

    @property
    def looks_at(self) -> list[int]:
        """The people whom a worker looks at now, or looked at last."""
        return self.people if self.status == self.Status.READING else self.planned


class SendingStep(Step):
    record = models.ForeignKey(Sending, on_delete=models.CASCADE, related_name="steps")
