"""A document comes, is looked at, counts, and is over one day: warned of twice, then nobody new starts."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.permissions import an_ete_worker
from champions import notices, readiness, scanning, taking_in
from champions.models import Document, Organisation, Partnership, UnsentFile
from champions.permissions import champion_of
from champions.scanning import Verdict
from champions.taking_in import INFECTED, SCANNED
from lifecycles import NotNow, NotPermitted, call_followers
from rulebook.reading import value


def send(
    organisation: Organisation,
    kind: str,
    *,
    by: Any,
    expires_on: dt.date,
    file: UploadedFile | None = None,
    unsent: UnsentFile | None = None,
    words: str = "",
) -> Document:
    """Keep a document: with a new file, else with the one that was chosen before. Raises files.Refused about
    the file, NotNow where the very same one is here.
    """
    if not (champion_of(by, organisation) or an_ete_worker(by, organisation)):
        raise NotPermitted("send")
    document = Document(organisation=organisation, kind=kind, words=words, expires_on=expires_on, sent_by=by)
    if file:
        taking_in.put_in(document, file)
    with transaction.atomic():
        if unsent and not file:
            take_over(document, unsent)
        keep(document)
    return document


def take_over(document: Document, unsent: UnsentFile) -> None:
    """Of two presses at once the second finds it sent."""
    held = UnsentFile.objects.select_for_update(of=("self",)).filter(pk=unsent.pk).first()
    if held is None:
        raise NotNow("This very file is here already.")
    document.take(held)
    held.delete()


def keep(document: Document) -> None:
    """Two people who send the same file at once come here one after the other."""
    Organisation.objects.select_for_update(of=("self",)).get(pk=document.organisation_id)
    same = Document.objects.kept().filter(organisation=document.organisation, kind=document.kind)
    if document.sha256 and same.filter(sha256=document.sha256).exists():
        raise NotNow("This very file is here already.")
    document.save()
    notices.document_came(document)


@transaction.atomic
def accept(document: Document, *, by: Any) -> None:
    held = hold(document, by=by)
    if held.scan == Document.Scan.WAITING:
        raise NotNow("The virus scanner has not looked through this file yet. Try again in a few minutes.")
    held.accepted_at, held.looked_by = timezone.now(), by
    held.save(update_fields=["accepted_at", "looked_by"])
    notices.changed(held.organisation)
    tell_that_they_can_agree(held)


def tell_that_they_can_agree(accepted: Document) -> None:
    """It was the last one that their yes waited for."""
    applied = Partnership.objects.filter(
        organisation=accepted.organisation, status=Partnership.Status.APPLIED
    ).first()
    if applied and not readiness.before_it_agrees(applied):
        notices.ready_to_agree(applied, occasion=f"d{accepted.pk}")


@transaction.atomic
def refuse(document: Document, *, by: Any, why: str) -> None:
    held = hold(document, by=by)
    held.refused_at, held.looked_by, held.refused_why = timezone.now(), by, why
    held.save(update_fields=["refused_at", "looked_by", "refused_why"])
    notices.document_refused(held)


def hold(document: Document, *, by: Any) -> Document:
    """The row, locked, while nobody has decided on it."""
    if not an_ete_worker(by, document.organisation):
        raise NotPermitted("look")
    rows = Document.objects.to_look_at().select_for_update(of=("self",)).select_related("organisation")
    held = rows.filter(pk=document.pk).first()
    if held is None:
        raise NotNow("Somebody has just looked at this document.")
    return held


@transaction.atomic
def remove(document: Document, *, by: Any) -> None:
    """Take a document off: its file is deleted, the line of what was there stays."""
    rows = Document.objects.kept().select_for_update(of=("self",)).select_related("organisation")
    held = rows.filter(pk=document.pk).first()
    if held is None:
        raise NotNow("Somebody has just taken this document off.")
    its_own = champion_of(by, held.organisation) and held.accepted_at is None
    if not (its_own or an_ete_worker(by, held.organisation)):
        raise NotPermitted("remove")
    stored, held.file, held.words = held.file, "", ""
    held.removed_at = timezone.now()
    held.save(update_fields=["file", "words", "removed_at"])
    notices.changed(held.organisation)
    if stored:
        taking_in.delete_when_sure(stored)


def scan_what_waits() -> None:
    """The scanner had not answered when these came. What it finds something in is refused and deleted."""
    for document in Document.objects.to_scan().select_related("organisation", "sent_by"):
        with document.file.open("rb") as stored:
            verdict = scanning.look_through(stored)
        if verdict is Verdict.INFECTED:
            throw_away(document)
        elif verdict is not Verdict.NO_ANSWER:
            Document.objects.filter(pk=document.pk).update(scan=SCANNED[verdict])


@transaction.atomic
def throw_away(document: Document) -> None:
    stored = document.file
    document.file, document.words, document.refused_at = "", INFECTED, timezone.now()
    document.refused_why, document.scan = INFECTED, Document.Scan.NOT_SET_UP
    document.sha256 = ""
    document.save()
    notices.document_refused(document)
    taking_in.delete_when_sure(stored)


def warn_of_what_ends() -> None:
    """For each night: twice before the last day, and after it. One that was replaced warns nobody."""
    today = timezone.localdate()
    first, again = value("document.warn_days_first"), value("document.warn_days_again")
    soon = Document.objects.accepted().filter(expires_on__lte=today + dt.timedelta(days=first))
    for document in soon.select_related("organisation"):
        if is_replaced(document):
            continue
        days = (document.expires_on - today).days
        if days < 0:
            notices.document_over(document)
            call_followers(document, "expire", by=None, why=f"{document} is over.")
        else:
            notices.document_ends(document, again if days <= again else first)
            call_followers(document, "near_its_end", by=None, why=f"{document} is over soon.")


def is_replaced(document: Document) -> bool:
    later = Document.objects.accepted().filter(
        organisation=document.organisation, kind=document.kind, expires_on__gt=document.expires_on
    )
    return later.exists()
