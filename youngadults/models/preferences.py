"""What a young adult wants and can do, as far as anyone has asked."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from rulebook import lists

from .young_adults import YoungAdult

RANK = [MinValueValidator(0), MaxValueValidator(4)]
INTEREST = {0: "no", 1: "a little", 2: "yes", 3: "very much"}


class Preferences(models.Model):
    """What somebody wants and can do, as far as anyone has asked. Empty means: nobody has asked yet.

    The four ranks are the order in which the person would like each kind (1 first, 0 not wanted). Interests
    map a sector of `rulebook.lists.SECTORS` to 1 (a little), 2 (yes) or 3 (very much).
    """

    young_adult = models.OneToOneField(YoungAdult, on_delete=models.CASCADE, related_name="preferences")
    wants = models.TextField(blank=True, help_text="What they would like, in their own words")
    does_not_want = models.TextField(blank=True, help_text="What they do not want, in their own words")
    rank_work_experience = models.PositiveSmallIntegerField(default=2, validators=RANK)
    rank_mentoring = models.PositiveSmallIntegerField(default=3, validators=RANK)
    rank_apprenticeship = models.PositiveSmallIntegerField(default=1, validators=RANK)
    rank_priority_interview = models.PositiveSmallIntegerField(default=4, validators=RANK)
    interests = models.JSONField(default=dict, blank=True)
    qualification = models.PositiveSmallIntegerField(null=True, blank=True, choices=lists.QUALIFICATIONS)
    max_travel_miles = models.PositiveSmallIntegerField(null=True, blank=True)
    remote_ok = models.BooleanField(default=False)
    days = ArrayField(models.PositiveSmallIntegerField(choices=lists.DAYS), null=True, blank=True)
    available_from = models.DateField(null=True, blank=True)
    dbs = models.PositiveSmallIntegerField(null=True, blank=True, choices=lists.DBS_LEVELS)
    driving_licence = models.BooleanField(null=True, blank=True)
    adjustments = ArrayField(
        models.CharField(max_length=30, choices=lists.ADJUSTMENTS), default=list, blank=True
    )
    support = ArrayField(models.CharField(max_length=30, choices=lists.SUPPORT), default=list, blank=True)
    weekly_hours = models.PositiveSmallIntegerField(null=True, blank=True)
    least_pay = models.PositiveIntegerField(null=True, blank=True, help_text="Pence an hour")
    asked = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="Which questions of the start were answered or skipped",
    )
    waiting_since = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name_plural = "preferences"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    rank_work_experience__lte=4,
                    rank_mentoring__lte=4,
                    rank_apprenticeship__lte=4,
                    rank_priority_interview__lte=4,
                ),
                name="preference_ranks_0_to_4",
            ),
        ]

    def __str__(self) -> str:
        return f"Preferences of {self.young_adult}"
