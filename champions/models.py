"""The bodies that make promises, and the people who post for them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Invitation
from geography.models import Authority


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def of_champion(self, user) -> OrganisationQuerySet:
        """The organisations that this person posts for today."""
        return self.filter(pk__in=Champion.objects.current().filter(user=user).values("organisation"))


class Organisation(models.Model):
    """The body behind a champion. A council's own departments form a tree (directorate, service, team)."""

    class Kind(models.TextChoices):
        COUNCIL_DEPARTMENT = "council_department", "Council department"
        STATUTORY_CORPORATE_PARENT = "statutory_corporate_parent", "Statutory corporate parent"
        COUNCIL_SUPPLIER = "council_supplier", "Council supplier"
        VOLUNTARY_PARTNER = "voluntary_partner", "Voluntary partner"

    class Sector(models.TextChoices):
        """Decides which unpaid activity somebody may do who has permission to volunteer only."""

        PUBLIC = "public", "Public body"
        CHARITY = "charity", "Charity or registered voluntary body"
        PRIVATE = "private", "Private business"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, choices=Kind.choices)
    sector = models.CharField(max_length=10, choices=Sector.choices, default=Sector.PUBLIC)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
        help_text="The body above it",
    )
    council = models.ForeignKey(
        Authority,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The council that this is part of or works with",
    )
    postcode = models.CharField(max_length=8, blank=True, help_text="The office: remote pledges stand here")
    easting = models.IntegerField(null=True, blank=True, help_text="100 m units")
    northing = models.IntegerField(null=True, blank=True, help_text="100 m units")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                "council", "parent", "name", name="organisation_named_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(easting=None, northing=None) | Q(easting__isnull=False, northing__isnull=False),
                name="organisation_position_whole_or_none",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ChampionQuerySet(models.QuerySet["Champion"]):
    def current(self) -> ChampionQuerySet:
        today = timezone.localdate()
        return self.filter(starts_on__lte=today, user__is_active=True).filter(
            Q(ends_on=None) | Q(ends_on__gte=today)
        )

    def for_organisation(self, organisation) -> ChampionQuerySet:
        return self.current().filter(organisation=organisation)

    def to_pass_on(self) -> ChampionQuerySet:
        """Over, and nobody has looked yet at what hung on them."""
        return self.filter(ends_on__lt=timezone.localdate(), passed_on_at=None)


class Champion(models.Model):
    """A person who posts for an organisation, from one date to another. The deputy takes over when they
    leave.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="championships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="champions")
    is_deputy = models.BooleanField(default=False)
    starts_on = models.DateField(default=timezone.localdate)
    ends_on = models.DateField(null=True, blank=True)
    passed_on_at = models.DateTimeField(
        null=True, blank=True, help_text="When it had ended and what hung on it was passed on"
    )

    objects = ChampionQuerySet.as_manager()

    class Meta:
        ordering = ["is_deputy", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="champion_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=Q(ends_on=None),
                name="champion_once_for_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.organisation}"


class ChampionInvitation(models.Model):
    """For which organisation an invitation is: what `accounts.Invitation` cannot know."""

    invitation = models.OneToOneField(Invitation, on_delete=models.CASCADE, related_name="champion")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="invitations")
    is_deputy = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.invitation)
