"""Two entries of one organisation have become one: its pledges go with it, and what files call it."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from champions.models import Organisation
from champions.recognising import plain

from . import notices
from .models import NameInFiles, Pledge, Source


def move_pledges(duplicate: Organisation, *, by: Any, why: str) -> None:
    """Follows an organisation that was merged into another."""
    pledges = Pledge.objects.filter(organisation=duplicate)
    moved = list(pledges.values_list("pk", flat=True))
    pledges.update(organisation=duplicate.merged_into)
    keep_knowing(duplicate, by)
    for pledge in Pledge.objects.filter(pk__in=moved).select_related("organisation"):
        notices.changed(pledge)


def keep_knowing(duplicate: Organisation, by: Any) -> None:
    """A file that names the one that is gone, or brought its vacancies in, still finds what it is about."""
    into, was = duplicate.merged_into, f"{duplicate.pk}:"
    NameInFiles.objects.filter(organisation=duplicate).update(organisation=into)
    if plain(duplicate.name) != plain(into.name):
        said = {"organisation": into, "by": by}
        NameInFiles.objects.update_or_create(name=plain(duplicate.name), defaults=said)
    theirs = Source.objects.filter(key__startswith=was).annotate(rest=Substr("key", len(was) + 1))
    of_both = Source.objects.filter(key__startswith=f"{into.pk}:").values_list("key", flat=True)
    there = {key.partition(":")[2] for key in of_both}
    theirs.exclude(rest__in=there).update(key=Concat(Value(f"{into.pk}:"), F("rest")))
