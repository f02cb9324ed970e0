"""What came from the case system about a young adult: their part of the page of all that is held, and what is
emptied when they are forgotten.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from tabular.models import ImportRow
from youngadults.holding import Part, record
from youngadults.models import CaseRecord, YoungAdult

from . import codes
from .marking import mark_of

HOMES = {letter: words[0] for letter, words in codes.ACCOMMODATION.items()} | {"C": "Community home"}


def case_record(young_adult: YoungAdult) -> Part:
    """The codes in the words of the return."""
    entry = CaseRecord.objects.filter(young_adult=young_adult).first() or CaseRecord()
    home = HOMES.get(entry.accommodation[:1], "")
    facts = record(
        ("reference", _("Your number"), entry.reference),
        ("in_touch", _("In touch with the council"), entry.get_in_touch_display()),
        ("activity", _("What you do now"), codes.ACTIVITY.get(entry.activity, ("",))[0]),
        ("accommodation", _("Where you live"), home),
        ("adviser_named", _("Who helps you, by name"), entry.adviser_named),
    )
    why = _("So that the council does not ask you twice.")
    return Part("council_codes", _("What the council wrote down before"), why, [facts] if facts else [])


def forget(young_adult: YoungAdult, *, by: Any, why: str = "") -> None:
    """Follows a young adult who is forgotten. Of their number a mark stays that nobody can read, so that the
    next file does not bring them in again.
    """
    for entry in CaseRecord.objects.filter(young_adult=young_adult):
        forget_rows(young_adult, entry.reference, why or "Forgotten, as they asked.")
        mark = mark_of(entry.reference) if entry.reference else ""
        CaseRecord.objects.filter(pk=entry.pk).update(
            reference=mark, in_touch="", activity="", accommodation="", adviser_named="", said={}
        )


def forget_rows(young_adult: YoungAdult, reference: str, why: str) -> None:
    """In every import, whatever became of the row."""
    about = ImportRow.objects.filter(part_of__kind="young_adults")
    theirs = about.filter(about=str(young_adult.pk))
    if reference:
        theirs = about.filter(Q(about=str(young_adult.pk)) | Q(values__id=reference))
    theirs.update(
        values={},
        notes=[],
        unread={},
        reasons=[why],
        changes=[],
        was={},
        became={},
        about="",
    )
