"""An offer: one intake put to one young adult, one record from shortlist to outcome."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import EIGHTEEN_PLUS
from champions.permissions import organisations_of
from lifecycles.models import Step
from pledges.models import Intake, Pledge
from youngadults.models import CaseloadEntry, YoungAdult

from .reasons import HostReason, Reason


def own(user) -> Q:
    return Q(young_adult__user=user) & ~Q(status__in=Offer.BEFORE_OFFERED)


def of_their_organisations(user) -> Q:
    yeses = OfferStep.objects.filter(record=models.OuterRef("pk"), to_status=Offer.Status.ACCEPTED)
    return Q(models.Exists(yeses), intake__pledge__organisation__in=organisations_of(user))


def last_yes() -> models.Subquery:
    """When an offer's young adult last said the yes that took a place."""
    yeses = OfferStep.objects.filter(record=models.OuterRef("pk"), to_status=Offer.Status.ACCEPTED)
    return models.Subquery(yeses.order_by("-pk").values("at")[:1])


FIRST_DAY = Coalesce("starts_again_on", "intake__starts_on")
"""`Offer.first_day`, for the database."""


class OfferQuerySet(models.QuerySet["Offer"]):
    def visible_to(self, user) -> OfferQuerySet:
        """One's own, once offered; a personal adviser's caseload's; all for the 18+ service.

        A host's people see an offer from acceptance on: before that they see a count (`awaiting_answer`).
        What they learn of the person then is `offers.disclosure`'s to say.
        """
        if user.holds(*EIGHTEEN_PLUS):
            return self
        seen = own(user)
        if organisations_of(user):
            seen |= of_their_organisations(user)
        if user.holds("personal_adviser"):
            entries = CaseloadEntry.objects.current().filter(adviser=user)
            seen |= Q(young_adult__in=entries.values("young_adult"))
        return self.filter(pk__in=self.model.objects.filter(seen).order_by().values("pk"))

    def of_young_adult(self, user) -> OfferQuerySet:
        """One's own, from offered on: all that the young adult's pages ever show."""
        return self.filter(own(user))

    def known_to_host(self, user) -> OfferQuerySet:
        """From acceptance on, for the host's people: all that its pages ever show."""
        return self.filter(of_their_organisations(user))

    def with_accepted_at(self) -> OfferQuerySet:
        """Adds `accepted_at`, the last yes that took a place."""
        return self.annotate(accepted_at=last_yes())

    def with_paused_at(self) -> OfferQuerySet:
        """Adds `paused_at`, when it was last put on hold."""
        pauses = OfferStep.objects.filter(record=models.OuterRef("pk"), to_status=Offer.Status.PAUSED)
        return self.annotate(paused_at=models.Subquery(pauses.order_by("-pk").values("at")[:1]))

    def with_host_reason(self) -> OfferQuerySet:
        """Adds `host_reason`: the code of the reason with which the host ended it, if it did."""
        ends = OfferStep.objects.filter(record=models.OuterRef("pk"), to_status__in=Offer.ENDED_BY_HOST)
        return self.annotate(host_reason=models.Subquery(ends.order_by("-pk").values("reason")[:1]))

    def holding_a_place(self) -> OfferQuerySet:
        """Accepted and what follows; did not attend and ended early until `held_until`."""
        held = Q(status__in=Offer.HELD_FOR_A_WHILE, held_until__gt=timezone.now())
        return self.filter(Q(status__in=Offer.HOLDING) | held)

    def open(self) -> OfferQuerySet:
        """Neither answered for good nor ended."""
        return self.filter(status__in=Offer.OPEN)

    def running(self) -> OfferQuerySet:
        return self.filter(status__in=Offer.RUNNING)

    def awaiting_answer(self) -> OfferQuerySet:
        return self.filter(status=Offer.Status.OFFERED)

    def awaiting_confirmation(self) -> OfferQuerySet:
        return self.filter(status=Offer.Status.ACCEPTED)

    def first_day_until(self, day: dt.date) -> OfferQuerySet:
        """The host expects them, and the first day is this one at the latest."""
        return self.filter(status=Offer.Status.CONFIRMED).alias(first=FIRST_DAY).filter(first__lte=day)

    def overdue(self) -> OfferQuerySet:
        """Offered, and the last moment for an answer has passed."""
        return self.awaiting_answer().filter(answer_by__lte=timezone.now())

    def with_everything(self) -> OfferQuerySet:
        """What a line about an offer shows, in one query."""
        return self.select_related("intake__pledge__organisation", "young_adult__user", "offered_by")


