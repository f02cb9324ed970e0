"""How the sending of messages is doing: what waits, for how long, what failed and why, what it costs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from . import outages, sockets, spending
from .kinds import Kind, declare
from .models import Channel, Delivery, Task
from .telling import notify_all

LATELY = dt.timedelta(days=7)
S = Delivery.Status
FAILURES = (S.TEMPORARY_FAILURE, S.PERMANENT_FAILURE, S.TECHNICAL_FAILURE)

_watchers: list[Callable[[], Iterable[Any]]] = []


def set_watchers(watchers: Callable[[], Iterable[Any]]) -> None:
    """Register, in AppConfig.ready(), who looks after the sending: they may open the page, and hear of the
    cap.
    """
    _watchers[:] = [watchers]


def watchers() -> list[Any]:
    return [person for who in _watchers for person in who()]


@dataclass(frozen=True)
class Health:
    """The figures at one moment. ``failures`` are those of the last seven days, by status."""

    due: int
    undelivered_since: dt.datetime | None
    under_way: int
    jobs_waiting: int
    open_tasks: int
    failures: dict[str, int]
    sockets_open: int
    month: spending.Month
    away: list[str]

    @property
    def oldest_seconds(self) -> int:
        since = self.undelivered_since
        return int((timezone.now() - since).total_seconds()) if since else 0

    @property
    def failures_in_words(self) -> list[tuple[str, int]]:
        return [(S(status).label, number) for status, number in self.failures.items()]

    @property
    def away_in_words(self) -> list[str]:
        return [Channel(channel).label for channel in self.away]


def now() -> Health:
    return Health(
        due=Delivery.objects.due().count(),
        undelivered_since=Delivery.objects.undelivered().aggregate(oldest=Min("since"))["oldest"],
        under_way=Delivery.objects.under_way().count(),
        jobs_waiting=ProcrastinateJob.objects.filter(status="todo")
        .exclude(scheduled_at__gt=timezone.now())
        .count(),
        open_tasks=Task.objects.open().count(),
        failures=failures(),
        sockets_open=sockets.number_open_everywhere(),
        month=spending.this_month(),
        away=outages.away(),
    )


def failures() -> dict[str, int]:
    recent = Delivery.objects.filter(made_at__gte=timezone.now() - LATELY, status__in=FAILURES)
    counted = dict(recent.order_by().values_list("status").annotate(Count("pk")))
    return {status.value: counted.get(status.value, 0) for status in FAILURES}


def as_metrics(health: Health) -> str:
    """The same for a monitoring system, in Prometheus' text format, whichever process answers."""
    figures = {
        "messages_due": health.due,
        "messages_oldest_undelivered_seconds": health.oldest_seconds,
        "messages_under_way": health.under_way,
        "jobs_waiting": health.jobs_waiting,
        "tasks_open": health.open_tasks,
        "sockets_open": health.sockets_open,
        "texts_this_month": health.month.texts,
        "texts_this_month_cap": health.month.cap,
        "texts_this_month_pence": health.month.pence,
        **{f'messages_failed_7_days{{cause="{cause}"}}': it for cause, it in health.failures.items()},
        **{
            f'provider_away{{channel="{channel}"}}': int(channel in health.away) for channel in Channel.values
        },
    }
    return "".join(f"{name} {number}\n" for name, number in figures.items())


def in_a_month(keys: Iterable[int]) -> dict[int, int]:
    return {key: key for key in keys}


TEXTS_RUN_OUT = declare(
    Kind(
        name="texts_run_out",
        tells="service managers, that this month’s texts are running out or used up",
        records=in_a_month,
        line=lambda month: (
            "This month’s texts are running out. When they are used up, advisers are asked to call."
        ),
        outside="This month's messages are running out.",
        channels=("email",),
    )
)


def warn_of_the_cap(link: str) -> None:
    """Tell the watchers once a month that texts run out, and once that they are used up."""
    month, today = spending.this_month(), timezone.localdate()
    if month.nearly_used_up:
        stage = "used-up" if month.used_up else "nearly"
        notify_all(watchers(), TEXTS_RUN_OUT, f"{today:%Y%m}.{stage}", lambda _: link)
