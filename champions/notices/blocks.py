"""What is told of blocks of partners: to managers, to whoever asked, to the partner's own people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from champions.models import BlockRequest, Partnership
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify
from rulebook.calendar import add_working_days
from rulebook.reading import value

from .partners import moved, partnerships
from .people import champions_of, changed, service_managers, who_looks_after_hosts

What = BlockRequest.What


def requests(keys: Iterable[int]) -> dict[int, BlockRequest]:
    return BlockRequest.objects.with_everything().in_bulk(list(keys))


WANTED = {What.BLOCK: "wants {} to be blocked", What.LIFT: "wants the block on {} to be lifted"}
AGREED_TO = {What.BLOCK: "that {} is blocked", What.LIFT: "that the block on {} is lifted"}


def asks(request: BlockRequest) -> str:
    return f"{request.asked_by} {WANTED[What(request.what)].format(request.partnership)}"


def answer(request: BlockRequest) -> str:
    agreed = "agreed" if request.status == BlockRequest.Status.AGREED else "does not agree"
    last = request.steps.last()
    words = f": {last.why}" if last and last.why else "."
    return f"{request.decided_by} {agreed} {AGREED_TO[What(request.what)].format(request.partnership)}{words}"


ASKED_FOR = declare(
    Kind(
        name="block_asked_for",
        tells="service managers, as a task: somebody wants a partner to be blocked, or a block to be lifted",
        records=requests,
        line=lambda it: f"{asks(it)}. Agree, or not.",
        still_true=lambda it: it.status == BlockRequest.Status.ASKED,
    )
)
DECIDED = declare(
    Kind(
        name="block_decided",
        tells="whoever asked for a partner to be blocked, or a block to be lifted, what a manager said",
        records=requests,
        line=answer,
    )
)
BLOCKED = declare(
    Kind(
        name="organisation_blocked",
        tells="its champions and ETE workers, that a partner is paused by the council",
        records=partnerships,
        line=lambda it: (
            f"{it} is paused by the council, and its pledges with it. Who has a place keeps it."
            f" We ring you about it{ring()}."
        ),
        outside="Your organisation was paused. Sign in to see whom to ring.",
        still_true=lambda it: it.status == Partnership.Status.BLOCKED,
    )
)
LIFTED = declare(
    Kind(
        name="organisation_block_lifted",
        tells="its champions and ETE workers, that the council has ended its pause of a partner",
        records=partnerships,
        line=lambda it: f"{it} can go on. Say so when it is right, then resume each pledge.",
        outside="Your organisation can go on. Sign in to say when.",
        still_true=lambda it: it.status == Partnership.Status.PAUSED,
    )
)


def ring() -> str:
    """Whom to ring, where the council has said so."""
    phone = value("council.contact_phone")
    return f", or ring us on {phone}" if phone else ""


def block_asked_for(request: BlockRequest) -> None:
    due_at = add_working_days(timezone.now(), value("sign_up.call_working_days"))
    for manager in service_managers():
        open_task(manager, ASKED_FOR, f"{request.pk}.0", request.get_absolute_url(), due_at)
    changed(request.partnership.organisation)


def block_decided(request: BlockRequest) -> None:
    if request.decided_by_id != request.asked_by_id:
        notify(request.asked_by, DECIDED, f"{request.pk}.{request.last_step.pk}", request.get_absolute_url())
    changed(request.partnership.organisation)


def concerned(partnership: Partnership) -> Iterable[Any]:
    people = [*champions_of(partnership.organisation), *who_looks_after_hosts()]
    return {user.pk: user for user in people}.values()


def blocked(partnership: Partnership, by: Any) -> None:
    moved(partnership, BLOCKED, concerned(partnership), by)


def block_lifted(partnership: Partnership, by: Any) -> None:
    moved(partnership, LIFTED, concerned(partnership), by)
