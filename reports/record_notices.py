"""What is told of a record: that it is ready, that somebody replied, that it is published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localtime

from accounts.permissions import service_managers
from champions.models import Champion, Organisation
from notifications import live
from notifications.kinds import Kind, declare
from notifications.telling import notify_all
from rulebook.writing import day

from .models import PromiseRecord

TOPIC = "records"


def records(keys: Iterable[int]) -> dict[int, PromiseRecord]:
    return PromiseRecord.objects.select_related("organisation").in_bulk(list(keys))


def kind(name: str, tells: str, line: Any, **more: Any) -> Kind:
    return declare(Kind(name=name, tells=tells, records=records, line=line, **more))


READY = kind(
    "promise_record_ready",
    "an organisation’s champions, once a quarter, that its record is ready, and by when to reply",
    lambda it: (
        f"What {it.organisation} promised and kept, {it.of}, is ready to read. "
        f"You can reply until {day(localtime(it.reply_by))}."
    ),
    outside="Your record of the last three months is ready. Sign in to read it.",
)
REPLIED = kind(
    "promise_record_replied",
    "service managers, that an organisation replied to its record",
    lambda it: f"{it.organisation} has replied to its record, {it.of}.",
)
PUBLISHED = kind(
    "promise_record_published",
    "an organisation’s champions, that its record is published as a scorecard",
    lambda it: f"The record of {it.organisation}, {it.of}, is published, with your reply if you wrote one.",
    outside="A record of yours is published. Sign in to read it.",
    still_true=lambda it: it.status == PromiseRecord.Status.PUBLISHED,
)
TAKEN_OFF = kind(
    "promise_record_taken_off",
    "an organisation’s champions, that its scorecard has been taken off",
    lambda it: f"The scorecard of {it.organisation}, {it.of}, has been taken off.",
)


def ready(record: PromiseRecord) -> None:
    tell(people_of(record.organisation), READY, record, "0")


def replied(record: PromiseRecord) -> None:
    """Of the first reply: a second word to it is read with it."""
    tell(list(service_managers()), REPLIED, record, "0")


def published(record: PromiseRecord) -> None:
    tell(people_of(record.organisation), PUBLISHED, record, str(record.last_step.pk))


def taken_off(record: PromiseRecord) -> None:
    tell(people_of(record.organisation), TAKEN_OFF, record, str(record.last_step.pk))


def people_of(organisation: Organisation) -> list[Any]:
    posts = Champion.objects.for_organisation(organisation).select_related("user").order_by("pk")
    return [post.user for post in posts]


def tell(people: list[Any], what: Kind, record: PromiseRecord, occasion: str) -> None:
    address = record.get_absolute_url()
    notify_all(people, what, f"{record.pk}.{occasion}", lambda _: address)
    concerned = {person.pk for person in [*people, *people_of(record.organisation), *service_managers()]}
    live.hint(concerned, [TOPIC, f"record.{record.pk}"])
