"""What was changed of a young adult's record, and by whom; and what they have asked us to do about it."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .young_adults import YoungAdult


class ProfileChange(models.Model):
    """One change: the step that followers of "change_profile" get. Written once, never changed.

    ``detail`` names what was changed, never the words themselves.
    """

    class What(models.TextChoices):
        """As the young adult reads it."""

        ABOUT_ME = "about_me", "Changed what you want"
        REACH = "reach", "Changed how to reach you"
        PAUSE = "pause", "Paused everything"
        RESUME = "resume", "Ended the pause"

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="profile_changes")
    what = models.CharField(max_length=20, choices=What.choices)
    detail = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.young_adult}: {self.get_what_display()}"


class RequestQuerySet(models.QuerySet["Request"]):
    def open(self) -> RequestQuerySet:
        return self.filter(answered_at=None)

    def visible_to(self, user) -> RequestQuerySet:
        return self.filter(young_adult__in=YoungAdult.objects.visible_to(user))


class Request(models.Model):
    """A young adult asks for something to be done about what we hold. The law gives us one month."""

    class Kind(models.TextChoices):
        """As the young adult reads it."""

        CORRECT = "correct", "Put something right"
        OBJECT = "object", "Stop using something"
        FORGET = "forget", "Forget me"

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="requests")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    words = models.TextField(blank=True, help_text="In their own words")
    made_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.TextField(blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["young_adult", "kind"],
                condition=Q(answered_at=None, kind="forget"),
                name="asked_once_to_be_forgotten",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False),
                name="an_answer_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.young_adult}: {self.get_kind_display()}"

    @property
    def is_late(self) -> bool:
        return self.answered_at is None and self.due_on < timezone.localdate()


def a_month_after(day: dt.date) -> dt.date:
    """The same day of the next month, or its last day where it has none such."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))
