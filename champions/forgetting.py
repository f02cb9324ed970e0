"""What is held of an organisation that left: kept for a while, because questions come later; then deleted.

That there was a promise, and what came of it, stays.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from rulebook.reading import value

from . import taking_in, unsent
from .models import Document, Partnership, SignUp, UnsentFile


def forget_who_left() -> None:
    """For each night."""
    for partnership in long_gone().select_related("organisation"):
        forget(partnership)


def long_gone() -> QuerySet[Partnership]:
    before = timezone.now() - dt.timedelta(days=value("partner.kept_days"))
    gone = Partnership.objects.filter(status=Partnership.Status.LEFT).exclude(contact_email="")
    return gone.annotate(left_at=Max("steps__at", filter=Q(steps__verb="leave"))).filter(left_at__lt=before)


@transaction.atomic
def forget(partnership: Partnership) -> None:
    """Who signed it up, what they wrote, and its papers; those of its second entries too."""
    it = partnership.organisation
    entries = [it, *it.duplicates.all()]
    nobody = {"contact_name": "", "contact_email": "", "contact_phone": "", "in_public_words": ""}
    Partnership.objects.filter(organisation__in=entries).update(**nobody)
    SignUp.objects.filter(organisation__in=entries).update(name="", email="", phone="", words="")
    for document in Document.objects.kept().filter(organisation__in=entries):
        delete_papers(document)
    unsent.remove(UnsentFile.objects.filter(organisation__in=entries))


def delete_papers(document: Document) -> None:
    """The line of what was there stays."""
    stored, document.file = document.file, ""
    document.file_name = document.words = ""
    document.removed_at = timezone.now()
    document.save(update_fields=["file", "file_name", "words", "removed_at"])
    if stored:
        taking_in.delete_when_sure(stored)
