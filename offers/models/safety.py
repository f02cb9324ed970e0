"""Somebody does not feel safe: the concern, what is held back, who is on duty, and who looked."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from accounts.models import Role, User
from accounts.models.people import DateRange
from accounts.permissions import EIGHTEEN_PLUS
from champions.models import Organisation
from champions.permissions import organisations_of
from lifecycles.models import Step
from pledges.models import Pledge
from youngadults.models import CaseloadEntry, YoungAdult

from .offers import Offer


def a_person(**more: Any) -> models.ForeignKey:
    options = {"null": True, "blank": True, "on_delete": models.SET_NULL, "related_name": "+", **more}
    return models.ForeignKey(settings.AUTH_USER_MODEL, **options)


class DutyTurnQuerySet(models.QuerySet["DutyTurn"]):
    def today(self) -> DutyTurnQuerySet:
        today = timezone.localdate()
        return self.filter(starts_on__lte=today, ends_on__gte=today)

    def to_come(self) -> DutyTurnQuerySet:
        """Today's and later ones."""
        return self.filter(ends_on__gte=timezone.localdate())


class DutyTurn(models.Model):
    """Who is on duty for concerns from one day to another, and who stands in. Never two turns on one day."""

    person = a_person(null=False, blank=False, on_delete=models.PROTECT)
    stands_in = a_person(on_delete=models.PROTECT)
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = DutyTurnQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="duty_ends_after_start"),
            models.CheckConstraint(
                condition=Q(stands_in=None) | ~Q(stands_in=F("person")), name="another_stands_in"
            ),
            ExclusionConstraint(
                name="one_duty_turn_on_a_day",
                expressions=[(DateRange("starts_on", "ends_on"), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.starts_on} to {self.ends_on}"


CAN_BE_ON_DUTY = (*EIGHTEEN_PLUS, Role.Kind.PERSONAL_ADVISER)


def people_on_duty() -> list[Any]:
    """Who has today's turn, then who stands in, without anybody who has left or whose role is over. Where
    none of them is left, and without a turn, every service manager: never nobody.
    """
    today, managers = DutyTurn.objects.today(), User.objects.holding(Role.Kind.SERVICE_MANAGER)
    people = User.objects.holding(*CAN_BE_ON_DUTY).annotate(
        has_turn=Exists(today.filter(person=OuterRef("pk"))),
        stands_in=Exists(today.filter(stands_in=OuterRef("pk"))),
    )
    asked = people.filter(Q(has_turn=True) | Q(stands_in=True) | Q(pk__in=managers.values("pk")))
    found = list(asked.order_by("-has_turn", "name", "pk"))
    return [person for person in found if person.has_turn or person.stands_in] or found


def on_duty_today(user: Any) -> bool:
    """On the duty list now. Whoever cannot be on it is not looked for."""
    if not user.is_authenticated or not user.holds(*CAN_BE_ON_DUTY):
        return False
    return user in people_on_duty()


class SafetyConcernQuerySet(models.QuerySet["SafetyConcern"]):
    def visible_to(self, user: Any) -> SafetyConcernQuerySet:
        """One's own; the adviser's caseload's; all for the duty list; and whoever took it on.

        Somebody who posts for the organisation that it is about sees none of it, whatever else they are.
        """
        seen = Q(young_adult__user=user)
        if on_duty_today(user):
            seen = Q()
        elif user.holds(*EIGHTEEN_PLUS, Role.Kind.PERSONAL_ADVISER):
            advised = CaseloadEntry.objects.current().filter(adviser=user).values("young_adult")
            seen |= Q(taken_by=user)
            seen |= Q(young_adult__in=advised) if user.holds(Role.Kind.PERSONAL_ADVISER) else Q()
        return self.filter(seen).exclude(offer__intake__pledge__organisation__in=organisations_of(user))

    def open(self) -> SafetyConcernQuerySet:
        return self.exclude(status=SafetyConcern.Status.CLOSED)


class SafetyConcern(models.Model):
    """A young adult does not feel safe, or an adviser worries. Restricted: `visible_to` says for whom."""

    class Status(models.TextChoices):
        RAISED = "raised", "New"
        IN_HAND = "in_hand", "Somebody is on it"
        CLOSED = "closed", "Closed"

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.PROTECT, related_name="safety_concerns")
    offer = models.ForeignKey(
        Offer, null=True, blank=True, on_delete=models.PROTECT, related_name="safety_concerns"
    )
    words = models.TextField(blank=True, max_length=4000)
    raised_by = a_person()
    raised_at = models.DateTimeField(default=timezone.now)
    status = models.CharField(max_length=30, choices=Status.choices, default=Status.RAISED)
    taken_by = a_person()

    objects = SafetyConcernQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Concern {self.pk}"


class SafetyConcernStep(Step):
    record = models.ForeignKey(SafetyConcern, on_delete=models.CASCADE, related_name="steps")

    class Meta(Step.Meta):
        pass


class SafetyLook(models.Model):
    """Somebody opened a concern: one line for each time. Written once, never changed."""

    concern = models.ForeignKey(SafetyConcern, on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=200, blank=True, help_text="What they were at that moment, in words")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.by}, {self.at:%d %B %H:%M}"


class HoldQuerySet(models.QuerySet["Hold"]):
    def standing(self) -> HoldQuerySet:
        """Not lifted, and their last day has not gone."""
        last_day = Q(until=None) | Q(until__gte=timezone.localdate())
        return self.filter(last_day, lifted_at=None)

    def on(self, intake: Any) -> HoldQuerySet:
        """Those that stop new offers of an intake: on its host, or on the person whom one meets there."""
        holds = self.filter(organisation=intake.pledge.organisation_id)
        return holds.filter(Q(supervisor="") | Q(pledges=intake.pledge_id)).distinct()


class Hold(models.Model):
    """New offers are held back: from a whole organisation, or where a named supervisor is the one to meet:
    `pledges` are those of which that was ever true (`offers.holding_back`).

    Never a pledge's or an organisation's status: the host's pages and notices show nothing of it. Only the
    duty list places and lifts one by hand; a concern about an offer places one at once.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="holds")
    supervisor = models.CharField(max_length=100, blank=True, help_text="Empty: the whole organisation")
    pledges: Any = models.ManyToManyField(
        Pledge, related_name="+", help_text="Where one would meet the supervisor; kept while the hold stands"
    )
    concern = models.ForeignKey(
        SafetyConcern, null=True, blank=True, on_delete=models.PROTECT, related_name="holds"
    )
    placed_by = a_person()
    placed_at = models.DateTimeField(default=timezone.now)
    until = models.DateField(null=True, blank=True)
    lifted_by = a_person()
    lifted_at = models.DateTimeField(null=True, blank=True)
    why_lifted = models.TextField(blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "supervisor"],
                condition=Q(lifted_at=None, until=None),
                name="one_open_hold_of_a_host",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, why_lifted="") | Q(lifted_at__isnull=False) & ~Q(why_lifted=""),
                name="hold_lifted_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Hold on {self.supervisor or self.organisation}"
