"""How somebody wants to be told outside the service."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Channel(models.TextChoices):
    """How a notice leaves the service."""

    TEXT = "text", "Text message"
    EMAIL = "email", "E-mail"
    PUSH = "push", "Message on the phone’s screen"


class Choice(models.Model):
    """What somebody chose about messages outside the service. Without a row, and with empty ``channels``, the
    usual holds: the channel that they are known to prefer, in the council's quiet hours.

    ``channels`` may also hold "call" and "letter": then a human does it. ``gathered`` puts messages together:
    at most one a day by each channel.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="message_choice"
    )
    channels = ArrayField(models.CharField(max_length=10), null=True, blank=True)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    paused = models.BooleanField(default=False)
    gathered = models.BooleanField(default=False)
    texts_stopped_at = models.DateTimeField(null=True, blank=True, help_text="When they texted STOP")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_hours_whole_or_none",
            ),
        ]

    def __str__(self) -> str:
        return f"What {self.user} chose"
