"""An allocation round: what it saw, what was proposed, what a worker decided and approved; and the policy.

Nothing here is an offer. A proposal becomes one only when a named worker approves it (`matching.approving`).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from lifecycles.models import Step
from offers.models import Offer
from pledges.models import Intake
from youngadults.models import YoungAdult


class PolicyVersion(models.Model):
    """One version of the weights and thresholds, made by a service manager. Written once, never changed.

    Before the first there is the published one of `matching.policies`.
    """

    number = models.PositiveIntegerField(unique=True)
    values = models.JSONField(help_text="Every field of the engine's Policy but its version")
    why = models.TextField(max_length=1000)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Version {self.number}"


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, user: Any) -> RoundQuerySet:
        """ETE workers and service managers; to everybody else there are no rounds."""
        return self if user.holds(*EIGHTEEN_PLUS) else self.none()


class Round(models.Model):
    """One proposal over many places and people at once. Its status changes through `matching.lifecycle`.

    ``intakes`` and ``people`` are the keys of those that were chosen; empty (null) where it was all of them.
    ``input`` is the engine's case as it was read (`matching.keeping`), so that the round can be replayed.
    """

    class Status(models.TextChoices):
        OPENED = "opened", "Being worked out"
        PROPOSED = "proposed", "Ready to review"
        CLOSED = "closed", "Closed"
        ABANDONED = "abandoned", "Abandoned"

    status = models.CharField(max_length=20, choices=Status.choices, default=Status.OPENED)
    scope = models.CharField(max_length=300, help_text="What was chosen, in words")
    intakes = ArrayField(models.BigIntegerField(), null=True, blank=True)
    people = ArrayField(models.BigIntegerField(), null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    day = models.DateField(default=timezone.localdate, help_text="Ages, waiting and starts count from here")
    seed = models.BigIntegerField(help_text="Of the public lottery; fixed when the round is opened")
    policy = models.PositiveIntegerField(help_text="Number of the policy in force when it was opened")
    progress = models.CharField(max_length=120, blank=True)
    input = models.BinaryField(null=True, editable=False)
    input_sha256 = models.CharField(max_length=64, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["opened", "abandoned"]) | ~Q(input_sha256=""),
                name="round_proposed_from_kept_input",
            ),
        ]

    def __str__(self) -> str:
        return f"Round {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("matching:round", args=[self.pk])


class RoundStep(Step):
    record = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="steps")


class RoundVersion(models.Model):
    """What was proposed at one time: the first, and one more after each decision that changes it.

    ``settled`` is what had been decided by then: pairs that stand, pairs that may not be, people left out.
    ``certificate`` proves the rest to be the best there is; it is kept compressed.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    settled = models.JSONField(default=dict)
    pairs = models.JSONField(help_text="(young adult, intake), in order")
    vector = models.JSONField(help_text="The objective, level by level")
    certificate = models.BinaryField(editable=False)
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="round_versions_counted")]

    def __str__(self) -> str:
        return f"Version {self.number} of round {self.round_id}"


class Approval(models.Model):
    """A worker has read a preview and sent its offers. ``hurried``: in less time than reading it takes."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="approvals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    pairs = models.PositiveIntegerField()
    seconds = models.FloatField(help_text="From the preview to the press of the button")
    hurried = models.BooleanField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.pairs} pairs of round {self.round_id}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def standing(self) -> ProposalQuerySet:
        """Proposed in the newest version."""
        return self.filter(gone=None)

    def to_approve(self) -> ProposalQuerySet:
        return self.standing().filter(offer=None)

    def with_everything(self) -> ProposalQuerySet:
        return self.select_related("young_adult", "intake__pledge__organisation", "offer")


class Proposal(models.Model):
    """One pair in a round. ``since`` and ``gone`` are the numbers of the versions between which it stood."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="proposals")
    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="proposals")
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="proposals")
    tier = models.PositiveSmallIntegerField(help_text="1 is served first")
    cls = models.PositiveSmallIntegerField(help_text="Satisfaction class, 1 best")
    fit = models.IntegerField()
    why = models.JSONField(help_text="Key and values of the engine's message")
    since = models.PositiveIntegerField()
    gone = models.PositiveIntegerField(null=True, blank=True)
    offer = models.ForeignKey(
        Offer, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals"
    )
    approval = models.ForeignKey(
        Approval, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["tier", "-fit", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "young_adult"], condition=Q(gone=None), name="one_standing_proposal_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.intake.pledge} for {self.young_adult}"

    def get_absolute_url(self) -> str:
        return reverse("matching:pair", args=[self.pk])


class WithoutProposal(models.Model):
    """Somebody in a round for whom nothing is proposed, and why; ``intake`` is what they came nearest to."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="without")
    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="+")
    tier = models.PositiveSmallIntegerField()
    why = models.JSONField(help_text="Key and values of the engine's message")
    intake = models.ForeignKey(Intake, null=True, blank=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["tier", "young_adult__first_name", "young_adult__last_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["round", "young_adult"], name="without_once_a_round")]

    def __str__(self) -> str:
        return f"Nothing for {self.young_adult}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> DecisionQuerySet:
        return self.filter(taken_back_at=None)


class Decision(models.Model):
    """What a worker settled in a round: a pair that stays, a pair that must not be, somebody left out."""

    class Kind(models.TextChoices):
        LOCK = "lock", "Locked"
        FORBID = "forbid", "Ruled out"
        LEAVE_OUT = "leave_out", "Left out of this round"

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="+")
    intake = models.ForeignKey(Intake, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    why = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "kind", "young_adult", "intake"],
                condition=Q(taken_back_at=None),
                name="decided_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(kind="leave_out", intake=None) | ~Q(kind="leave_out") & Q(intake__isnull=False),
                name="decision_about_a_pair_or_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(kind="forbid") | ~Q(why=""), name="pair_ruled_out_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.young_adult}"
