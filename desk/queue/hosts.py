"""Rows about hosts: documents to look at, and those that are soon over where something is offered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import an_ete_worker
from champions.models import Document
from pledges.models import Pledge
from rulebook.reading import value

from .rows import Kind, Row, long_day


def to_look_at(user: Any) -> Any:
    if not an_ete_worker(user, None):
        return Document.objects.none()
    return Document.objects.to_look_at().select_related("organisation").order_by("sent_at", "pk")


def to_look_at_row(document: Document) -> Row:
    return Row(
        title=f"{document.organisation}: {document.get_kind_display()}",
        why="They sent it. It counts once you have looked at it.",
        url=documents_of(document),
        action="Look at it",
        due=document.sent_at,
    )


def ending(user: Any) -> Any:
    """Over within the days of the second warning, nothing newer in its place, and something is offered."""
    if not an_ete_worker(user, None):
        return Document.objects.none()
    today = timezone.localdate()
    last = today + dt.timedelta(days=value("document.warn_days_again"))
    newer = Document.objects.valid_on(last + dt.timedelta(days=1)).filter(
        organisation=OuterRef("organisation"), kind=OuterRef("kind")
    )
    offering = Pledge.objects.filter(
        organisation=OuterRef("organisation"), status__in=(Pledge.Status.LIVE, Pledge.Status.PAUSED)
    )
    soon = Document.objects.accepted().filter(expires_on__range=(today, last))
    rows = soon.filter(~Exists(newer), Exists(offering)).select_related("organisation")
    return rows.order_by("expires_on", "pk")


def ending_row(document: Document) -> Row:
    return Row(
        title=f"{document.organisation}: {document.get_kind_display()}",
        why=f"Its last day is {long_day(document.expires_on)}. After it nobody new can start there.",
        url=documents_of(document),
        action="Ask for a new one",
        due=document.expires_on,
    )


def documents_of(document: Document) -> str:
    return reverse("organisations:documents", args=[document.organisation_id])


TO_LOOK_AT = Kind("document", to_look_at, to_look_at_row, reads=("kind", "sent_at", "organisation__name"))
ENDING = Kind("ending", ending, ending_row, reads=("kind", "expires_on", "organisation__name"))
