"""What the head of service says to a rule that was set aside."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from offers.models import Offer


class OverrideReview(models.Model):
    """Agreed, or not and why. One for each time that something was offered; `desk.overriding` writes it."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="override_reviews")
    offered_at = models.DateTimeField(help_text="Which time it was offered")
    agreed = models.BooleanField()
    words = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "offered_at"], name="override_reviewed_once"),
            models.CheckConstraint(
                condition=Q(agreed=True) | ~Q(words=""), name="override_not_agreed_with_words"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer}: {'agreed' if self.agreed else 'not agreed'}"
