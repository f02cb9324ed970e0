"""What people text back."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class ReceivedText(models.Model):
    """A text that somebody sent back. It is read by a human; by itself it answers nothing."""

    provider_id = models.CharField(max_length=64, unique=True)
    number = models.CharField(max_length=20, db_index=True, help_text="From whom, as +447700900123")
    words = models.TextField()
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Text {self.pk} from {self.number}"
