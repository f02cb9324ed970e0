"""What a partner agrees to, in versions, and who agreed to which of them when."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .partnerships import Partnership


class TermsQuerySet(models.QuerySet["Terms"]):
    def in_force(self, on: dt.date | None = None) -> TermsQuerySet:
        """The newest version of each kind on a day, today by default; in the order in which they are read."""
        begun = self.filter(from_on__lte=on or timezone.localdate())
        newest = begun.order_by("kind", "-version").distinct("kind")
        return self.filter(pk__in=newest.values("pk")).order_by("-kind")

    def not_accepted_by(self, partnership: Partnership) -> TermsQuerySet:
        return self.exclude(acceptances__partnership=partnership)


class Terms(models.Model):
    """One version of one text. A text that somebody agreed to is never changed: a new version comes."""

    class Kind(models.TextChoices):
        PLEDGE = "pledge", "Our pledge"
        DATA_SHARING = "data_sharing", "How we look after what we learn"
        CONDUCT = "conduct", "How we treat people"

    kind = models.CharField(max_length=30, choices=Kind.choices)
    version = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=20_000)
    what_changed = models.CharField(max_length=300, blank=True)
    from_on = models.DateField(default=timezone.localdate)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(default=timezone.now)

    objects = TermsQuerySet.as_manager()

    class Meta:
        ordering = ["-kind", "-version"]
        verbose_name_plural = "terms"
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="terms_version_once"),
            models.CheckConstraint(condition=~Q(text=""), name="terms_say_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, version {self.version}"


class Acceptance(models.Model):
    """Somebody agreed for a partner. Written once, never changed."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="acceptances")
    terms = models.ForeignKey(Terms, on_delete=models.PROTECT, related_name="acceptances")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-terms__kind", "-terms__version"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "terms"], name="terms_accepted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.partnership}: {self.terms}"
