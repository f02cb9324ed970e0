"""It broke down after a yes: not come, paused, ended early. What the person and their adviser settled on."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .offers import Offer


class BreakdownQuerySet(models.QuerySet["Breakdown"]):
    def unsettled(self) -> BreakdownQuerySet:
        return self.filter(settled_at=None)

    def wanting_to_try_again(self) -> BreakdownQuerySet:
        """Settled on going on, while the place is still held and nobody has said so to the host."""
        held = Q(offer__status__in=Offer.HELD_FOR_A_WHILE, offer__held_until__gt=timezone.now())
        return self.filter(held, what_next__in=Breakdown.GOES_ON)


class Breakdown(models.Model):
    """One breakdown of one offer, from the move that began it to what was settled. Never called a failure."""

    class Next(models.TextChoices):
        GO_ON = "go_on", "It goes on as it was"
        CHANGE = "change", "It goes on, with something changed"
        PAUSE = "pause", "It rests for now"
        STOP = "stop", "It stops here"

    GOES_ON = (Next.GO_ON, Next.CHANGE)

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="breakdowns")
    began_with = models.CharField(max_length=30, choices=Offer.Status.choices)
    began_at = models.DateTimeField(default=timezone.now)
    what_next = models.CharField(max_length=10, choices=Next.choices, blank=True)
    words = models.TextField(max_length=2000, blank=True, help_text="What was said, and what changes")
    starts_on = models.DateField(
        null=True, blank=True, help_text="Where they had not started yet: the day agreed instead"
    )
    host_told = models.BooleanField(default=False, help_text="Somebody has spoken with the host")
    settled_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = BreakdownQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer"], condition=Q(settled_at=None), name="one_unsettled_breakdown"
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, what_next="") | Q(settled_at__isnull=False) & ~Q(what_next=""),
                name="breakdown_settled_whole_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_began_with_display()}: {self.offer}"
