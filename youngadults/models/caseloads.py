"""Who advises whom, from one date to another."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models.people import DateRange

OVERLAPPING = (DateRange("starts_on", "ends_on"), RangeOperators.OVERLAPS)
"""For an exclusion constraint: the days of two entries."""


class CaseloadEntryQuerySet(models.QuerySet["CaseloadEntry"]):
    def current(self) -> CaseloadEntryQuerySet:
        today = timezone.localdate()
        return self.filter(starts_on__lte=today).filter(Q(ends_on=None) | Q(ends_on__gte=today))

    def advising(self) -> CaseloadEntryQuerySet:
        return self.current().filter(is_cover=False)

    def standing_in(self) -> CaseloadEntryQuerySet:
        return self.current().filter(is_cover=True)

    def to_pass_on(self) -> CaseloadEntryQuerySet:
        """Cover whose last day has gone, and nobody has looked yet at what was open with it."""
        return self.filter(is_cover=True, ends_on__lt=timezone.localdate(), passed_on_at=None)


class CaseloadEntry(models.Model):
    """One young adult on one personal adviser's caseload, from one date to another; `is_cover` stands in.

    A young adult always has someone: the database refuses to end the entry of an adviser at whose side no
    other begins (migration 0004), as it refuses two advisers on one day.
    """

    young_adult = models.ForeignKey("YoungAdult", on_delete=models.CASCADE, related_name="caseload_entries")
    adviser = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="caseload")
    is_cover = models.BooleanField(default=False)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    passed_on_at = models.DateTimeField(
        null=True, blank=True, help_text="When cover was over and what was open passed back"
    )

    objects = CaseloadEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "caseload entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="caseload_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["young_adult"],
                condition=Q(ends_on=None, is_cover=False),
                name="one_adviser_at_a_time",
            ),
            ExclusionConstraint(
                name="one_adviser_on_a_day",
                expressions=[("young_adult", RangeOperators.EQUAL), OVERLAPPING],
                condition=Q(is_cover=False),
            ),
            ExclusionConstraint(
                name="on_a_caseload_once_on_a_day",
                expressions=[
                    ("young_adult", RangeOperators.EQUAL),
                    ("adviser", RangeOperators.EQUAL),
                    OVERLAPPING,
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.young_adult} with {self.adviser}"


class CaseloadChange(models.Model):
    """One move of one young adult between advisers: the step that followers of "change_adviser" get.

    ``before`` gives over and ``to`` takes over what is open; written once, never changed.
    """

    class What(models.TextChoices):
        ADVISER = "adviser", "New adviser"
        COVER = "cover", "Cover began"
        COVER_ENDED = "cover_ended", "Cover ended"

    young_adult = models.ForeignKey("YoungAdult", on_delete=models.CASCADE, related_name="caseload_changes")
    what = models.CharField(max_length=20, choices=What.choices)
    before = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    until = models.DateField(null=True, help_text="The last day of a cover")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    why = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.young_adult}: {self.get_what_display()}, {self.to}"
