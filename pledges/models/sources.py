"""Where a pledge came from that nobody typed here."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from .pledges import Pledge


class Source(models.Model):
    """The row or advert that a pledge came from, and what it said last: running it again changes nothing.

    ``key`` says which row it is: the source's own reference, or organisation, kind, title and place together.
    """

    pledge = models.OneToOneField(Pledge, on_delete=models.CASCADE, related_name="source")
    key = models.CharField(max_length=300, unique=True)
    origin = models.CharField(max_length=200, blank=True, help_text="The file or service that it came from")
    said = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.key
