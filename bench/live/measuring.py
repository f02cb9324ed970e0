"""Measuring live pages: many sockets on one web process, single messages, messages to all, many notices."""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "bench.live.settings"

import psycopg
import uvloop
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import connection, transaction

from accounts.models import User
from bench.live.offers import SECONDS_FOR_OFFERS, send_offers
from bench.live.windows import Windows
from config.process import end_with_parent
from notifications import live
from tests.bed.redis import redis_server

DATABASE = "bench_live"
PROJECT = Path(__file__).parent.parent.parent
SINGLE_MESSAGES = 300

# What is promised on one web process and two cores: at most so much.
ALWAYS = {"MB altogether": 600, "of single messages lost": 0, "of messages to all lost": 0}
UP_TO_2000 = {
    "KB for each socket": 45,
    "commit to browser, p50 ms": 5,
    "commit to browser, p99 ms": 50,
    "one message to all, last ms": 1000,
    SECONDS_FOR_OFFERS: 3,
}


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


def make_people(number: int) -> list[User]:
    people = [User(email=f"person{it}@example.org", name=f"Person {it}") for it in range(number)]
    return User.objects.bulk_create(people, batch_size=2000)


def sign_in(people: list[User]) -> list[str]:
    """A session for each, as signing in would make it."""
    store = SessionStore()
    rows = [
        store.create_model_instance(
            {
                SESSION_KEY: str(person.pk),
                BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                HASH_SESSION_KEY: person.get_session_auth_hash(),
            }
        )
        for person in people
    ]
    for number, row in enumerate(rows):
        row.session_key = f"bench{number:027}"
    SessionStore.get_model_class().objects.bulk_create(rows, batch_size=2000)
    return [row.session_key for row in rows]


@contextmanager
def a_server() -> Iterator[tuple[int, int]]:
    """The application under uvicorn, as in production; its process and port."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    parameters = connection.get_connection_params()
    url = f"postgresql://{parameters.get('user', '')}@/{DATABASE}?host={parameters.get('host', '')}"
    if password := parameters.get("password"):
        url = f"postgresql://{parameters['user']}:{password}@{parameters['host']}:{parameters['port']}/{DATABASE}"
    program = [sys.executable, "-m", "uvicorn", "config.asgi:application", "--port", str(port)]
    options = ["--lifespan", "off", "--log-level", "warning", "--ws-per-message-deflate", "false"]
    process = subprocess.Popen(
        [*program, *options], cwd=PROJECT, env=os.environ | {"DATABASE_URL": url}, preexec_fn=end_with_parent
    )
    try:
        wait_for(port)
        yield process.pid, port
    finally:
        process.kill()
        process.wait()


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("The server did not come up.")


def megabytes(pid: int) -> float:
    """Proportional set size: what this process costs the machine."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def tell_everyone(people: list[User]) -> float:
    """The moment before the commit."""
    with transaction.atomic():
        live.hint([person.pk for person in people], ["offers"])
        return time.perf_counter()


def tell_one(person: User) -> float:
    with transaction.atomic():
        live.hint([person.pk], ["offers"])
        return time.perf_counter()


async def measure(people: list[User], sessions: list[str]) -> dict[str, str]:
    figures = {}
    with a_server() as (pid, port):
        windows = Windows("localhost", port)
        await windows.open(sessions[:50])
        before = megabytes(pid)
        speed = await windows.open(sessions[50:])
        await asyncio.sleep(6)  # the first look at all sign-ins is over
        windows.must_all_be_open()
        after = megabytes(pid)
        figures["opened a second"] = f"{speed:.0f}"
        figures["KB for each socket"] = f"{(after - before) * 1024 / (len(sessions) - 50):.0f}"
        figures["MB altogether"] = f"{after:.0f}"
        figures |= await one_by_one(windows, people)
        windows.must_all_be_open()
        figures |= await to_all(windows, people)
        figures["still open"] = f"{windows.still_open()} of {len(sessions)}"
    return figures


async def one_by_one(windows: Windows, people: list[User]) -> dict[str, str]:
    waits, page = [], []
    for number in range(SINGLE_MESSAGES):
        windows.heard.clear()
        began = time.perf_counter()
        committing = await asyncio.to_thread(tell_one, people[number % len(people)])
        page.append(time.perf_counter() - began)
        heard = await windows.hear(1, 5)
        if heard:
            waits.append(heard[0] - committing)
        await asyncio.sleep(0.005)
    return {
        "commit to browser, p50 ms": f"{percentile(waits, 0.5) * 1000:.1f}",
        "commit to browser, p99 ms": f"{percentile(waits, 0.99) * 1000:.1f}",
        "of single messages lost": str(SINGLE_MESSAGES - len(waits)),
    }


async def to_all(windows: Windows, people: list[User]) -> dict[str, str]:
    windows.heard.clear()
    committing = await asyncio.to_thread(tell_everyone, people)
    heard = await windows.hear(len(people))
    return {
        "one message to all, last ms": f"{(max(heard) - committing) * 1000:.0f}",
        "of messages to all lost": str(len(people) - len(heard)),
    }


def report(title: str, figures: dict[str, str], promised: dict[str, float]) -> None:
    print(f"\n### {title}\n\n| | | promised |\n|---|---|---|")  # noqa: T201
    for name, figure in figures.items():
        limit = promised.get(name)
        words = "" if limit is None else f"{limit:g}" + (" **missed**" if float(figure) > limit else "")
        print(f"| {name} | {figure} | {words} |", flush=True)  # noqa: T201


def run(number: int, layer: str) -> None:
    with a_database():
        people = make_people(number)
        figures = uvloop.run(measure(people, sign_in(people)))
        if number <= 2000:
            figures |= send_offers()
    promised = ALWAYS | (UP_TO_2000 if number <= 2000 else {})
    report(f"{number:,} signed-in sockets, {layer}", figures, promised)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.live")
    parser.add_argument("--sockets", type=int, nargs="+", default=[2000, 10000])
    parser.add_argument("--redis", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    for number in options.sockets:
        run(number, "through Redis" if options.redis else "through PostgreSQL")
    if not options.redis:
        with redis_server() as url:
            again = [sys.executable, "-m", "bench.live", "--redis", "--sockets", *map(str, options.sockets)]
            subprocess.run(again, check=True, env=os.environ | {"REDIS_URL": url})
