"""A broken promise: what a worker put to the host after a promise report, and what the host did about it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from champions.permissions import organisations_of
from lifecycles.models import Step

from .promise_reports import PromiseReport


class BrokenPromiseQuerySet(models.QuerySet["BrokenPromise"]):
    def visible_to(self, user: Any) -> BrokenPromiseQuerySet:
        """All for the 18+ service; for a host's people what was put to their organisation."""
        if user.holds(*EIGHTEEN_PLUS):
            return self
        return self.of_host(user)

    def of_host(self, user: Any) -> BrokenPromiseQuerySet:
        return self.filter(report__offer__intake__pledge__organisation__in=organisations_of(user))

    def unanswered(self) -> BrokenPromiseQuerySet:
        return self.filter(status=BrokenPromise.Status.WITH_HOST)

    def undecided(self) -> BrokenPromiseQuerySet:
        """Nobody has said yet whether it happened, and whether it was put right."""
        return self.filter(status__in=BrokenPromise.UNDECIDED)

    def confirmed(self) -> BrokenPromiseQuerySet:
        """It happened, whether it was put right afterwards or not."""
        return self.filter(status__in=BrokenPromise.CONFIRMED)

    def with_pledge(self) -> BrokenPromiseQuerySet:
        """All that a line about one shows, and nothing of the young adult."""
        return self.select_related("report__offer__intake__pledge__organisation")


class BrokenPromise(models.Model):
    """What the host reads of a promise report: a worker's words, never the person's, and no name.

    Its status changes through `offers.broken_promises` only.
    """

    class Status(models.TextChoices):
        WITH_HOST = "with_host", "Waits for the host’s answer"
        ANSWERED = "answered", "The host puts it right"
        DISPUTED = "disputed", "The host sees it differently"
        PUT_RIGHT = "put_right", "Put right"
        NOT_PUT_RIGHT = "not_put_right", "Not put right"
        SET_ASIDE = "set_aside", "It did not happen"

    UNDECIDED = (Status.WITH_HOST, Status.ANSWERED, Status.DISPUTED)
    CONFIRMED = (Status.PUT_RIGHT, Status.NOT_PUT_RIGHT)

    report = models.OneToOneField(PromiseReport, on_delete=models.CASCADE, related_name="broken")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.WITH_HOST)
    words = models.TextField(max_length=1000, blank=True, help_text="What the host reads")
    put_at = models.DateTimeField(default=timezone.now)
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer_by = models.DateTimeField()
    put_right_by = models.DateTimeField()
    answer = models.TextField(max_length=1000, blank=True, help_text="The host’s own words")
    answered_at = models.DateTimeField(null=True, blank=True)
    put_right_on = models.DateField(null=True, blank=True)

    objects = BrokenPromiseQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer_by__lte=models.F("put_right_by")), name="broken_promise_answered_first"
            ),
            models.CheckConstraint(
                condition=Q(status="put_right", put_right_on__isnull=False)
                | ~Q(status="put_right") & Q(put_right_on=None),
                name="broken_promise_put_right_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pledge)

    def get_absolute_url(self) -> str:
        return reverse("host:broken_promise", args=[self.pk])

    @property
    def pledge(self) -> Any:
        return self.report.offer.intake.pledge


class BrokenPromiseStep(Step):
    record = models.ForeignKey(BrokenPromise, on_delete=models.CASCADE, related_name="steps")
