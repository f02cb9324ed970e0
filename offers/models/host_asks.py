"""The service asks hosts for something that young adults ask for and nobody offers."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone

from pledges.models import Pledge
from rulebook import lists

STANDS_FOR = dt.timedelta(days=28)


class HostAskQuerySet(models.QuerySet["HostAsk"]):
    def standing(self) -> HostAskQuerySet:
        return self.filter(asked_on__gt=timezone.localdate() - STANDS_FOR)


class HostAsk(models.Model):
    """Asked of every host at once, each at its own pace. Says what is missing, and never for whom."""

    sector = models.CharField(max_length=60, choices=lists.SECTORS)
    kind = models.CharField(max_length=30, choices=Pledge.Kind.choices, blank=True)
    words = models.CharField(max_length=300, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_on = models.DateField(default=timezone.localdate)

    objects = HostAskQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["sector", "kind", "asked_on"], name="asked_of_hosts_once_a_day"),
        ]

    def __str__(self) -> str:
        what = self.get_kind_display().lower() if self.kind else "something"
        return f"{what} in {self.get_sector_display().lower()}"
