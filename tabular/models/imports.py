"""What came in as files: an import as one thing, its rows, the columns remembered, a file that waits.

A row holds the columns that are kept and no others: what a file said beside them is never written down.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from tabular.importing.outcomes import Outcome


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, user: Any, kind: str) -> ImportQuerySet:
        """Imports of one kind; the room that has the page says before who may see these at all."""
        return self.filter(kind=kind) if user.is_authenticated else self.none()

    def at_work(self) -> ImportQuerySet:
        return self.exclude(doing="")

    def written(self) -> ImportQuerySet:
        return self.exclude(written_at=None)


class Import(models.Model):
    """Files brought in together: looked at first, written after a yes, taken back as one thing.

    Where it stands follows from its moments (`stage`); `doing` says what a worker is busy with, `beat_at`
    when it was last heard of: work that has fallen silent is begun again, and leaves nothing half done.
    """

    class Work(models.TextChoices):
        READ = "read", "Reading the file"
        PREVIEW = "preview", "Comparing with what we have"
        WRITE = "write", "Writing"

    kind = models.CharField(max_length=40, help_text="Which importer: young_adults")
    source = models.CharField(max_length=60, help_text="The system that the files came from")
    files = ArrayField(models.CharField(max_length=200), default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    left_out = models.JSONField(default=list, help_text="For each sheet, the headings that were not read")
    remarks = models.JSONField(default=list, help_text="What was skipped, in words")
    chosen = models.JSONField(default=list, help_text="What the headings of each list are, until it is read")
    opener = models.BinaryField(
        default=b"", help_text="What opens the waiting files, itself locked, while a worker is to read them"
    )
    counts = models.JSONField(default=dict, help_text="How many rows of each outcome")
    doing = models.CharField(max_length=10, choices=Work.choices, blank=True)
    beat_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    previewed_at = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    stopped_because = models.CharField(max_length=300, blank=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_back_why = models.TextField(blank=True)
    emptied_at = models.DateTimeField(null=True, help_text="When what its rows said was deleted")

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(written_at=None) | Q(stopped_at=None), name="import_written_or_stopped"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | Q(written_at__isnull=False),
                name="import_written_before_taken_back",
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(self.files) or f"Import {self.pk}"

    @property
    def stage(self) -> str:
        """columns, working, preview, written, taken_back or stopped."""
        if self.taken_back_at:
            return "taken_back"
        if self.written_at:
            return "written"
        if self.stopped_at:
            return "stopped"
        if self.doing:
            return "working"
        return "preview" if self.previewed_at else "columns"


class ImportRow(models.Model):
    """One row of a source, with what becomes or became of it, in words."""

    part_of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField(help_text="Its place among all rows of all files")
    file = models.CharField(max_length=200)
    sheet = models.CharField(max_length=100, blank=True)
    row = models.PositiveIntegerField(help_text="As a spreadsheet shows it")
    values = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    notes = ArrayField(models.TextField(), default=list, help_text="What its reader had to say")
    unread = models.JSONField(default=dict, help_text="Columns that could not be read, and why")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reasons = ArrayField(models.TextField(), default=list)
    changes = models.JSONField(default=list, encoder=DjangoJSONEncoder, help_text="What, from, to")
    about = models.CharField(max_length=40, blank=True, help_text="The key of the record that it wrote")
    made = models.BooleanField(default=False, help_text="Whether the record came with this row")
    was = models.JSONField(default=dict, encoder=DjangoJSONEncoder, help_text="What it wrote over")
    became = models.JSONField(default=dict, encoder=DjangoJSONEncoder, help_text="What it wrote")

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["part_of", "place"], name="import_row_in_one_place")]
        indexes = [models.Index(fields=["part_of", "outcome"], name="import_rows_by_outcome")]

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}"


class RememberedColumn(models.Model):
    """What a heading of one source was said to be; an empty column means: leave it out."""

    kind = models.CharField(max_length=40)
    source = models.CharField(max_length=60)
    heading = models.CharField(max_length=200)
    column = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "source", "heading"], name="column_remembered_once")
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.heading}"


class WaitingFile(models.Model):
    """A file whose columns somebody is looking at: sealed with a key that only their browser holds.

    It goes as soon as its columns are known, and within the hour.
    """

    part_of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="waiting")
    name = models.CharField(max_length=200)
    sealed = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
