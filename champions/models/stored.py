"""A file that somebody sent, as it lies on the disk: by a random name, known by its content."""

from __future__ import annotations

import uuid

from django.db import models


def random_name(stored: StoredFile, file_name: str) -> str:
    """Nothing of the name that somebody gave the file reaches the disk."""
    name = uuid.uuid4().hex
    return f"documents/{name[:2]}/{name}"


class StoredFile(models.Model):
    """The file lies under MEDIA_ROOT, outside of what a web server shows."""

    class Scan(models.TextChoices):
        NOT_SET_UP = "not_set_up", "No scanner is set up"
        WAITING = "waiting", "Not looked through yet"
        CLEAN = "clean", "Looked through"

    file = models.FileField(upload_to=random_name, blank=True, max_length=100)
    file_name = models.CharField(max_length=120, blank=True, help_text="As it is offered to whoever opens it")
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(default=0, help_text="Bytes")
    sha256 = models.CharField(max_length=64, blank=True)
    scan = models.CharField(max_length=20, choices=Scan.choices, default=Scan.NOT_SET_UP)

    class Meta:
        abstract = True

    def take(self, other: StoredFile) -> None:
        """The file of another row, where it lies; the other is to be deleted without it."""
        for field in StoredFile._meta.fields:
            setattr(self, field.name, getattr(other, field.name))
