"""An organisation's record of a quarter: its figures, its reply, and whether it is a scorecard."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from champions.models import Organisation, Partnership
from champions.permissions import organisations_of
from lifecycles.models import Step
from reports.promise_record import Figures
from reports.quarters import Quarter


class PromiseRecordQuerySet(models.QuerySet["PromiseRecord"]):
    def visible_to(self, user: Any) -> PromiseRecordQuerySet:
        """All for ETE workers and the service manager; its own for an organisation's people."""
        if user.holds(*EIGHTEEN_PLUS):
            return self
        shown = ~Q(status=PromiseRecord.Status.DRAFT)
        return self.filter(shown, organisation__in=organisations_of(user))

    def published(self) -> PromiseRecordQuerySet:
        return self.filter(status=PromiseRecord.Status.PUBLISHED)

    def for_everybody(self) -> PromiseRecordQuerySet:
        """Published, of partners that have agreed and asked to be named on the public page."""
        named = Partnership.objects.shown_to_everyone().values("organisation")
        return self.published().filter(organisation__in=named)

    def time_is_over(self) -> PromiseRecordQuerySet:
        return self.filter(status__in=PromiseRecord.CAN_REPLY, reply_by__lte=timezone.now())

    def with_organisation(self) -> PromiseRecordQuerySet:
        return self.select_related("organisation__partnership")


class PromiseRecord(models.Model):
    """What was counted is kept as it was. Its status changes through `reports.scorecards` only."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Being made"
        SHOWN = "shown", "With the organisation"
        REPLIED = "replied", "The organisation has replied"
        HEARD = "heard", "Can be published"
        PUBLISHED = "published", "Published as a scorecard"
        WITHDRAWN = "withdrawn", "Taken off"

    CAN_REPLY = (Status.SHOWN, Status.REPLIED)

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="promise_records")
    quarter = models.DateField(help_text="Its first day")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.DRAFT)
    kept = models.JSONField(help_text="The figures, as reports.promise_record counted them")
    made_at = models.DateTimeField(default=timezone.now)
    reply_by = models.DateTimeField(null=True, blank=True)
    reply = models.TextField(max_length=1000, blank=True, help_text="What the organisation says beside it")
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    came_by_merge = models.BooleanField(
        default=False, help_text="Of a second entry of the organisation, which had a record of this quarter"
    )

    objects = PromiseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-quarter", "organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "quarter"],
                condition=Q(came_by_merge=False),
                name="one_record_of_a_quarter",
            ),
            models.CheckConstraint(
                condition=Q(quarter__day=1, quarter__month__in=[1, 4, 7, 10]),
                name="record_of_a_whole_quarter",
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(reply_by__isnull=False),
                name="record_shown_with_time_to_reply",
            ),
            models.CheckConstraint(
                condition=Q(reply="", replied_at=None) | ~Q(reply="") & Q(replied_at__isnull=False),
                name="record_reply_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.of}"

    def get_absolute_url(self) -> str:
        return reverse("reports:record", args=[self.pk])

    @property
    def of(self) -> Quarter:
        return Quarter(self.quarter)

    @property
    def figures(self) -> Figures:
        return Figures(**self.kept)


class PromiseRecordStep(Step):
    record = models.ForeignKey(PromiseRecord, on_delete=models.CASCADE, related_name="steps")
