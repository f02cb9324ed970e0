"""What a young adult would like: a live opportunity they found themselves, or something that is not there."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from pledges.models import Pledge
from rulebook import lists
from youngadults.models import CaseloadEntry, YoungAdult


class OfOnePersonQuerySet(models.QuerySet):
    """Rows about one young adult each."""

    def visible_to(self, user):
        """One's own; a personal adviser's caseload's; all for the 18+ service."""
        if user.holds(*EIGHTEEN_PLUS):
            return self
        seen = Q(young_adult__user=user)
        if user.holds("personal_adviser"):
            entries = CaseloadEntry.objects.current().filter(adviser=user)
            seen |= Q(young_adult__in=entries.values("young_adult"))
        return self.filter(seen)


class Interest(models.Model):
    """ "I’m interested": said by a young adult about a live opportunity. It goes when they take it back."""

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="interests")
    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="interests")
    said_at = models.DateTimeField(default=timezone.now)

    objects = OfOnePersonQuerySet.as_manager()

    class Meta:
        ordering = ["-said_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["young_adult", "pledge"], name="interested_once"),
        ]

    def __str__(self) -> str:
        return f"{self.young_adult}: {self.pledge}"


class Wish(models.Model):
    """Something that a young adult asked for because it was not on the list. Counted by kind and sector."""

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="wishes")
    kind = models.CharField(max_length=30, choices=Pledge.Kind.choices)
    sector = models.CharField(max_length=60, choices=lists.SECTORS)
    words = models.TextField(max_length=500, blank=True, help_text="In their own words")
    asked_at = models.DateTimeField(default=timezone.now)

    objects = OfOnePersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "wishes"
        ordering = ["-asked_at", "-pk"]
        indexes = [models.Index(fields=["sector", "kind"], name="wishes_alike")]
        constraints = [
            models.UniqueConstraint(fields=["young_adult", "kind", "sector"], name="wished_once"),
        ]

    def __str__(self) -> str:
        return f"{self.young_adult}: {self.get_kind_display()}, {self.get_sector_display()}"
