"""What is told about the charter, and the reminders at a host’s own pace."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from champions.models import CharterPromise, Organisation, Rhythm
from notifications import live, tasks
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify_all
from rulebook.calendar import add_working_days
from rulebook.reading import value

from .people import address_of, champions_of, changed, who_looks_after_hosts

LOOK_AT_CHARTER = declare(
    Kind(
        name="look_at_charter",
        tells="an organisation’s champions, that a year ago they declared something as an employer",
        records=lambda keys: CharterPromise.objects.select_related("organisation").in_bulk(list(keys)),
        line=lambda it: f"A year ago you declared: {it}. Is it still so?",
        needs_answer=True,
        still_true=lambda it: it.review_on <= timezone.localdate(),
    )
)


def rhythms(keys: Iterable[int]) -> dict[int, Rhythm]:
    return Rhythm.objects.select_related("organisation").in_bulk(list(keys))


STILL_UP_FOR_IT = declare(
    Kind(
        name="still_up_for_it",
        tells="an organisation’s champions, once a year, whether they are still up for it",
        records=rhythms,
        line=lambda it: f"{it.organisation}: are you still up for it? One tap, whatever it is.",
        outside="Once a year we ask: are you still up for it?",
        needs_answer=True,
        still_true=lambda it: it.asked_on is not None and it.renewed_on < it.asked_on,
    )
)
NOBODY_ANSWERED = declare(
    Kind(
        name="nobody_answered",
        tells="an organisation’s champions, that its pledges are paused until they are still up for it",
        records=rhythms,
        line=lambda it: (
            f"Nobody has said whether {it.organisation} is still up for it, so its pledges are paused. "
            "Tell us, then resume what is right."
        ),
        outside="Your places are paused until you tell us that you are still up for it.",
        needs_answer=True,
        still_true=lambda it: it.rests,
    )
)
RING_WHO_IS_SILENT = declare(
    Kind(
        name="ring_who_is_silent",
        tells="ETE workers, as a task: an organisation has not said whether it is still up for it",
        records=rhythms,
        line=lambda it: (
            f"{it.organisation} has not said whether it is still up for it: its pledges are paused."
            " Ring them."
        ),
        still_true=lambda it: it.rests,
    )
)
NUDGE = declare(
    Kind(
        name="host_nudge",
        tells="an organisation’s champions, at their own pace, of places unused and people who wait",
        records=rhythms,
        line=lambda it: f"{it.organisation}: places of yours are free, or somebody waits. Have a look.",
        outside="Something of yours is unused. Have a look.",
    )
)


def look_at_charter(promise: CharterPromise) -> None:
    organisation = promise.organisation
    key, link = f"{promise.pk}.{promise.review_on:%Y%m%d}", address_of(organisation, "charter")
    notify_all(champions_of(organisation), LOOK_AT_CHARTER, key, lambda _: link)


def still_up_for_it(rhythm: Rhythm, *, again: bool = False) -> None:
    """``again`` reminds once, however often it is called."""
    organisation = rhythm.organisation
    key = f"{rhythm.pk}.{rhythm.asked_on:%Y%m%d}{'again' if again else ''}"
    link = address_of(organisation, "renew")
    notify_all(champions_of(organisation), STILL_UP_FOR_IT, key, lambda _: link)


def answered(organisation: Organisation) -> None:
    """Whoever was to ring them need not any longer: their list reads itself again."""
    live.hint((worker.pk for worker in who_looks_after_hosts()), [tasks.TOPIC])
    changed(organisation)


def nobody_answered(rhythm: Rhythm) -> None:
    organisation, key = rhythm.organisation, f"{rhythm.pk}.{rhythm.rested_on:%Y%m%d}"
    link = address_of(organisation, "renew")
    notify_all(champions_of(organisation), NOBODY_ANSWERED, key, lambda _: link)
    due_at = add_working_days(timezone.now(), value("sign_up.call_working_days"))
    for worker in who_looks_after_hosts():
        open_task(worker, RING_WHO_IS_SILENT, key, address_of(organisation), due_at)
    changed(organisation)


def nudge(rhythm: Rhythm, today: Any) -> None:
    organisation = rhythm.organisation
    key, link = f"{rhythm.pk}.{today:%Y%m%d}", address_of(organisation)
    notify_all(champions_of(organisation), NUDGE, key, lambda _: link)
