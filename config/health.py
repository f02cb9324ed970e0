"""Two addresses for whoever watches over the service: is the process up, and can it serve people?

They are answered before everything else: no session, no cookie, any host name, and no word of detail to the
public. What is missing stands in the log.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

logger = logging.getLogger(__name__)

# A worker says every ten seconds that it is alive.
A_WORKER_IS_SEEN_WITHIN = dt.timedelta(minutes=1)


class HealthMiddleware:
    """Answers /health/live and /health/ready; everything else goes on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.answers: dict[str, Callable[[], tuple[int, str]]] = {
            "/health/live": live,
            "/health/ready": Readiness(),
        }

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answers.get(request.path_info)
        return said(*answer()) if answer else self.get_response(request)


def said(status: int, word: str) -> HttpResponse:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(f"{word}\n", status=status, content_type="text/plain", headers=headers)


def live() -> tuple[int, str]:
    return 200, "live"


class Readiness:
    """Database, migrations, worker: 200 when all are there, else 503."""

    def __init__(self) -> None:
        # Migrations that were once applied stay so for the life of this process and its code.
        self.is_migrated = False

    def __call__(self) -> tuple[int, str]:
        missing = self.missing()
        if missing:
            logger.warning("Not ready", extra={"fields": {"missing": missing}})
        return (503, "not ready") if missing else (200, "ready")

    def missing(self) -> str:
        """The first part that is not there, or nothing."""
        try:
            self.is_migrated = self.is_migrated or all_migrations_are_applied()
            if not self.is_migrated:
                return "migrations"
            return "" if a_worker_was_seen_lately() else "worker"
        except Error:
            return "database"


def all_migrations_are_applied() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def a_worker_was_seen_lately() -> bool:
    since = timezone.now() - A_WORKER_IS_SEEN_WITHIN
    return ProcrastinateWorker.objects.filter(last_heartbeat__gte=since).exists()
