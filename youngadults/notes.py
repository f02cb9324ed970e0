"""Writing about a young adult: they can read it, unless somebody says why not."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from notifications import live

from .models import Note, YoungAdult
from .permissions import themselves


@transaction.atomic
def write(young_adult: YoungAdult, text: str, *, by: Any, why_private: str = "") -> Note:
    """Keep a note. Raises NotPermitted for anybody who may not see this young adult."""
    if not may_write(by, young_adult):
        raise NotPermitted("write")
    note = Note.objects.create(young_adult=young_adult, text=text, by=by, why_private=why_private.strip())
    changed(note)
    return note


@transaction.atomic
def open_up(note: Note, *, by: Any) -> Note:
    """Let the young adult read what was private until now: by who wrote it."""
    if note.by_id != by.pk:
        raise NotPermitted("open_up")
    if not Note.objects.filter(pk=note.pk).exclude(why_private="").exists():
        raise NotNow("They can read this note already.")
    note.why_private, note.opened_at = "", timezone.now()
    note.save(update_fields=["why_private", "opened_at"])
    changed(note)
    return note


def may_write(user: Any, young_adult: YoungAdult) -> bool:
    seen = YoungAdult.objects.visible_to(user).filter(pk=young_adult.pk).exists()
    return seen and not themselves(user, young_adult)


def changed(note: Note) -> None:
    people = {note.by_id} if note.why_private else {note.by_id, note.young_adult.user_id}
    live.hint(people, [f"young_adult.{note.young_adult_id}", "notes"])
