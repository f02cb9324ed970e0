"""What an elected member promises to do themselves, as to speak to a district council or an NHS board."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.permissions import a_panel_member, a_service_manager
from lifecycles.models import Step


class MemberPromiseQuerySet(models.QuerySet["MemberPromise"]):
    def visible_to(self, user: Any) -> MemberPromiseQuerySet:
        """The panel reads what each of its members promised; so does the head of service."""
        reads = a_panel_member(user, None) or a_service_manager(user, None)
        return self.all() if reads else self.none()


class MemberPromise(models.Model):
    """`reports.member_promises` makes it, keeps it and takes it back. Of nobody but the member."""

    class Status(models.TextChoices):
        PROMISED = "promised", "Promised"
        KEPT = "kept", "Kept"
        TAKEN_BACK = "taken_back", "Taken back"

    class What(models.TextChoices):
        SHADOW = "shadow", "Have a young adult beside me for a day"
        DISTRICT = "district", "Speak to a district council"
        NHS = "nhs", "Speak to an NHS board"
        EMPLOYER = "employer", "Speak to an employer"
        OTHER = "other", "Something else"

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="member_promises"
    )
    what = models.CharField(max_length=20, choices=What.choices)
    words = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.PROMISED)
    made_on = models.DateField(default=timezone.localdate)
    by_on = models.DateField(help_text="Until when it is to be kept")
    kept_on = models.DateField(null=True, blank=True)
    what_came = models.CharField(max_length=500, blank=True, help_text="What came of it; never a name")

    objects = MemberPromiseQuerySet.as_manager()

    class Meta:
        ordering = ["by_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="kept", kept_on__isnull=False) | ~Q(status="kept") & Q(kept_on=None),
                name="member_promise_kept_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(what="other") | ~Q(words=""), name="member_promise_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.words}" if self.words else self.get_what_display()

    def is_overdue(self) -> bool:
        return self.status == MemberPromise.Status.PROMISED and self.by_on < timezone.localdate()


class MemberPromiseStep(Step):
    record = models.ForeignKey(MemberPromise, on_delete=models.CASCADE, related_name="steps")
