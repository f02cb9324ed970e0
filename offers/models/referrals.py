"""A personal adviser puts somebody forward: what they would like, what to mind, how to reach them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from pledges.models import Pledge
from rulebook import lists
from youngadults.models import YoungAdult

from .interests import OfOnePersonQuerySet


class ReferralQuerySet(OfOnePersonQuerySet):
    def open(self):
        return self.filter(seen_to_at=None)


class Referral(models.Model):
    """Open until an ETE worker has seen to it. One at a time for each young adult."""

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="referrals")
    kind = models.CharField(max_length=30, choices=Pledge.Kind.choices, blank=True)
    sector = models.CharField(max_length=60, choices=lists.SECTORS, blank=True)
    words = models.TextField(max_length=1000, blank=True, help_text="What they would like, and what to mind")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    seen_to_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    seen_to_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["young_adult"], condition=Q(seen_to_at=None), name="one_open_referral"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.young_adult}, by {self.by}"
