"""What the council and a partner organisation agreed on: how far it is, and what the partner offers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from champions.menu import MENU
from lifecycles.models import Step

from .organisations import Organisation


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def agreed(self) -> PartnershipQuerySet:
        return self.filter(status=Partnership.Status.AGREED)

    def shown_to_everyone(self) -> PartnershipQuerySet:
        """Who has agreed and asked to be named in public."""
        return self.agreed().filter(is_public=True, organisation__merged_into=None)


class Partnership(models.Model):
    """How far a partner's sign-up is. Its own people pause and go on; a manager of the service blocks. Its
    status changes through `champions.lifecycle` only.

    The council's own departments have none. That an organisation signed the national Covenant is another
    fact than our agreement with it, and is shown only where somebody confirmed it and said how they know.
    """

    class Status(models.TextChoices):
        INTERESTED = "interested", "Interested"
        APPLIED = "applied", "Has applied to join"
        AGREED = "agreed", "Agreed locally"
        PAUSED = "paused", "Paused"
        BLOCKED = "blocked", "Paused by the council"
        LEFT = "left", "Has left"

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="partnership")
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.INTERESTED)
    contact_name = models.CharField(max_length=150, help_text="Who signed it up")
    contact_email = models.EmailField(max_length=254)
    contact_phone = models.CharField(max_length=30, blank=True)
    in_public_words = models.CharField(
        max_length=300, blank=True, help_text="What the public page says about it, in its own words"
    )
    is_public = models.BooleanField(default=False, help_text="Asked to be named on the public page")
    covenant_signed_on = models.DateField(null=True, blank=True)
    covenant_source = models.CharField(max_length=200, blank=True, help_text="How we know")
    covenant_noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(
        default=1, help_text="Counts edits of the offer, so that a stale form is noticed"
    )

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(covenant_signed_on=None) | ~Q(covenant_source=""),
                name="covenant_signature_has_a_source",
            ),
        ]

    def __str__(self) -> str:
        return str(self.organisation)

    @property
    def is_signatory(self) -> bool:
        return self.covenant_signed_on is not None


class PartnershipStep(Step):
    record = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="steps")


class Contribution(models.Model):
    """One thing of the menu that a partner offers, in its own words."""

    partnership = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="contributions")
    item = models.CharField(max_length=30, choices=MENU)
    words = models.CharField(max_length=300, blank=True)
    times_a_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "item"], name="contribution_named_once"),
        ]

    def __str__(self) -> str:
        return self.get_item_display()
