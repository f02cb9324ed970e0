"""A step: one move that was made. Each room keeps its own table of them, with a real foreign key."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Step(models.Model):
    """Who moved a record from one status to another, when and why. Written once, never changed.

    ``by`` is empty when the service itself made the move (a deadline passed, a follower ran).
    """

    verb = models.CharField(max_length=40)
    from_status = models.CharField(max_length=30)
    to_status = models.CharField(max_length=30)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    why = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.from_status} → {self.to_status}"
