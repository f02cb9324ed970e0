"""Somebody asked for a page about a young adult, and was refused it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.permissions import a_service_manager
from youngadults.models import YoungAdult
from youngadults.models.looks import QuarterOfAnHour


class RefusalQuerySet(models.QuerySet["Refusal"]):
    def visible_to(self, user: Any) -> RefusalQuerySet:
        return self.all() if a_service_manager(user, None) else self.none()


class Refusal(models.Model):
    """Who it was, in which role, and which page. Written once, never changed: `reports.refusing` writes it.

    ``young_adult`` is whom the page is about, and empty where it is about many.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=200, blank=True, help_text="What they were at that moment, in words")
    page = models.CharField(max_length=100, help_text="The name of the page's address")
    young_adult = models.ForeignKey(
        YoungAdult, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    objects = RefusalQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "by",
                "page",
                models.F("young_adult"),
                QuarterOfAnHour("at"),
                name="one_refusal_a_quarter_of_an_hour",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.page}"