class Offer(models.Model):
    """One intake put to one young adult. Its status changes through `offers.lifecycle` only.

    `reasons` are the sentences that told the worker and the young adult why this one; `terms` are what was
    offered (start, pay, hours), kept so that a no is asked again only after one of them changed.
    """

    class Status(models.TextChoices):
        SHORTLISTED = "shortlisted", "Shortlisted"
        REMOVED = "removed", "Removed from the shortlist"
        OFFERED = "offered", "Offered"
        ACCEPTED = "accepted", "Said yes"
        WAITING = "waiting", "Said yes, waiting for a place"
        NOT_NOW = "not_now", "Said not now"
        DECLINED = "declined", "Said no thanks"
        LAPSED = "lapsed", "Hasn’t replied"
        CONFIRMED = "confirmed", "Confirmed by the host"
        STARTED = "started", "Started"
        PAUSED = "paused", "Paused"
        COMPLETED = "completed", "Completed"
        ENDED_EARLY = "ended_early", "Ended early"
        DID_NOT_ATTEND = "did_not_attend", "Did not attend"
        CANCELLED_BY_YOUNG_ADULT = "cancelled_by_young_adult", "Changed their mind"
        CANCELLED_BY_HOST = "cancelled_by_host", "Cancelled by the host"
        WITHDRAWN_BY_SERVICE = "withdrawn_by_service", "Withdrawn by the 18+ service"
        WITHDRAWN_BY_HOST = "withdrawn_by_host", "Withdrawn by the host"

    BEFORE_OFFERED = (Status.SHORTLISTED, Status.REMOVED)
    HOLDING = (Status.ACCEPTED, Status.CONFIRMED, Status.STARTED, Status.PAUSED, Status.COMPLETED)
    HELD_FOR_A_WHILE = (Status.DID_NOT_ATTEND, Status.ENDED_EARLY)
    RUNNING = (Status.ACCEPTED, Status.CONFIRMED, Status.STARTED, Status.PAUSED)
    OPEN = (Status.SHORTLISTED, Status.OFFERED, Status.WAITING, *RUNNING)
    ENDED_BY_HOST = (Status.CANCELLED_BY_HOST, Status.WITHDRAWN_BY_HOST)
    ANSWERED_NO = (Status.NOT_NOW, Status.DECLINED)
    ASKED = (Status.OFFERED, Status.NOT_NOW, Status.DECLINED, Status.LAPSED, Status.WAITING)

    # Both are first in an index of their own, below.
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="offers", db_index=False)
    young_adult = models.ForeignKey(
        YoungAdult, on_delete=models.PROTECT, related_name="offers", db_index=False
    )
    status = models.CharField(max_length=30, choices=Status.choices, default=Status.SHORTLISTED)
    shortlisted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reasons = models.JSONField(default=list, blank=True)
    overrides = models.JSONField(default=list, blank=True)
    terms = models.JSONField(default=dict, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    offered_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    paused_from = models.CharField(max_length=30, choices=Status.choices, blank=True)
    starts_again_on = models.DateField(
        null=True, blank=True, help_text="The first day of this one alone, where they try again"
    )

    # The young adult's choice for this offer: the least, until they say otherwise.
    shares_contact = models.BooleanField(default=False)
    shares_adjustments = models.BooleanField(default=False)
    shares_care_experience = models.BooleanField(default=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "young_adult"],
                condition=Q(
                    status__in=[
                        "shortlisted",
                        "offered",
                        "accepted",
                        "waiting",
                        "not_now",
                        "declined",
                        "lapsed",
                        "confirmed",
                        "started",
                        "paused",
                    ]
                ),
                name="one_standing_offer_of_an_intake",
            ),
            models.CheckConstraint(
                condition=~Q(status="offered") | Q(answer_by__isnull=False, offered_by__isnull=False),
                name="offered_by_somebody_until_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(status="paused") | Q(paused_from__in=["confirmed", "started"]),
                name="paused_from_a_status",
            ),
        ]
        indexes = [
            models.Index(fields=["intake", "status"], name="offer_of_intake"),
            models.Index(fields=["young_adult", "status"], name="offer_of_young_adult"),
            models.Index(fields=["status", "answer_by"], name="offer_deadlines"),
            # The list of all offers by day, and each young adult's last one.
            models.Index(F("offered_at").desc(nulls_last=True), name="offer_newest_first"),
            models.Index(fields=["young_adult", "offered_at"], name="offer_last_of_young_adult"),
        ]

    def __str__(self) -> str:
        return f"{self.intake.pledge} to {self.young_adult}"

    def get_absolute_url(self) -> str:
        return reverse("my:offer", args=[self.pk])

    @property
    def pledge(self):
        return self.intake.pledge

    @property
    def is_about_an_interview(self) -> bool:
        return self.pledge.kind == Pledge.Kind.PRIORITY_INTERVIEW

    @property
    def first_day(self) -> dt.date:
        return self.starts_again_on or self.intake.starts_on

    @property
    def is_yet_to_start(self) -> bool:
        """Where it broke down and goes on, there is a first day again; an interview has a day of its own."""
        paused_before = self.status == self.Status.PAUSED and self.paused_from == self.Status.CONFIRMED
        stands_before = paused_before or self.status in self.HELD_FOR_A_WHILE
        return stands_before and not self.is_about_an_interview


class OfferStep(Step):
    """A move of an offer. ``reason`` is from a list; a young adult may add it after the answer, which is one
    tap. ``consent`` says how a young adult for whom somebody answered gave their consent.
    """

    record = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="steps")
    reason = models.CharField(max_length=30, blank=True)
    consent = models.TextField(blank=True)

    class Meta(Step.Meta):
        indexes = [
            models.Index(fields=["record", "to_status"], name="offer_reached_status"),
            # What a quarter's figures count.
            models.Index(fields=["to_status", "at"], include=["record"], name="offers_that_reached_it_when"),
        ]

    @property
    def reason_in_words(self) -> str:
        return str(dict([*Reason.choices, *HostReason.choices]).get(self.reason, self.reason))
