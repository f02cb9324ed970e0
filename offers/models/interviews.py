"""A promised interview: what was asked for and who has it, the day, the result, the feedback."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .offers import Offer


class CriterionCheckQuerySet(models.QuerySet["CriterionCheck"]):
    def to_confirm(self) -> CriterionCheckQuerySet:
        """Something else in place of a criterion, which a worker has not looked at yet."""
        return self.filter(met=CriterionCheck.Met.EQUAL, confirmed_at=None)


class CriterionCheck(models.Model):
    """One criterion, ticked by the host. Something equal counts when a worker has said that it does."""

    class Met(models.TextChoices):
        YES = "yes", "They have it"
        EQUAL = "equal", "They have something like it"
        NO = "no", "They do not have it"

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="criterion_checks")
    criterion = models.CharField(max_length=200)
    met = models.CharField(max_length=10, choices=Met.choices)
    instead = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = CriterionCheckQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "criterion"], name="criterion_checked_once"),
            models.CheckConstraint(
                condition=~Q(met="equal") | ~Q(instead=""), name="something_equal_is_named"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(met="equal"), name="only_something_equal_is_confirmed"
            ),
        ]

    def __str__(self) -> str:
        return self.criterion

    @property
    def counts(self) -> bool:
        return self.met == self.Met.YES or self.confirmed_at is not None


class Interview(models.Model):
    """The day of an interview that was promised, and how it went: feedback comes with every result."""

    class Result(models.TextChoices):
        OFFERED = "offered", "We offer them the job"
        NOT_THIS_TIME = "not_this_time", "Not this time"

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="interview")
    at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(max_length=20, choices=Result.choices, blank=True)
    feedback = models.TextField(max_length=2000, blank=True)
    said_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(result="") | ~Q(feedback=""), name="a_result_comes_with_feedback"
            )
        ]

    def __str__(self) -> str:
        return f"Interview: {self.offer}"
