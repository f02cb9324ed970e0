"""What somebody asked for at a door, until it has left by e-mail or makes no sense any longer."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class SealedLetter(models.Model):
    """A letter that waits for a worker, unreadable without the secret of this service, which is in no table.

    Its row goes with the letter: nothing says afterwards who asked for what.
    """

    sealed = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)
    no_use_after = models.DateTimeField(db_index=True, help_text="A code is over, so is its letter")

    def __str__(self) -> str:
        return f"Letter of {self.made_at:%H:%M}"
