"""What somebody is typing about a pledge and has not saved yet."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from .pledges import Pledge


class Typed(models.Model):
    """The answers of one page as they were typed, right or wrong: kept every few seconds, gone when saved.

    Nobody else reads them, and they change nothing about the pledge.
    """

    WHOLE = "all"

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="typed")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=20, default=WHOLE)
    answers = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pledge", "by", "part"], name="typed_once_by_each_on_a_page")
        ]

    def __str__(self) -> str:
        return f"Typed by {self.by} about {self.pledge}"
