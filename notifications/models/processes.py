"""How many pages each web process holds open: its own count, kept where every process can read it."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils import timezone

SILENT = dt.timedelta(seconds=20)
"""A process says it every five seconds; one that has not for so long is gone, or has none."""


class OpenSocketsQuerySet(models.QuerySet["OpenSockets"]):
    def living(self) -> OpenSocketsQuerySet:
        return self.filter(said_at__gt=timezone.now() - SILENT)

    def gone(self) -> OpenSocketsQuerySet:
        return self.filter(said_at__lte=timezone.now() - SILENT)


class OpenSockets(models.Model):
    """What one process said last."""

    process = models.CharField(max_length=32, primary_key=True)
    number = models.PositiveIntegerField()
    said_at = models.DateTimeField(default=timezone.now)

    objects = OpenSocketsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "open sockets"

    def __str__(self) -> str:
        return f"{self.number} in {self.process}"
