"""An offer that a worker wants to make although a rule stands against it: it waits for a manager."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from lifecycles.models import Step
from offers.models import Offer
from pledges.models import Intake
from youngadults.models import YoungAdult


class OverrideRequestQuerySet(models.QuerySet["OverrideRequest"]):
    def visible_to(self, user: Any) -> OverrideRequestQuerySet:
        """ETE workers and service managers; to everybody else there are none."""
        return self if user.holds(*EIGHTEEN_PLUS) else self.none()

    def waiting(self) -> OverrideRequestQuerySet:
        return self.filter(status=OverrideRequest.Status.ASKED)

    def overdue(self) -> OverrideRequestQuerySet:
        """Nobody agreed in time."""
        return self.waiting().filter(agree_by__lte=timezone.now())

    def with_everything(self) -> OverrideRequestQuerySet:
        return self.select_related(
            "intake__pledge__organisation", "young_adult__user", "asked_by", "decided_by"
        )


class OverrideRequest(models.Model):
    """One intake for one young adult, the rules that stand against it, and why all the same. Its status
    changes through `matching.overriding` only.

    It holds no place, and the young adult does not know of it. ``alone`` says that the manager who asked
    agreed themselves, as there was no second one.
    """

    class Status(models.TextChoices):
        ASKED = "asked", "Waits for a manager"
        SENT = "sent", "Agreed, and sent"
        NOT_AGREED = "not_agreed", "Not agreed"
        NOT_SENT = "not_sent", "Could not be sent any more"
        LAPSED = "lapsed", "Nobody agreed in time"
        TAKEN_BACK = "taken_back", "Taken back"

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="override_requests")
    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="override_requests")
    rules = models.JSONField(help_text="The code and the sentence of each rule, as they stood")
    why = models.TextField(max_length=1000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    agree_by = models.DateTimeField()
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ASKED)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    alone = models.BooleanField(default=False)
    sent_as = models.ForeignKey(
        Offer, null=True, blank=True, on_delete=models.PROTECT, related_name="override_requests"
    )

    objects = OverrideRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "young_adult"],
                condition=Q(status="asked"),
                name="override_asked_for_once_at_a_time",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="override_with_a_reason"),
            models.CheckConstraint(
                condition=Q(status="sent", sent_as__isnull=False) | (~Q(status="sent") & Q(sent_as=None)),
                name="override_sent_with_its_offer",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["sent", "not_agreed"], decided_by__isnull=False)
                | (~Q(status__in=["sent", "not_agreed"]) & Q(decided_by=None)),
                name="override_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | Q(alone=True) | ~Q(decided_by=F("asked_by")),
                name="override_agreed_by_somebody_else",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.young_adult}: {self.intake.pledge}"

    def get_absolute_url(self) -> str:
        return reverse("desk:override", args=[self.pk])

    @property
    def pledge(self) -> Any:
        return self.intake.pledge


class OverrideRequestStep(Step):
    """``why`` of an answer is what the manager said to whoever asked."""

    record = models.ForeignKey(OverrideRequest, on_delete=models.CASCADE, related_name="steps")
