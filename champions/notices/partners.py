"""What is told as a partner agrees, pauses, leaves, and when its texts change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from champions.models import Partnership, Terms
from notifications.kinds import Kind, declare
from notifications.telling import notify_all

from .people import address_of, champions_of, changed, who_looks_after_hosts


def partnerships(keys: Iterable[int]) -> dict[int, Partnership]:
    return Partnership.objects.select_related("organisation").in_bulk(list(keys))


READY_TO_AGREE = declare(
    Kind(
        name="ready_to_agree",
        tells="an organisation’s champions, that its offer is written and waits for their yes",
        records=partnerships,
        line=lambda it: f"What {it} offers is written down. Read it, and agree if it is right.",
        outside="Something is ready for you to read and agree to.",
        needs_answer=True,
        still_true=lambda it: it.status == Partnership.Status.APPLIED,
    )
)
AGREED = declare(
    Kind(
        name="organisation_agreed",
        tells="ETE workers, that an organisation agreed to its offer",
        records=partnerships,
        line=lambda it: f"{it} has agreed. Its people can post now.",
    )
)
PAUSED = declare(
    Kind(
        name="organisation_paused",
        tells="its champions and ETE workers, that an organisation was paused",
        records=partnerships,
        line=lambda it: f"{it} is paused, and its pledges with it.",
        outside="Your organisation was paused. Sign in to see why.",
        still_true=lambda it: it.status == Partnership.Status.PAUSED,
    )
)
ORGANISATION_LEFT = declare(
    Kind(
        name="organisation_left",
        tells="ETE workers, that an organisation has left",
        records=partnerships,
        line=lambda it: f"{it} has left. Its pledges are closed; what is running goes on.",
    )
)
TERMS_CHANGED = declare(
    Kind(
        name="terms_changed",
        tells="an organisation’s champions, that a text which they agreed to has changed",
        records=partnerships,
        line=lambda it: f"A text that {it} agreed to has changed. Read it, and agree again.",
        outside="Something that you agreed to has changed. Please read it.",
        needs_answer=True,
        still_true=lambda it: (
            it.status == Partnership.Status.AGREED and Terms.objects.in_force().not_accepted_by(it).exists()
        ),
    )
)


def ready_to_agree(partnership: Partnership, occasion: str = "") -> None:
    """``occasion`` is what made it ready once more, if it was said to be ready before."""
    organisation = partnership.organisation
    key = f"{partnership.pk}.{occasion or partnership.version}"
    notify_all(champions_of(organisation), READY_TO_AGREE, key, lambda _: address_of(organisation, "agree"))
    changed(organisation)


def moved(partnership: Partnership, kind: Kind, people: Iterable[Any], by: Any) -> None:
    """Tell everyone but whoever did it."""
    others = [person for person in people if by is None or person.pk != by.pk]
    key = f"{partnership.pk}.{partnership.last_step.pk}"
    notify_all(others, kind, key, lambda _: address_of(partnership.organisation))
    changed(partnership.organisation)


def agreed(partnership: Partnership) -> None:
    moved(partnership, AGREED, who_looks_after_hosts(), None)


def paused(partnership: Partnership, by: Any) -> None:
    people = {user.pk: user for user in [*champions_of(partnership.organisation), *who_looks_after_hosts()]}
    moved(partnership, PAUSED, people.values(), by)


def organisation_left(partnership: Partnership, by: Any) -> None:
    moved(partnership, ORGANISATION_LEFT, who_looks_after_hosts(), by)


def terms_changed(partnership: Partnership, terms: Terms) -> None:
    organisation = partnership.organisation
    key = f"{partnership.pk}.t{terms.pk}"
    notify_all(champions_of(organisation), TERMS_CHANGED, key, lambda _: address_of(organisation, "terms"))
    changed(organisation)
