"""How it goes, asked at five points of a place: one tap answers, and an answer that worries gets a call."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .offers import Offer


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def unanswered(self) -> CheckInQuerySet:
        return self.filter(answered_at=None)

    def worrying(self) -> CheckInQuerySet:
        return self.filter(answer=CheckIn.Answer.HELP)

    def of_young_adult(self, user) -> CheckInQuerySet:
        return self.filter(offer__young_adult__user=user)


class CheckIn(models.Model):
    """One question about one offer at one point of it. `offers.check_ins` asks and takes the answer.

    The same three answers at each point, from good to needing help; `offers.check_ins.WORDS` says them.
    """

    class Point(models.TextChoices):
        BEFORE = "before", _("Before the first day")
        FIRST_DAY = "first_day", _("First day")
        WEEK_ONE = "week_one", _("After one week")
        WEEK_FOUR = "week_four", _("After four weeks")
        END = "end", _("At the end")

    class Answer(models.TextChoices):
        GOOD = "good", _("Good")
        UNSURE = "unsure", _("Not sure")
        HELP = "help", _("Needs help")

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="check_ins")
    point = models.CharField(max_length=10, choices=Point.choices)
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(
        max_length=1000, blank=True, help_text="At the end: what should be better for the next person"
    )

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "point"], name="check_in_asked_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="check_in_answered_whole_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_point_display()}: {self.offer}"
