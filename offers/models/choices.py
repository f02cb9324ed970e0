"""What a young adult lets a host be told about one offer."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from .offers import Offer


class DisclosureChoice(models.Model):
    """What a young adult chose that a host may be told: written at each choice, never changed."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="disclosure_choices")
    shares_contact = models.BooleanField()
    shares_adjustments = models.BooleanField()
    shares_care_experience = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Choice for {self.offer}"
