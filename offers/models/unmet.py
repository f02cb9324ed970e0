"""Nothing fits somebody: why, so that hosts can be asked for what is missing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from geography.models import Authority
from pledges.models import Pledge
from rulebook import lists
from youngadults.models import YoungAdult

from .interests import OfOnePersonQuerySet


class UnmetNeedQuerySet(OfOnePersonQuerySet):
    def open(self):
        return self.filter(met_at=None)


class UnmetNeed(models.Model):
    """Noted in two taps. What they wanted and where they live is kept as it was, for the demand board."""

    class Why(models.TextChoices):
        NONE_SUITABLE = "none_suitable", "Nothing of the kind"
        TOO_FAR = "too_far", "All too far away"
        HOURS = "hours", "The hours never fit"
        PERMISSION = "permission", "Not open to them as things stand"
        TOO_LATE = "too_late", "They begin too late, or were gone"
        BAD_EXPERIENCE = "bad_experience", "Only where they had a bad time before"

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="unmet_needs")
    why = models.CharField(max_length=20, choices=Why.choices)
    kind = models.CharField(max_length=30, choices=Pledge.Kind.choices, blank=True)
    sector = models.CharField(max_length=60, choices=lists.SECTORS, blank=True)
    district = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    noted_at = models.DateTimeField(default=timezone.now)
    met_at = models.DateTimeField(null=True, blank=True)

    objects = UnmetNeedQuerySet.as_manager()

    class Meta:
        ordering = ["-noted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["young_adult", "why"], condition=Q(met_at=None), name="one_open_need_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.young_adult}: {self.get_why_display()}"
