"""What was done with somebody's account: who did it, when and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class AccountChange(models.Model):
    """One line of an account's history. Written once, never changed; ``by`` is empty for the service."""

    class What(models.TextChoices):
        JOINED = "joined", "Joined"
        CAME_BACK = "came_back", "Came back"
        ROLE_GIVEN = "role_given", "Was given a role"
        ROLE_ENDED = "role_ended", "End of a role"
        SECOND_FACTOR_RESET = "second_factor_reset", "Second step of signing in taken off"
        CASELOAD_HANDED_OVER = "caseload_handed_over", "Young adults handed over"
        LEFT = "left", "Left"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="account_changes"
    )
    what = models.CharField(max_length=30, choices=What.choices)
    detail = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    why = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_what_display()}"
