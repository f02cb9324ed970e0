"""A young adult: no more than matching and reaching a person need."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField

from accounts.permissions import EIGHTEEN_PLUS
from geography.models import Authority

from .caseloads import CaseloadEntry


class YoungAdultQuerySet(models.QuerySet["YoungAdult"]):
    def visible_to(self, user) -> YoungAdultQuerySet:
        """One's own record; a personal adviser's caseload; all of them for the 18+ service."""
        if user.holds(*EIGHTEEN_PLUS):
            return self
        own = Q(user=user)
        if user.holds("personal_adviser"):
            own |= Q(pk__in=CaseloadEntry.objects.current().filter(adviser=user).values("young_adult"))
        return self.filter(own)

    def with_adviser(self) -> YoungAdultQuerySet:
        """Adds `adviser_name`: who advises each today, covers last."""
        entries = (
            CaseloadEntry.objects.current()
            .filter(young_adult=models.OuterRef("pk"))
            .order_by("is_cover", "pk")
        )
        return self.annotate(adviser_name=models.Subquery(entries.values("adviser__name")[:1]))


class YoungAdult(models.Model):
    """An 18 to 25 year-old whom a council looks after as a corporate parent would.

    Eligibility follows `council` (who the corporate parent is); travel follows where the person lives.
    """

    class PermissionToWork(models.TextChoices):
        """A class, never a document; `PERMISSION_ACTIVITIES` in matching says what each allows."""

        ANY_PAID = "any_paid", "Any paid work"
        RESTRICTED_PAID = "restricted_paid", "Some paid work"
        VOLUNTEER_ONLY = "volunteer_only", "Volunteering only"
        STUDY_ONLY = "study_only", "Study only"
        ASK_THE_ADVISER = "ask_the_adviser", "Ask the adviser"

    class Contact(models.TextChoices):
        TEXT = "text", "Text message"
        EMAIL = "email", "E-mail"
        CALL = "call", "Phone call from my adviser"
        LETTER = "letter", "Letter"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="young_adult"
    )
    first_name = models.CharField(max_length=100, help_text="The name that this person wants to be called by")
    last_name = models.CharField(max_length=100)
    date_of_birth = models.DateField()
    council = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="+", help_text="The corporate parent"
    )
    phone = PhoneNumberField(blank=True)
    preferred_contact = models.CharField(max_length=10, choices=Contact.choices, default=Contact.TEXT)
    postcode = models.CharField(max_length=8, blank=True)
    easting = models.IntegerField(null=True, blank=True, help_text="Home, in 100 m units")
    northing = models.IntegerField(null=True, blank=True, help_text="Home, in 100 m units")
    district = models.ForeignKey(
        Authority,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Where they live",
    )
    permission_to_work = models.CharField(max_length=20, choices=PermissionToWork.choices, blank=True)
    permission_review_on = models.DateField(null=True, blank=True)
    in_custody = models.BooleanField(default=False)
    paused_at = models.DateTimeField(
        null=True, blank=True, help_text="No offers and no messages while this is set"
    )
    guest_until = models.DateField(
        null=True,
        blank=True,
        help_text="Another council’s, whom their own adviser referred: nothing is kept after this day",
    )
    forgotten_at = models.DateTimeField(
        null=True, blank=True, help_text="When nothing was left by which they could be known"
    )
    wrong_answers = models.PositiveSmallIntegerField(
        default=0, help_text="To the soft check at the door, since the last right one"
    )
    monitoring_group = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="For fairness reports only; never read by ranking"
    )

    objects = YoungAdultQuerySet.as_manager()

    class Meta:
        ordering = ["first_name", "last_name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(easting=None, northing=None) | Q(easting__isnull=False, northing__isnull=False),
                name="young_adult_position_whole_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"

    def age_in_months(self, on: dt.date) -> int:
        """Whole months lived on a date, as the engine counts age."""
        months = (on.year - self.date_of_birth.year) * 12 + on.month - self.date_of_birth.month
        return months - (on.day < self.date_of_birth.day)

    def age(self, on: dt.date | None = None) -> int:
        return self.age_in_months(on or timezone.localdate()) // 12
