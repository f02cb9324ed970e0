"""How somebody gets in: a one-use link for a young adult, an invitation for everybody else."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from lifecycles.models import Step

from .people import Role, User

CHAMPION = "champion"


class SignInLink(models.Model):
    """A one-use way in for somebody who signs in by link. Only the hash of its token is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_links")
    token_hash = models.CharField(max_length=64, unique=True)
    leads_to = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Link for {self.user}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def pending(self) -> InvitationQuerySet:
        return self.filter(status=Invitation.Status.PENDING)

    def visible_to(self, user: User) -> InvitationQuerySet:
        """Service managers look after all of them, ETE workers after those of champions."""
        if user.holds(Role.Kind.SERVICE_MANAGER):
            return self
        if user.holds(Role.Kind.ETE_WORKER):
            return self.filter(kind=CHAMPION)
        return self.none()


class Invitation(models.Model):
    """Somebody is asked to join, by an e-mail with a link that works once.

    The token of the link is made when the e-mail is written and only its hash is kept; a new one kills the
    old. *Expired* is derived, never stored.
    """

    class Status(models.TextChoices):
        PENDING = "pending", "Invited"
        ACCEPTED = "accepted", "Accepted"
        REVOKED = "revoked", "Taken back"

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=30, choices=[*Role.Kind.choices, (CHAMPION, "Champion")])
    to_be = models.CharField(max_length=260, help_text="In words: Champion for Parks")
    role_ends_on = models.DateField(null=True, blank=True, help_text="The last day of the role, where known")
    status = models.CharField(max_length=30, choices=Status.choices, default=Status.PENDING)
    token_hash = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email", "kind", "to_be"],
                condition=models.Q(status="pending"),
                name="invited_once_to_be_the_same",
            ),
            models.UniqueConstraint(
                fields=["token_hash"],
                condition=~models.Q(token_hash=""),
                name="invitation_token_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.to_be}"

    @property
    def has_expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()


class InvitationStep(Step):
    record = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="steps")
