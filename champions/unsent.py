"""A chosen file outlives a form that is refused for something else: nobody has to choose it again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from . import taking_in
from .models import Organisation, UnsentFile

MOST = 5
"""For one person and one organisation; somebody may have the form open twice."""


@transaction.atomic
def keep(organisation: Organisation, file: UploadedFile, *, by: Any) -> UnsentFile:
    """Looked into like one that is sent. Raises files.Refused."""
    unsent = UnsentFile(organisation=organisation, by=by)
    taking_in.put_in(unsent, file)
    unsent.save()
    remove(UnsentFile.objects.kept_for(by, organisation)[MOST:])
    return unsent


def remove_old() -> None:
    """For each hour."""
    remove(UnsentFile.objects.too_old())


@transaction.atomic
def remove(rows: Iterable[UnsentFile]) -> None:
    for unsent in rows:
        stored = unsent.file
        unsent.delete()
        taking_in.delete_when_sure(stored)
