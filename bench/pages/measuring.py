"""Loads a council of each size, serves it as it is served to people, and asks for every page many times."""

from __future__ import annotations

import argparse
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch

from demo import crowd, story
from demo.crowd.sizes import ENGLAND, KENT, Size

from .pages import PAGES, Page

PROJECT = Path(__file__).parent.parent.parent
SIZES: dict[str, Size | None] = {
    "small": None,
    "kent": KENT,
    "kent-100000": replace(KENT, offers=100_000),
    "england": ENGLAND,
}
IN_WORDS = {
    "small": "the story alone",
    "kent": "Kent: 2,051 young adults, 1,500 offers",
    "kent-100000": "Kent with 100,000 offers",
    "england": "England: 100,000 young adults, 50,000 offers",
}
VISITORS = 2
FIRST_ONES = 8  # for each process to have read its templates
ASKED_FOR, GOAL = "kent-100000", 150  # milliseconds, p95


@dataclass(frozen=True)
class Figures:
    """Of one page: a second's requests, and milliseconds and queries of one."""

    per_second: float
    p50: float
    p95: float
    cpu: float
    queries: int
    kilobytes: int


@contextmanager
def council(name: str, keep: bool) -> Iterator[str]:
    """A database with a council of this size; `keep` uses the one that was left by an earlier run."""
    database = f"bench_pages_{name.replace('-', '_')}"
    options = {**connection.get_connection_params(), "dbname": "postgres", "autocommit": True}
    options = {key: it for key, it in options.items() if key not in ("cursor_factory", "context")}
    with psycopg.connect(**options) as server:
        is_there = server.execute("select from pg_database where datname = %s", [database]).fetchone()
        if not (is_there and keep):
            server.execute(f"drop database if exists {database} with (force)")
            server.execute(f"create database {database}")
        connection.close()
        connection.settings_dict["NAME"] = database
        call_command("migrate", verbosity=0)
        if not (is_there and keep):
            fill(SIZES[name])
        yield database
        connection.close()
        if not keep:
            server.execute(f"drop database {database} with (force)")


def fill(size: Size | None) -> None:
    began = time.monotonic()
    story.load()
    if size:
        crowd.gather(size)
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")
    say(f"loaded in {time.monotonic() - began:.0f} s")


@contextmanager
def server(database: str) -> Iterator[int]:
    """As in deploy/pledges-web.service: two processes under uvicorn, pages on eight threads of each."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    variables = {"BENCH_DATABASE": database, "DJANGO_SETTINGS_MODULE": "bench.pages.settings"}
    options = [
        "--port",
        str(port),
        "--workers",
        "2",
        "--timeout-keep-alive",
        "120",
        "--lifespan",
        "off",
        "--log-level",
        "error",
    ]
    command = [sys.executable, "-m", "uvicorn", "config.asgi:application", *options]
    process = subprocess.Popen(command, cwd=PROJECT, env=os.environ | variables)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    while True:
        try:
            ask(http.client.HTTPConnection("127.0.0.1", port), "/health/live", "")
            return
        except ConnectionError:
            time.sleep(0.1)


def measure(page: Page, port: int, requests: int) -> Figures:
    """Milliseconds with one visitor, requests a second with as many as there are cores."""
    client = Client()
    client.force_login(page.user())
    cookie, path = f"sessionid={client.cookies['sessionid'].value}", page.path()
    visitors = [http.client.HTTPConnection("127.0.0.1", port, timeout=120) for _ in range(VISITORS)]
    for visitor in visitors:
        many(visitor, path, cookie, FIRST_ONES)
    answers = many(visitors[0], path, cookie, requests)
    began = time.perf_counter()
    with ThreadPoolExecutor(VISITORS) as pool:
        list(pool.map(lambda visitor: many(visitor, path, cookie, requests // VISITORS), visitors))
    milliseconds = sorted(float(headers["X-Milliseconds"]) for headers, _ in answers)
    return Figures(
        per_second=requests / (time.perf_counter() - began),
        p50=statistics.median(milliseconds),
        p95=milliseconds[int(len(milliseconds) * 0.95)],
        cpu=statistics.median(float(headers["X-CPU"]) for headers, _ in answers),
        queries=max(int(headers["X-Queries"]) for headers, _ in answers),
        kilobytes=answers[0][1] // 1024,
    )


def many(visitor: http.client.HTTPConnection, path: str, cookie: str, number: int) -> list:
    return [ask(visitor, path, cookie) for _ in range(number)]


def ask(visitor: http.client.HTTPConnection, path: str, cookie: str) -> tuple[http.client.HTTPMessage, int]:
    visitor.request("GET", path, headers={"Cookie": cookie})
    answer = visitor.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answered {answer.status}")
    return answer.headers, len(body)


def measure_all(port: int, requests: int, only: str) -> dict[str, Figures]:
    figures = {}
    for page in (page for page in PAGES if only in page.title):
        try:
            figures[page.title] = it = measure(page, port, requests)
        except (IndexError, NoReverseMatch) as error:
            say(f"{page.title}: {error}")
            continue
        cost = f"{it.p50:7.1f} {it.p95:7.1f} ms, cpu {it.cpu:6.1f} ms, {it.queries:3} queries"
        say(f"{page.title:45} {cost}, {it.per_second:5.1f} a second, {it.kilobytes} KB")
    return figures


def table(measured: dict[str, dict[str, Figures]]) -> Iterator[str]:
    heads = [f"{IN_WORDS[size].partition(':')[0]}: a second, p50 / p95 ms, queries" for size in measured]
    yield "| who opens what | " + " | ".join(heads) + " |"
    yield "|---|" + "---|" * len(heads)
    for title in next(iter(measured.values())):
        cells = [cell(measured[size].get(title), size) for size in measured]
        yield f"| {title} | " + " | ".join(cells) + " |"


def cell(it: Figures | None, size: str) -> str:
    if it is None:
        return ""
    missed = " **missed**" if size == ASKED_FOR and it.p95 > GOAL else ""
    return f"{it.per_second:.0f}, {it.p50:.0f} / {it.p95:.0f}{missed}, {it.queries}"


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", nargs="+", choices=list(SIZES), default=list(SIZES))
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--only", default="", help="pages with this in their title")
    parser.add_argument("--keep", action="store_true", help="keep the databases, and use kept ones")
    options = parser.parse_args()
    measured = {}
    for size in options.sizes:
        say(f"{IN_WORDS[size]}; load of the machine {os.getloadavg()[0]:.1f}")
        with council(size, options.keep) as database, server(database) as port:
            measured[size] = measure_all(port, options.requests, options.only)
    print("\n".join(table(measured)))  # noqa: T201
