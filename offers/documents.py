"""A document of a host is over, or soon, while somebody is there: a worker finds out whether it is safe."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from accounts.permissions import EIGHTEEN_PLUS
from champions.lifecycle.documents import is_replaced
from champions.models import Document
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify_all
from rulebook.calendar import add_working_days
from rulebook.reading import value

from .models import Offer

STAYING = (Offer.Status.STARTED, Offer.Status.PAUSED)
FIRST = "document.warn_days_first"


def staying_with(document: Document) -> int:
    """How many are with the host now."""
    here = Offer.objects.filter(intake__pledge__organisation=document.organisation_id, status__in=STAYING)
    return here.count()


def still_over(document: Document) -> bool:
    later = Document.objects.valid_on(timezone.localdate()).filter(
        organisation=document.organisation_id, kind=document.kind
    )
    return not later.exists() and staying_with(document) > 0


RING_THE_HOST = declare(
    Kind(
        name="running_without_document",
        tells="ETE workers, as a task: a document of a host is over, and young adults are there now",
        records=lambda keys: Document.objects.select_related("organisation").in_bulk(list(keys)),
        line=lambda it: f"{it} is over, and {staying_with(it)} are there now. Ring them today.",
        still_true=still_over,
    )
)


ENDS_WHILE_RUNNING = declare(
    Kind(
        name="ends_while_running",
        tells="ETE workers, 60 and 14 days before a document is over, that somebody is with the host now",
        records=lambda keys: Document.objects.select_related("organisation").in_bulk(list(keys)),
        line=lambda it: (
            f"{it} counts until {it.expires_on:%-d %B %Y}, and {staying_with(it)} are there now. "
            "Ask them for the next one."
        ),
        still_true=lambda it: staying_with(it) > 0 and not is_replaced(it),
    )
)


def warn_before(document: Document, *, by: Any, why: str) -> None:
    """Follows each night on which a document is near its end; told once at each of the two warnings."""
    if not staying_with(document):
        return
    near = value("document.warn_days_again")
    days = near if (document.expires_on - timezone.localdate()).days <= near else value(FIRST)
    workers = User.objects.holding(Role.Kind.ETE_WORKER) or User.objects.holding(*EIGHTEEN_PLUS)
    link = reverse("organisations:documents", args=[document.organisation_id])
    notify_all(workers, ENDS_WHILE_RUNNING, f"{document.pk}.{days}", lambda _: link)


def warn_of_running(document: Document, *, by: Any, why: str) -> None:
    """Follows a document that is over."""
    if not staying_with(document):
        return
    workers = User.objects.holding(Role.Kind.ETE_WORKER) or User.objects.holding(*EIGHTEEN_PLUS)
    link = reverse("organisations:documents", args=[document.organisation_id])
    for worker in workers:
        open_task(worker, RING_THE_HOST, f"{document.pk}.0", link, add_working_days(timezone.now(), 1))
