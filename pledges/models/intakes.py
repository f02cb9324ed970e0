"""An intake: one dated set of places of a pledge."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class IntakeQuerySet(models.QuerySet["Intake"]):
    def to_fill(self) -> IntakeQuerySet:
        """A place left, and the last date to fill not passed."""
        return self.filter(fill_by__gte=timezone.localdate(), places_taken__lt=F("places"))


class Intake(models.Model):
    """One dated set of places of a pledge. An offer is for an intake.

    `places_taken` is kept by `offers.places`, under a lock on this row; the database refuses more than
    `places`.
    """

    pledge = models.ForeignKey("pledges.Pledge", on_delete=models.CASCADE, related_name="intakes")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    fill_by = models.DateField(help_text="The last day on which a place can be taken")
    places = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(500)])
    places_taken = models.PositiveSmallIntegerField(default=0)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(places_taken__lte=F("places")), name="never_more_taken_than_places"
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="intake_has_a_place"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="intake_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(fill_by__lte=F("starts_on")), name="intake_filled_before_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge}, from {self.starts_on}"

    @property
    def places_left(self) -> int:
        return self.places - self.places_taken
