"""The engine inside the service, at Kent's size: `python -m bench.matching.service` prints its figures.

Everything is made for it and gone afterwards: a database, made-up people, pledges and offers of `demo.crowd`.
A page is asked for through Django's whole stack, middleware and session included, without a network; the
process has settled as one that serves pages has.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.matching.settings"
django.setup()

# ruff: noqa: E402  (Django has to be set up first)
import numpy as np
import psycopg
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, User
from config.settling import settle
from demo import crowd, story
from demo.crowd.sizes import KENT
from matching import jobs, lifecycle, proposing
from matching.models import Round
from pledges.models import Pledge
from youngadults.models import Preferences

DATABASE = "bench_matching"
PAGES, EDITS, ROUNDS = 100, 40, 10


@contextmanager
def a_database() -> Iterator[None]:
    options = {**connection.get_connection_params(), "dbname": "postgres", "autocommit": True}
    options = {name: it for name, it in options.items() if name not in ("cursor_factory", "context")}
    with psycopg.connect(**options) as server:
        server.execute(f"drop database if exists {DATABASE} with (force)")
        server.execute(f"create database {DATABASE}")
        connection.settings_dict["NAME"] = DATABASE
        try:
            call_command("migrate", verbosity=0)
            yield
        finally:
            connection.close()
            server.execute(f"drop database if exists {DATABASE} with (force)")


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def p95(seconds: list[float]) -> float:
    return float(np.percentile(seconds, 95))


def rounds() -> dict[str, float]:
    """From rows to a proved proposal; and all of a round, with what is written and kept of it."""
    blank = Round(day=timezone.localdate(), seed=1, scope="Everything")
    taken = [timed(lambda: proposing.compute(proposing.read_case(blank))) for _ in range(ROUNDS)]
    return {"proposal": p95(taken), "written": timed(one_round)}


def one_round() -> None:
    jobs.work_out(round_id=lifecycle.open_round(by=worker(), scope="Everything").pk)


def worker() -> User:
    return User.objects.holding(Role.Kind.ETE_WORKER).first()


def edits() -> dict[str, float]:
    """A pair is ruled out and everyone else proposed again, proved and written down; then undone."""
    round_ = Round.objects.filter(status=Round.Status.PROPOSED).latest("pk")
    pairs = list(round_.proposals.standing().order_by("pk"))
    chosen = pairs[:: max(1, len(pairs) // EDITS)]
    return {"edit": p95([ruled_out(pair) for pair in chosen]), "pairs": len(pairs)}


def ruled_out(pair: object) -> float:
    with transaction.atomic():
        seconds = timed(lambda: lifecycle.forbid(pair, by=worker(), why="To measure it"))
        transaction.set_rollback(True)
    return seconds


def pages() -> dict[str, float]:
    """A pledge's page with its ranked list and reasons; before each look somebody's wishes have changed."""
    client = Client()
    client.force_login(worker())
    live = list(Pledge.objects.live().order_by("pk").values_list("pk", flat=True)[:PAGES])
    first = timed(lambda: opened(client, live[0]))
    taken = []
    for wishes, pledge in zip(Preferences.objects.order_by("pk"), live, strict=False):
        wishes.save()
        taken.append(timed(lambda pledge=pledge: opened(client, pledge)))
    return {"page": p95(taken), "usual_page": float(np.median(taken)), "first_page": first}


def opened(client: Client, pledge: int) -> None:
    page = client.get(reverse("desk:pledge", args=[pledge]))
    if page.status_code != 200:
        raise AssertionError(f"the page of pledge {pledge} answers {page.status_code}")


def main() -> None:
    with a_database():
        story.load()
        crowd.gather(KENT)
        with connection.cursor() as cursor:
            cursor.execute("analyze")
        settle()
        figures = {"people": KENT.young_adults} | rounds() | edits() | pages()
    figures["gigabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main()
