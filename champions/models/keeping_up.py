"""What an organisation declares of itself, how often it hears from us, and changes of the council's tree."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, Q
from django.utils import timezone

from champions.charter import BEHAVIOURS
from geography.models import Authority
from rulebook.reading import value

from .organisations import Organisation


class CharterPromiseQuerySet(models.QuerySet["CharterPromise"]):
    def with_counts(self) -> CharterPromiseQuerySet:
        """Adds `counts`: declared, and looked at again in time."""
        in_time = Q(review_on__gt=timezone.localdate() - time_to_answer())
        return self.annotate(counts=ExpressionWrapper(in_time, output_field=models.BooleanField()))

    def counting(self) -> CharterPromiseQuerySet:
        return self.with_counts().filter(counts=True)


def time_to_answer() -> dt.timedelta:
    """How long a host has to say that something is still so."""
    return dt.timedelta(days=value("host.renew_within_days"))


class CharterPromise(models.Model):
    """One behaviour that an organisation says is its own, by whom and until it looks again."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="charter")
    behaviour = models.CharField(max_length=30, choices=BEHAVIOURS)
    declared_on = models.DateField(default=timezone.localdate)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    review_on = models.DateField()

    objects = CharterPromiseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "behaviour"], name="behaviour_declared_once"),
        ]

    def __str__(self) -> str:
        return self.get_behaviour_display()


class Rhythm(models.Model):
    """How often an organisation wants to hear from us, and when it last said that it is still up for it."""

    class Every(models.TextChoices):
        WEEK = "week", "Every week"
        MONTH = "month", "Every month"
        QUARTER = "quarter", "Every three months"
        NEVER = "never", "Never; we look by ourselves"

    class Appetite(models.TextChoices):
        LOOKING = "looking", "Yes: we are looking for somebody now"
        UP_FOR_IT = "up_for_it", "Yes: ask us when you know somebody"
        FULL = "full", "Yes, but not now: we have who we can take"
        NOT_NOW = "not_now", "Not this year"

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="rhythm")
    every = models.CharField(max_length=10, choices=Every.choices, default=Every.MONTH)
    nudged_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True, help_text="When it was last asked: still up for it?")
    appetite = models.CharField(max_length=20, choices=Appetite.choices, blank=True)
    renewed_on = models.DateField(default=timezone.localdate)
    rested_on = models.DateField(
        null=True, blank=True, help_text="When its pledges were paused because nobody answered"
    )

    RESTING = (Appetite.FULL, Appetite.NOT_NOW)

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_every_display()}"

    @property
    def is_unanswered(self) -> bool:
        return self.asked_on is not None and self.renewed_on < self.asked_on

    @property
    def rests(self) -> bool:
        """It was asked, and time has passed without an answer."""
        return self.is_unanswered and self.rested_on is not None


class OrganisationChangeQuerySet(models.QuerySet["OrganisationChange"]):
    def to_come(self) -> OrganisationChangeQuerySet:
        """Noted, and neither made nor found impossible on its day."""
        return self.filter(applied_at=None, refused_why="")

    def due_on(self, day: dt.date) -> OrganisationChangeQuerySet:
        """A second entry that was merged away does not change any more."""
        return self.to_come().filter(from_on__lte=day, organisation__merged_into=None)


class OrganisationChange(models.Model):
    """Another name, place in the tree or council from a day on. Kept; the organisation says today's."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="changes")
    from_on = models.DateField()
    name = models.CharField(max_length=200)
    parent = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    council = models.ForeignKey(Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    before = models.CharField(max_length=500, help_text="What stood there when it was noted, in words")
    why = models.CharField(max_length=300)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    noted_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True, blank=True)
    refused_why = models.CharField(
        max_length=700, blank=True, help_text="Why it could not be made when its day came"
    )

    objects = OrganisationChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-from_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.organisation} from {self.from_on}"
