"""A Young Inspector: recruited by a manager, trained, paid or rewarded, until a day that is known."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.models import Role
from accounts.permissions import a_service_manager


class InspectorQuerySet(models.QuerySet["Inspector"]):
    def visible_to(self, user: Any) -> InspectorQuerySet:
        """Managers look after them. Hosts and the panel never learn who they are."""
        return self if a_service_manager(user, None) else self.filter(user=user)

    def working(self) -> InspectorQuerySet:
        """They have accepted, and the role is theirs today."""
        roles = Role.objects.current().filter(kind=Role.Kind.INSPECTOR, user__is_active=True)
        return self.filter(user__in=roles.values("user"))

    def with_standing(self) -> InspectorQuerySet:
        """Adds `last_day` of their role, and how many visits they have `to_make` and have `made`."""
        roles = Role.objects.current().filter(kind=Role.Kind.INSPECTOR, user=OuterRef("user"))
        return self.annotate(
            is_here=Exists(roles),
            last_day=Subquery(roles.values("ends_on")[:1]),
            to_make=Count("checks", filter=Q(checks__status="assigned")),
            made=Count("checks", filter=Q(checks__recorded_at__isnull=False)),
        ).order_by("name", "pk")


class Inspector(models.Model):
    """Somebody who was asked to look. ``user`` is the account with which they accepted: one of its own.

    Where they are a young adult whom the service knows as well, nothing here says so: two accounts, and no
    line between them.
    """

    name = models.CharField(max_length=150)
    email = models.EmailField(max_length=254, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="inspector"
    )
    trained_on = models.CharField(max_length=300, help_text="In what, and when")
    reward = models.CharField(max_length=200, help_text="What they are paid or given for a check")
    notes = models.TextField(max_length=1000, blank=True)
    recruited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recruited_at = models.DateTimeField(default=timezone.now)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    objects = InspectorQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["email"], condition=~Q(email=""), name="inspector_once"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="inspector_email_in_lower_case"),
        ]

    def __str__(self) -> str:
        return self.name
