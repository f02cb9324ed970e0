"""A word from a young adult who has a place: running late, cannot come on one day, wants to stop."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .offers import Offer


class HeadsUpQuerySet(models.QuerySet):
    def standing(self):
        """Not taken back."""
        return self.filter(taken_back_at=None)


class HeadsUp(models.Model):
    """Said once for each day and kind; a second tap finds it said. It changes no status.

    Taken back, it stays as what was said: who read it will ask.
    """

    class What(models.TextChoices):
        LATE = "late", _("Running late")
        CANNOT_COME = "cannot_come", _("Can’t come")
        WANTS_TO_STOP = "wants_to_stop", _("Wants to stop")

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="heads_ups")
    what = models.CharField(max_length=20, choices=What.choices)
    day = models.DateField(help_text="The day that it is about")
    said_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = HeadsUpQuerySet.as_manager()

    class Meta:
        verbose_name = "heads-up"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "what", "day"],
                condition=models.Q(taken_back_at=None),
                name="heads_up_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}, {self.day}: {self.offer}"
