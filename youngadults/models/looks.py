"""Who opened what is held about a young adult."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from .young_adults import YoungAdult


class QuarterOfAnHour(models.Func):
    """The beginning of the quarter of an hour that a moment lies in."""

    template = "date_bin('15 minutes', %(expressions)s, TIMESTAMPTZ '2000-01-01 00:00:00+00')"
    output_field = models.DateTimeField()


class LookQuerySet(models.QuerySet["Look"]):
    def visible_to(self, user) -> LookQuerySet:
        """Whom it is about, and nobody else."""
        return self.filter(young_adult__user=user)


class Look(models.Model):
    """Somebody opened what is held about a young adult, who can read who it was. Written once, never changed.

    `youngadults.looking.looked` writes it: one for each person, kind of page and quarter of an hour.
    """

    class Page(models.TextChoices):
        """What they did, as the young adult reads it."""

        RECORD = "record", "Opened your page"
        OFFER = "offer", "Opened one of your offers"
        QUESTION = "question", "Opened a question you asked"
        WAY_IN = "way_in", "Opened the page on how you sign in"
        CONCERN = "concern", "Opened something you told us"
        LIST = "list", "Saved a list that you are on"

    young_adult = models.ForeignKey(YoungAdult, on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=200, blank=True, help_text="What they were at that moment, in words")
    page = models.CharField(max_length=20, choices=Page.choices)
    at = models.DateTimeField(default=timezone.now)

    objects = LookQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["young_adult", "-at"], name="newest_looks")]
        constraints = [
            models.UniqueConstraint(
                "young_adult", "by", "page", QuarterOfAnHour("at"), name="one_look_a_quarter_of_an_hour"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_page_display()}"
