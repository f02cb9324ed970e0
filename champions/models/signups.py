"""A statement of intent: somebody says, without an account, that their organisation could offer something."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from champions.menu import MENU

from .organisations import Organisation


class SignUpQuerySet(models.QuerySet["SignUp"]):
    def unconfirmed(self) -> SignUpQuerySet:
        return self.filter(confirmed_at=None)

    def to_sort_out(self) -> SignUpQuerySet:
        """Confirmed, but they look like an organisation that is here already: a person decides."""
        return self.filter(confirmed_at__isnull=False, organisation=None, set_aside_at=None)


class SignUp(models.Model):
    """Nothing hangs on it before its e-mail address is confirmed. Only the hash of the link's token is kept,
    and only a keyed hash of where it came from.
    """

    organisation_name = models.CharField(max_length=200)
    name = models.CharField(max_length=150, help_text="Who signs it up")
    email = models.EmailField(max_length=254)
    phone = models.CharField(max_length=30, blank=True)
    could_offer = ArrayField(models.CharField(max_length=30, choices=MENU), default=list)
    words = models.TextField(max_length=1000, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    came_from = models.CharField(max_length=64, blank=True, db_index=True)
    token_hash = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    looks_like = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="sign_ups"
    )
    set_aside_at = models.DateTimeField(
        null=True, blank=True, help_text="When somebody said that it is nothing"
    )

    objects = SignUpQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="sign_up_token_once"
            ),
            models.CheckConstraint(
                condition=Q(organisation=None) | Q(confirmed_at__isnull=False),
                name="sign_up_confirmed_before_it_counts",
            ),
        ]

    def __str__(self) -> str:
        return self.organisation_name

    @property
    def in_words(self) -> list[str]:
        """What they ticked."""
        return [label for code, label in MENU if code in self.could_offer]

    @property
    def has_expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= timezone.now()
