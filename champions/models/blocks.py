"""An ETE worker asks that a partner is blocked, or that a block is lifted: it waits for a manager."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from lifecycles.models import Step

from .partnerships import Partnership


class BlockRequestQuerySet(models.QuerySet["BlockRequest"]):
    def visible_to(self, user: Any) -> BlockRequestQuerySet:
        """ETE workers and service managers. The partner reads that it is blocked, never what was asked."""
        return self if user.holds(*EIGHTEEN_PLUS) else self.none()

    def waiting(self) -> BlockRequestQuerySet:
        return self.filter(status=BlockRequest.Status.ASKED)

    def with_everything(self) -> BlockRequestQuerySet:
        return self.select_related("partnership__organisation", "asked_by", "decided_by")


class BlockRequest(models.Model):
    """Asked with a reason; nothing changes for the partner until a manager agrees. Its status changes through
    `champions.lifecycle` only. A manager who asks has agreed.
    """

    class What(models.TextChoices):
        BLOCK = "block", "Block it"
        LIFT = "lift", "Lift the block"

    class Status(models.TextChoices):
        ASKED = "asked", "Waits for a manager"
        AGREED = "agreed", "Agreed"
        NOT_AGREED = "not_agreed", "Not agreed"
        TAKEN_BACK = "taken_back", "Taken back"
        NOT_NEEDED = "not_needed", "Not needed any more"

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="block_requests")
    what = models.CharField(max_length=10, choices=What.choices)
    why = models.TextField(max_length=1000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = BlockRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership"], condition=Q(status="asked"), name="block_asked_for_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(why=""), name="block_with_a_reason"),
            models.CheckConstraint(
                condition=Q(status__in=["agreed", "not_agreed"], decided_by__isnull=False)
                | (~Q(status__in=["agreed", "not_agreed"]) & Q(decided_by=None)),
                name="block_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership}: {self.get_what_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("organisations:block_request", args=[self.pk])


class BlockRequestStep(Step):
    """``why`` of an answer is what the manager said to whoever asked."""

    record = models.ForeignKey(BlockRequest, on_delete=models.CASCADE, related_name="steps")
