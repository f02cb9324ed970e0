"""Marks on rows of the queue: put off with a reason, taken by somebody. The row itself is never stored."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.permissions import an_ete_worker


class PutOffQuerySet(models.QuerySet["PutOff"]):
    def standing(self) -> PutOffQuerySet:
        return self.filter(until__gt=timezone.now(), brought_back_at=None)

    def hiding_from(self, user: Any) -> PutOffQuerySet:
        """What ETE workers put off is put off for all of them, an adviser's for that adviser alone."""
        theirs = Q(by=user) | Q(for_service=True) if an_ete_worker(user, None) else Q(by=user)
        return self.standing().filter(theirs)


class PutOff(models.Model):
    """A row that comes back by itself at a moment; why, and who said so, can be read until then."""

    row = models.CharField(max_length=60)
    until = models.DateTimeField()
    why = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    for_service = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)
    brought_back_at = models.DateTimeField(null=True, blank=True)

    objects = PutOffQuerySet.as_manager()

    class Meta:
        verbose_name = "row put off"
        verbose_name_plural = "rows put off"
        ordering = ["until"]
        indexes = [models.Index("until", condition=Q(brought_back_at=None), name="rows_put_off")]

    def __str__(self) -> str:
        return f"{self.row} until {self.until:%d %B}"


class Taken(models.Model):
    """Somebody is on a row: they took it, or another handed it over with a word about it."""

    row = models.CharField(max_length=60, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "row taken"
        verbose_name_plural = "rows taken"

    def __str__(self) -> str:
        return f"{self.row} by {self.by}"
