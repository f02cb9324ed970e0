"""A guest: another council's young adult, whom their own adviser refers with the least that is needed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from phonenumber_field.modelfields import PhoneNumberField

from accounts.permissions import EIGHTEEN_PLUS
from geography.models import Authority
from lifecycles.models import Step

from .young_adults import YoungAdult


class GuestReferralQuerySet(models.QuerySet["GuestReferral"]):
    def visible_to(self, user) -> GuestReferralQuerySet:
        """The 18+ service, from the moment at which the address of whoever referred was proved."""
        if not user.holds(*EIGHTEEN_PLUS):
            return self.none()
        return self.exclude(status=GuestReferral.Status.ASKED)

    def unproved(self) -> GuestReferralQuerySet:
        return self.filter(status=GuestReferral.Status.ASKED)

    def not_taken_in(self) -> GuestReferralQuerySet:
        return self.exclude(status=GuestReferral.Status.ACCEPTED)

    def waiting_first(self) -> GuestReferralQuerySet:
        confirmed = models.When(status=GuestReferral.Status.CONFIRMED, then=0)
        return self.order_by(models.Case(confirmed, default=1), "-pk")


class GuestReferral(models.Model):
    """Nothing hangs on it before the address is proved, and it holds nothing of the young adult once somebody
    has decided: then they are here (`young_adult`), or they are nowhere.
    """

    class Status(models.TextChoices):
        ASKED = "asked", "Address not proved yet"
        CONFIRMED = "confirmed", "Waiting for an answer"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"

    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ASKED)
    council = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="+", help_text="The corporate parent"
    )
    name = models.CharField(max_length=150, help_text="Who refers them: their adviser")
    email = models.EmailField(max_length=254)
    phone = models.CharField(max_length=30, blank=True)

    first_name = models.CharField(max_length=100, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    their_phone = PhoneNumberField(blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    wants = models.TextField(max_length=300, blank=True)

    made_at = models.DateTimeField(default=timezone.now)
    came_from = models.CharField(max_length=64, blank=True, db_index=True)
    token_hash = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answer = models.CharField(max_length=500, blank=True, help_text="Why not, as the adviser reads it")
    young_adult = models.OneToOneField(
        YoungAdult, null=True, blank=True, on_delete=models.CASCADE, related_name="guest_referral"
    )

    objects = GuestReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="guest_referral_token_once"
            ),
            models.UniqueConstraint(
                fields=["email", "council", "first_name", "date_of_birth"],
                condition=Q(status="asked"),
                name="guest_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(status="accepted", young_adult__isnull=False)
                | ~Q(status="accepted") & Q(young_adult=None),
                name="guest_accepted_is_here",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["asked", "confirmed"])
                | Q(first_name="", date_of_birth=None, their_phone="", postcode="", wants=""),
                name="guest_decided_holds_nothing_of_them",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["accepted", "declined"])
                | ~Q(first_name="") & Q(date_of_birth__isnull=False),
                name="guest_waiting_says_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name or 'Somebody'}, {self.council}"

    @property
    def has_expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()


class GuestReferralStep(Step):
    record = models.ForeignKey(GuestReferral, on_delete=models.CASCADE, related_name="steps")
