"""The good file of a form that was refused for something else: kept for its sender's next try."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from rulebook.reading import value

from .organisations import Organisation
from .stored import StoredFile


class UnsentFileQuerySet(models.QuerySet["UnsentFile"]):
    def kept_for(self, user: Any, organisation: Organisation) -> UnsentFileQuerySet:
        """Nobody but whoever chose it, and only for the organisation whose form it was."""
        return self.filter(by=user, organisation=organisation, kept_at__gt=oldest())

    def too_old(self) -> UnsentFileQuerySet:
        return self.filter(kept_at__lte=oldest())


def oldest() -> dt.datetime:
    return timezone.now() - dt.timedelta(days=value("document.unsent_kept_days"))


class UnsentFile(StoredFile):
    """Nobody opens it: it is sent with the form's next try, or removed."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kept_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = UnsentFileQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name
