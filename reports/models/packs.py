"""A quarter's figures as the head of service confirmed them for the panel."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import a_panel_member, a_service_manager
from reports.quarters import Quarter


class PanelPackQuerySet(models.QuerySet["PanelPack"]):
    def visible_to(self, user: Any) -> PanelPackQuerySet:
        """The panel’s, and the managers’. There is none that is not confirmed."""
        return self.all() if reads_packs(user) else self.none()


def reads_packs(user: Any) -> bool:
    return a_panel_member(user, None) or a_service_manager(user, None)


class PanelPack(models.Model):
    """What was said then, word for word: read later it says the same. Written once, never changed."""

    quarter = models.DateField(unique=True, help_text="Its first day")
    figures = models.JSONField(help_text="As reports.pack puts them together: only what may be said")
    words = models.TextField(max_length=2000, blank=True, help_text="What the head of service adds")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(default=timezone.now)

    objects = PanelPackQuerySet.as_manager()

    class Meta:
        ordering = ["-quarter"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quarter__day=1, quarter__month__in=[1, 4, 7, 10]),
                name="pack_of_a_whole_quarter",
            ),
        ]

    def __str__(self) -> str:
        return str(self.of)

    def get_absolute_url(self) -> str:
        return reverse("reports:pack", args=[self.of.key])

    @property
    def of(self) -> Quarter:
        return Quarter(self.quarter)
