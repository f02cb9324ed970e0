"""The letter that says who a young adult's corporate parent is, and how anybody can check that it is real."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone

from .young_adults import YoungAdult

GOOD_FOR = dt.timedelta(days=365)


def new_code() -> str:
    return secrets.token_urlsafe(12)


class StatusLetterQuerySet(models.QuerySet["StatusLetter"]):
    def valid(self) -> StatusLetterQuerySet:
        return self.filter(taken_back_at=None, made_at__gt=timezone.now() - GOOD_FOR)


class StatusLetter(models.Model):
    """Made by the young adult. Whoever has its code learns that it is real and from when, no more."""

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="letters")
    code = models.CharField(max_length=40, unique=True, default=new_code)
    made_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = StatusLetterQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["young_adult"], condition=Q(taken_back_at=None), name="one_letter_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"Letter for {self.young_adult}"
