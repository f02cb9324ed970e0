"""What somebody has been told: a kind, a key and a link. The words are made when they are shown or sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

# All of a kind in one statement; ON CONFLICT is what makes "told once" hold however often somebody asks.
TELL = """
insert into notifications_notification (recipient_id, kind, key, link, made_at)
select recipient, %s, key, link, %s
from unnest(%s::bigint[], %s::text[], %s::text[]) as occasion (recipient, key, link)
on conflict (recipient_id, kind, key) do nothing
returning *
"""


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, user: Any) -> NotificationQuerySet:
        return self.filter(recipient=user)

    def tell(self, kind: str, occasions: Sequence[tuple[Any, str, str]]) -> list[Notification]:
        """Write a notice for each occasion (person, key, link). Returns those not told of before."""
        people = {person.pk: person for person, _, _ in occasions}
        recipients, keys, links = zip(*((person.pk, *rest) for person, *rest in occasions), strict=True)
        told: Iterable[Any] = self.raw(
            TELL, [kind, timezone.now(), list(recipients), list(keys), list(links)]
        )
        new: list[Any] = sorted(told, key=lambda notice: notice.pk)
        for notice in new:
            notice.recipient = people[notice.recipient_id]
        return new

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at=None)


class Notification(models.Model):
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=60, help_text="The record's key, a dot, the occasion")
    link = models.CharField(max_length=200)
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint("recipient", "kind", "key", name="told_once"),
        ]
        indexes = [
            models.Index("recipient", condition=Q(read_at=None), name="unread_notices"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
