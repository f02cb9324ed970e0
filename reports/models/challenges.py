"""A Challenge to the panel: what should change, who sees to it, and what was done."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import a_panel_member, a_service_manager
from lifecycles.models import Step


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    def visible_to(self, user: Any) -> ChallengeQuerySet:
        """All for managers; for the panel from when somebody sees to it; one's own to answer. Who raised one
        has a page of their own (`raised_by`).
        """
        if a_service_manager(user, None):
            return self.all()
        seen = Q(owner=user, status__in=Challenge.SEEN_TO)
        if a_panel_member(user, None):
            seen |= Q(status__in=Challenge.SEEN_TO)
        return self.filter(seen)

    def of(self, user: Any) -> ChallengeQuerySet:
        """Those that this person raised and did not take back."""
        return self.filter(raised_by=user).exclude(status=Challenge.Status.TAKEN_BACK)

    def published(self) -> ChallengeQuerySet:
        """“You said, we did”, the newest answer first."""
        return self.filter(status=Challenge.Status.ANSWERED).order_by("-answered_at", "-pk")

    def overdue(self) -> ChallengeQuerySet:
        return self.filter(status=Challenge.Status.GIVEN, due_on__lt=timezone.localdate())

    def open(self) -> ChallengeQuerySet:
        """The one that is due first, first; without an owner before all."""
        waiting = self.filter(status__in=Challenge.WAITING)
        return waiting.order_by(F("due_on").asc(nulls_first=True), "pk")


class Challenge(models.Model):
    """Its status changes through `reports.challenges` only.

    ``words`` are those of the person who raised it, for managers alone; ``you_said`` is how the panel and
    everybody else reads it, without anything by which they could be known.
    """

    class Status(models.TextChoices):
        ASKED = "asked", "Waits for an owner"
        GIVEN = "given", "Waits for its answer"
        ANSWERED = "answered", "Answered"
        TAKEN_BACK = "taken_back", "Taken back"

    class Voice(models.TextChoices):
        ONE = "one", "A young adult"
        COUNCIL = "council", "The Young Adult Council"
        INSPECTORS = "inspectors", "Young Inspectors"

    WAITING = (Status.ASKED, Status.GIVEN)
    SEEN_TO = (Status.GIVEN, Status.ANSWERED)

    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ASKED)
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="challenges"
    )
    raised_at = models.DateTimeField(default=timezone.now)
    voice = models.CharField(max_length=20, choices=Voice.choices, default=Voice.ONE)
    shares_name = models.BooleanField(default=False, help_text="The panel may read who raised it")
    words = models.TextField(max_length=500)
    you_said = models.TextField(max_length=500, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True, help_text="The last day for an answer")
    we_did = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["given", "answered"]) | Q(due_on__isnull=False) & ~Q(you_said=""),
                name="challenge_given_with_a_date_and_words",
            ),
            models.CheckConstraint(
                condition=Q(status="answered") & Q(answered_at__isnull=False) & ~Q(we_did="")
                | ~Q(status="answered") & Q(answered_at=None, we_did=""),
                name="challenge_answered_with_words",
            ),
        ]

    def __str__(self) -> str:
        return self.you_said or self.words

    def get_absolute_url(self) -> str:
        return reverse("reports:challenge", args=[self.pk])

    def is_overdue(self) -> bool:
        waits = self.status == Challenge.Status.GIVEN
        return waits and self.due_on is not None and self.due_on < timezone.localdate()


class ChallengeStep(Step):
    record = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="steps")
