"""Whether a host would do it again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from .offers import Offer


class HostAgain(models.Model):
    """One answer for each start that has ended. The 18+ service reads it; the young adult does not."""

    class Answer(models.TextChoices):
        YES = "yes", "Yes"
        CHANGED = "changed", "Yes, with some changes"
        NO = "no", "Not for now"

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="host_again")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    words = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.get_answer_display()}: {self.offer}"
