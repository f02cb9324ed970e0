"""The people who post for an organisation."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Invitation

from .organisations import Organisation


class ChampionQuerySet(models.QuerySet["Champion"]):
    def current(self) -> ChampionQuerySet:
        """Those who post today. A post that began and ended on one day keeps that day, and is over."""
        today = timezone.localdate()
        return self.filter(starts_on__lte=today, user__is_active=True, passed_on_at=None).filter(
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
