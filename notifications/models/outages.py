"""When the provider of a channel was away."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .choices import Channel


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
