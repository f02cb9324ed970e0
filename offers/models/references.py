"""A few true sentences by a host about somebody who finished, to show to others."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .offers import Offer


class Reference(models.Model):
    """Asked for by the young adult once something is completed, written once by the host.

    `offers.references` asks and writes it.
    """

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="reference")
    asked_at = models.DateTimeField(default=timezone.now)
    text = models.TextField(max_length=2000, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(written_at=None, text="") | Q(written_at__isnull=False) & ~Q(text=""),
                name="reference_written_whole_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"Reference: {self.offer}"
