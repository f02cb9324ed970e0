"""What one person has arranged for a list, and which lists somebody took out as a file."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

LONGEST_NAME = 60
LONGEST_QUERY = 2000


class Layout(models.Model):
    """The columns that one person sees of a list, and how many rows at a time; ``table`` is its key."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    table = models.CharField(max_length=60)
    columns = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    per_page = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "table"], name="one_layout_of_a_list")]

    def __str__(self) -> str:
        return f"{self.person}: {self.table}"


class SavedFilter(models.Model):
    """A filter that one person gave a name: the query of the list's own address, as that list reads it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    table = models.CharField(max_length=60)
    name = models.CharField(max_length=LONGEST_NAME)
    query = models.CharField(max_length=LONGEST_QUERY)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "table", "name"], name="saved_filter_named_once")
        ]

    def __str__(self) -> str:
        return self.name


class Download(models.Model):
    """Who took which list out as a file, filtered how: of a file, nobody's access is checked again."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    table = models.CharField(max_length=60)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    form = models.CharField(max_length=10, help_text="csv or xlsx")
    rows = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.table}, {self.rows} rows"
