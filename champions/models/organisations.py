"""The bodies that make promises: the council's own departments, and its partners."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import an_ete_worker
from geography.models import Authority


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def of_champion(self, user: Any) -> OrganisationQuerySet:
        """The organisations that this person posts for today."""
        return self.filter(pk__in=Organisation.objects.filter(post_held_today(user)).values("pk"))

    def visible_to(self, user: Any) -> OrganisationQuerySet:
        """The 18+ service looks after all of them; a champion sees those that they post for."""
        return self.all() if an_ete_worker(user, None) else self.of_champion(user)

    def still_there(self) -> OrganisationQuerySet:
        """Not merged into another, and not abolished by the council."""
        return self.filter(merged_into=None).filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))


def post_held_today(user: Any) -> Q:
    today = timezone.localdate()
    return Q(
        champions__user=user,
        champions__user__is_active=True,
        champions__starts_on__lte=today,
    ) & (Q(champions__ends_on=None) | Q(champions__ends_on__gte=today))


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
    email_domains = ArrayField(
        models.CharField(max_length=100),
        default=list,
        blank=True,
        help_text="Where its people have addresses",
    )
    ends_on = models.DateField(null=True, blank=True, help_text="The last day of a body that is abolished")
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="duplicates",
        help_text="The organisation that this was a second entry of",
    )

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
            models.CheckConstraint(
                condition=~Q(merged_into=F("pk")), name="organisation_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:organisation", args=[self.pk])
