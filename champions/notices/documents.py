"""What is told about documents: they came, will not do, end, are over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from champions.models import Document
from notifications.kinds import Kind, declare
from notifications.telling import notify_all

from .people import address_of, champions_of, changed, who_looks_after_hosts


def documents(keys: Iterable[int]) -> dict[int, Document]:
    return Document.objects.select_related("organisation").in_bulk(list(keys))


def still_the_newest(document: Document) -> bool:
    """Nobody has sent a later one of the same kind that will do."""
    later = Document.objects.accepted().filter(
        organisation=document.organisation, kind=document.kind, expires_on__gt=document.expires_on
    )
    return document.removed_at is None and not later.exists()


DOCUMENT_CAME = declare(
    Kind(
        name="document_came",
        tells="ETE workers, that an organisation sent a document to be looked at",
        records=documents,
        line=lambda it: f"{it.organisation} sent something to look at: {it.get_kind_display()}.",
        needs_answer=True,
        still_true=lambda it: it.removed_at is None and it.accepted_at is None and it.refused_at is None,
    )
)
DOCUMENT_REFUSED = declare(
    Kind(
        name="document_refused",
        tells="an organisation’s champions, that a document of theirs will not do",
        records=documents,
        line=lambda it: f"{it.get_kind_display()}: this one will not do. {it.refused_why}",
        outside="A document that you sent will not do. Sign in to see why.",
        still_true=lambda it: it.removed_at is None and still_the_newest(it),
    )
)
DOCUMENT_ENDS = declare(
    Kind(
        name="document_ends",
        tells="an organisation’s champions, 60 and 14 days before a document of theirs is over",
        records=documents,
        line=lambda it: (
            f"{it.get_kind_display()} counts until {it.expires_on:%-d %B %Y}. Send the next one before then: "
            "without it nobody new can start."
        ),
        outside="A document of yours is over soon. Sign in to renew it.",
        needs_answer=True,
        still_true=still_the_newest,
    )
)
DOCUMENT_OVER = declare(
    Kind(
        name="document_over",
        tells="an organisation’s champions and ETE workers, that a document is over and nobody new can start",
        records=documents,
        line=lambda it: (
            f"{it} was over on {it.expires_on:%-d %B %Y}. Nobody new can start until the next one is in."
        ),
        outside="A document is over. Nobody new can start until it is renewed.",
        needs_answer=True,
        still_true=still_the_newest,
    )
)


def document_came(document: Document) -> None:
    organisation, key = document.organisation, f"{document.pk}.0"
    others = [worker for worker in who_looks_after_hosts() if worker.pk != document.sent_by_id]
    notify_all(others, DOCUMENT_CAME, key, lambda _: address_of(organisation, "documents"))
    changed(organisation)


def document_refused(document: Document) -> None:
    tell_its_people(document, DOCUMENT_REFUSED, "refused")
    changed(document.organisation)


def document_ends(document: Document, days: int) -> None:
    tell_its_people(document, DOCUMENT_ENDS, str(days))


def document_over(document: Document) -> None:
    tell_its_people(document, DOCUMENT_OVER, "over", *who_looks_after_hosts())


def tell_its_people(document: Document, kind: Kind, occasion: str, *more: Any) -> None:
    organisation = document.organisation
    people = {user.pk: user for user in [*champions_of(organisation), *more]}
    link = address_of(organisation, "documents")
    notify_all(people.values(), kind, f"{document.pk}.{occasion}", lambda _: link)
