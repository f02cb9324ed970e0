"""What the 18+ service writes down about a young adult, who can read it unless there is a reason why not."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .young_adults import YoungAdult


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, user: Any) -> NoteQuerySet:
        """Those who may see the young adult; themselves all but the private ones."""
        people = YoungAdult.objects.visible_to(user).exclude(user=user)
        return self.filter(Q(young_adult__in=people) | Q(young_adult__user=user, why_private=""))


class Note(models.Model):
    """Written so that the young adult can read it. A private one says why; once opened it stays open."""

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(max_length=2000)
    why_private = models.CharField(max_length=300, blank=True, help_text="Empty: the young adult can read it")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    opened_at = models.DateTimeField(null=True, blank=True, help_text="When a private one was opened up")

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(why_private=""), name="an_opened_note_is_private_no_more"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]
