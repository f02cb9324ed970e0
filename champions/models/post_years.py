"""Once a year a champion of the council says whether they go on, and the head of service renews the post."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from lifecycles.models import Step
from rulebook.reading import value

from .champions import Champion


class PostYearQuerySet(models.QuerySet["PostYear"]):
    def visible_to(self, user: Any) -> PostYearQuerySet:
        """One's own; all for service managers."""
        if user.holds(Role.Kind.SERVICE_MANAGER):
            return self
        return self.filter(champion__user=user)

    def open(self) -> PostYearQuerySet:
        return self.filter(status__in=PostYear.OPEN)

    def to_renew(self) -> PostYearQuerySet:
        """What a manager is to see to: somebody goes on or hands over, or has said nothing for long."""
        silent_since = timezone.localdate() - dt.timedelta(days=value("champion.answer_within_days"))
        silent = Q(status=PostYear.Status.ASKED, asked_on__lte=silent_since)
        return self.filter(Q(status__in=PostYear.ANSWERED) | silent)

    def with_post(self) -> PostYearQuerySet:
        return self.select_related("champion__user", "champion__organisation")


class PostYear(models.Model):
    """The end of one year of a champion's post: what they said, and whether it was renewed. Its status
    changes through `champions.lifecycle` only.

    Partners are asked as organisations (`champions.renewing`): who posts for them is theirs to say.
    """

    class Status(models.TextChoices):
        ASKED = "asked", "Asked"
        GOES_ON = "goes_on", "Goes on"
        HANDS_OVER = "hands_over", "Hands over"
        RENEWED = "renewed", "Renewed"
        OVER = "over", "No longer in post"

    ANSWERED = (Status.GOES_ON, Status.HANDS_OVER)
    OPEN = (Status.ASKED, *ANSWERED)

    champion = models.ForeignKey(Champion, on_delete=models.CASCADE, related_name="years")
    asked_on = models.DateField(default=timezone.localdate)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ASKED)
    renewed_on = models.DateField(null=True, blank=True)

    objects = PostYearQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["champion"],
                condition=Q(status__in=["asked", "goes_on", "hands_over"]),
                name="post_year_asked_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(status="renewed", renewed_on__isnull=False)
                | (~Q(status="renewed") & Q(renewed_on=None)),
                name="post_year_renewed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.champion)

    def get_absolute_url(self) -> str:
        return reverse("organisations:post_year", args=[self.pk])


class PostYearStep(Step):
    record = models.ForeignKey(PostYear, on_delete=models.CASCADE, related_name="steps")
