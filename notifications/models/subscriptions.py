"""The screens on which somebody asked to be told, by web push."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone


class PushSubscriptionQuerySet(models.QuerySet["PushSubscription"]):
    def visible_to(self, user: Any) -> PushSubscriptionQuerySet:
        return self.filter(user=user)

    def live(self) -> PushSubscriptionQuerySet:
        """Those whose sign-in still stands."""
        sessions = Session.objects.filter(expire_date__gt=timezone.now())
        return self.filter(session_key__in=sessions.values("session_key"))

    def over(self) -> PushSubscriptionQuerySet:
        return self.exclude(pk__in=self.live().values("pk"))


class PushSubscription(models.Model):
    """A browser in which somebody allowed messages. It lives as long as the sign-in in which they did.

    One browser tells one person: where somebody else subscribes, the phone has changed hands.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_subscriptions"
    )
    endpoint = models.CharField(
        max_length=1000, unique=True, help_text="Where its push service takes messages"
    )
    p256dh = models.CharField(max_length=100, help_text="The browser's public key")
    auth = models.CharField(max_length=40, help_text="The secret that it shares with us")
    session_key = models.CharField(max_length=40, db_index=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = PushSubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"Messages on a screen of {self.user}"
