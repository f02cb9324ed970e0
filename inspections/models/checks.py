"""A promise check: a visit to see whether what was promised is there for whoever asks."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from champions.models import Organisation
from champions.permissions import organisations_of
from lifecycles.models import Step
from pledges.models import Pledge

from .inspectors import Inspector


class Answer(models.TextChoices):
    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    UNSURE = "unsure", "I could not tell"


class PromiseCheckQuerySet(models.QuerySet["PromiseCheck"]):
    def visible_to(self, user: Any) -> PromiseCheckQuerySet:
        """One's own for an inspector; for a host those of it that were made; all for the 18+ service; for
        panel members those whose host has had its say. What was found is another question: `disclosure`.
        """
        if user.holds(*EIGHTEEN_PLUS):
            return self
        seen = Q(organisation__in=organisations_of(user), status__in=PromiseCheck.MADE)
        if user.holds("inspector"):
            seen |= Q(inspector__user=user) & ~Q(status=PromiseCheck.Status.HANDED_BACK)
        if user.holds("panel_member"):
            seen |= Q(status__in=PromiseCheck.HOST_HEARD)
        return self.filter(seen)

    def with_everything(self) -> PromiseCheckQuerySet:
        return self.select_related("organisation", "pledge", "inspector__user")

    def in_public_order(self) -> PromiseCheckQuerySet:
        """What waits for somebody first, then the newest."""
        return self.order_by(models.Case(models.When(status__in=PromiseCheck.OVER, then=1), default=0), "-pk")

    def reply_overdue(self) -> PromiseCheckQuerySet:
        return self.filter(status=PromiseCheck.Status.WITH_HOST, reply_by__lte=timezone.now())


class PromiseCheck(models.Model):
    """Its status changes through `inspections.lifecycle` only. It is about an organisation, or about one of
    its pledges, and never about anybody to whom something was offered.
    """

    class Status(models.TextChoices):
        ASSIGNED = "assigned", "To be made"
        HANDED_BACK = "handed_back", "Handed back"
        CALLED_OFF = "called_off", "Called off"
        WITH_HOST = "with_host", "With the host"
        REPLIED = "replied", "The host has replied"
        NO_REPLY = "no_reply", "No reply in time"
        CLOSED = "closed", "Closed"

    MADE = (Status.WITH_HOST, Status.REPLIED, Status.NO_REPLY, Status.CLOSED)
    HOST_HEARD = (Status.REPLIED, Status.NO_REPLY, Status.CLOSED)
    OVER = (Status.CALLED_OFF, Status.CLOSED)

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="promise_checks")
    pledge = models.ForeignKey(
        Pledge, null=True, blank=True, on_delete=models.PROTECT, related_name="promise_checks"
    )
    inspector = models.ForeignKey(Inspector, on_delete=models.PROTECT, related_name="checks")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ASSIGNED)
    script = models.TextField(max_length=2000, help_text="Where to go, what to ask for, what to look at")
    visit_by = models.DateField(help_text="The last day for the visit")
    paid_minutes = models.PositiveSmallIntegerField(
        validators=[MaxValueValidator(600)], help_text="How much time is paid, with the way there and back"
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_at = models.DateTimeField(default=timezone.now)

    visited_on = models.DateField(null=True, blank=True)
    knew = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    kept = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    easy = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    friendly = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    words = models.TextField(max_length=1000, blank=True)
    took_minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, validators=[MaxValueValidator(600)]
    )
    recorded_at = models.DateTimeField(null=True, blank=True)

    reply_by = models.DateTimeField(null=True, blank=True)
    reply = models.TextField(max_length=1000, blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.TextField(max_length=1000, blank=True, help_text="What comes of it")

    objects = PromiseCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["with_host", "replied", "no_reply", "closed"])
                | Q(visited_on__isnull=False, recorded_at__isnull=False, reply_by__isnull=False)
                & ~Q(kept=""),
                name="check_made_says_what_was_found",
            ),
            models.CheckConstraint(
                condition=~Q(status="replied") | ~Q(reply=""), name="check_replied_with_words"
            ),
            models.CheckConstraint(
                condition=~Q(status="closed") | ~Q(outcome=""), name="check_closed_with_an_outcome"
            ),
            models.CheckConstraint(
                condition=Q(recorded_at=None) | Q(reply_by__gte=F("recorded_at")),
                name="check_host_has_time_to_reply",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.pledge}" if self.pledge_id else f"{self.organisation}"

    @property
    def host_was_heard(self) -> bool:
        return self.status in self.HOST_HEARD


class CheckStep(Step):
    record = models.ForeignKey(PromiseCheck, on_delete=models.CASCADE, related_name="steps")
