"""`manage.py demo` as somebody runs it: a process of its own, stopped and started in every way."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator

import psycopg
import pytest

from tests.bed.database import another_database
from tests.bed.ports import kept_port

PEOPLE = "select count(*) from accounts_user"


@pytest.fixture(scope="module")
def database_url(django_db_setup, django_db_blocker) -> Iterator[str]:
    """A database of its own, so that nobody's demonstration is touched."""
    with django_db_blocker.unblock(), another_database("demo") as url:
        yield url


@pytest.fixture
def free_port() -> Iterator[int]:
    with kept_port() as port:
        yield port


@pytest.fixture
def start_demo(database_url, free_port) -> Iterator[Callable[..., subprocess.Popen]]:
    started = []

    def start(*arguments: str, port: int = free_port) -> subprocess.Popen:
        command = [sys.executable, "manage.py", "demo", "--port", str(port), *arguments]
        environment = os.environ | {
            "DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        }
        pipe = subprocess.PIPE
        started.append(subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, text=True))
        return started[-1]

    yield start
    for demo in started:
        demo.kill()
        demo.communicate()


def said_until_it_is_up(demo: subprocess.Popen) -> str:
    said = ""
    for line in demo.stdout:
        said += line
        if "Ctrl-C stops it" in line:
            return said
    raise AssertionError(said + demo.stderr.read())


def people(url: str) -> int:
    with psycopg.connect(url) as database:
        return database.execute(PEOPLE).fetchone()[0]


def test_it_comes_up_is_stopped_and_has_kept_everything(start_demo, database_url, free_port):
    first = start_demo()
    said = said_until_it_is_up(first)
    assert "Making people, pledges and offers" in said
    assert f"http://sam.localhost:{free_port}/" in said
    with urllib.request.urlopen(f"http://localhost:{free_port}/") as page:
        assert page.status == 200
    many = people(database_url)
    first.send_signal(signal.SIGINT)
    out, err = first.communicate()
    assert (first.returncode, out, err) == (0, "Stopped; what you did is kept.\n", "")

    second = start_demo()
    assert "Making people" not in said_until_it_is_up(second)
    assert people(database_url) == many > 10


def test_a_reset_begins_again(start_demo, database_url):
    with psycopg.connect(database_url) as database:
        database.execute("create table left_over ()")
    assert "Beginning again" in said_until_it_is_up(start_demo("--reset"))
    with psycopg.connect(database_url) as database:
        assert database.execute("select to_regclass('left_over')").fetchone() == (None,)
    assert people(database_url) > 10


def test_a_port_that_is_taken_is_told_in_one_sentence(start_demo, free_port):
    with socket.create_server(("127.0.0.1", free_port)):
        demo = start_demo()
        _, err = demo.communicate()
    assert demo.returncode == 1
    assert err == f"CommandError: Port {free_port} is taken. Choose another: make demo PORT={free_port + 1}\n"


def test_a_port_that_does_not_exist_is_told_in_one_sentence(start_demo):
    demo = start_demo(port=80_000)
    _, err = demo.communicate()
    assert err == "CommandError: There is no port 80000: choose one from 1024 to 65535.\n"
