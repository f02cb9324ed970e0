"""Whether somebody was there on one day: said by the host, with no reason asked."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from .offers import Offer


class Attendance(models.Model):
    """One day of one offer, as its host marked it last. `offers.attendance` marks it."""

    class What(models.TextChoices):
        HERE = "here", "Here"
        NOT_HERE = "not_here", "Not here"
        NOT_THEIRS = "not_theirs", "Not one of their days"

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="attendance")
    day = models.DateField()
    what = models.CharField(max_length=10, choices=What.choices)
    marked_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    marked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "attendance"
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["offer", "day"], name="a_day_marked_once")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.day}: {self.offer}"
