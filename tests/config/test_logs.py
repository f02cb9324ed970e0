"""The log holds what an engineer needs and nothing about anybody."""

from __future__ import annotations

import json
import logging
import re

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts import links
from accounts.models import User
from config.logs import JsonLines, to_the_journal
from tests.access.journal import found, personal_data
from tests.people import Cast


@pytest.mark.django_db
def test_a_request_is_one_line_with_its_page_and_its_number(client, journal):
    number = "0123456789abcdef0123456789abcdef"
    answer = client.get("/privacy/?from=sam@example.org", headers={"X-Request-ID": number})
    assert answer["X-Request-ID"] == number
    [line] = [line for line in journal.lines if line["logger"] == "config.request_log"]
    assert isinstance(line.pop("milliseconds"), int)
    del line["time"]
    assert line == {
        "level": "INFO",
        "logger": "config.request_log",
        "event": "request",
        "method": "GET",
        "page": "privacy/",
        "status": 200,
        "request_id": number,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("sent", ["sam@example.org", "0" * 31, "0" * 33, "0" * 31 + "\n", ""])
def test_a_number_that_the_proxy_cannot_have_sent_is_not_taken_over(client, sent):
    answer = client.get("/privacy/", headers={"X-Request-ID": sent})
    assert re.fullmatch(r"[0-9a-f]{32}", answer["X-Request-ID"])
    assert answer["X-Request-ID"] != sent


@pytest.mark.parametrize(
    ("message", "arguments", "expected"),
    [
        ("Sent %d of %d in %.1f s", (3, 5, 0.25), "Sent 3 of 5 in 0.2 s"),
        ("Text to %s: %r", ("+447700900123", {"body": "Hello Sam"}), "Text to <str>: <dict>"),
        ("%(who)s has %(number)d offers", ({"who": "Sam", "number": 3},), "<str> has 3 offers"),
        ("Nobody fills %s in", (), "Nobody fills %s in"),
        ("%d is not a number", ("Sam",), "%d is not a number"),
        ("Failed\nfuture: <Task exception='sam@example.org'>", (), "Failed"),
    ],
)
def test_only_numbers_are_filled_in(message, arguments, expected):
    record = logging.LogRecord("somebody.else", logging.WARNING, "file.py", 1, message, arguments, None)
    assert json.loads(JsonLines().format(record))["event"] == expected


def test_an_error_is_told_by_its_kind_and_the_code_that_it_went_through(journal):
    try:
        raise_because_of({})
    except ValueError:
        logging.getLogger("somebody").exception("It failed")
    line = journal.lines[-1]
    assert line["error"] == "ValueError < KeyError"
    assert [place.split()[-1] for place in line["at"]][-1] == "raise_because_of"
    assert "sam@example.org" not in journal.text


def raise_because_of(people: dict) -> None:
    try:
        people["sam@example.org"]
    except KeyError as error:
        raise ValueError("nobody is called sam@example.org") from error


def test_every_handler_of_production_writes_such_lines():
    logging_settings = to_the_journal()
    assert {handler["formatter"] for handler in logging_settings["handlers"].values()} == {"json"}
    assert logging_settings["formatters"]["json"] == {"()": "config.logs.JsonLines"}
    assert logging_settings["loggers"]["uvicorn.access"] == {"handlers": [], "propagate": False}


def test_a_day_of_mishaps_leaves_nobody_s_data_in_the_log(cast: Cast, journal):
    """The pages themselves are held to it by the access table."""
    mishaps(cast)
    secrets = personal_data(cast) | {"chimney-sweeping-secret", "token-of-a-stranger"}
    assert found(secrets, journal.text) == set()
    # The same lines in Python's own words would have given people away: there was something to find.
    assert {"sam@example.org", "token-of-a-stranger"} <= found(secrets, journal.in_python_s_own_words)


def mishaps(cast: Cast) -> None:
    """What an ordinary day has of wrong addresses, searches, sign-ins and broken code."""
    client = Client(raise_request_exception=False)
    client.get("/l/token-of-a-stranger/")
    client.get("/nowhere/sam@example.org/?q=chimney-sweeping-secret")
    client.get("/", headers={"host": "sam@example.org"})
    client.post(reverse("account_login"), {"login": cast.chidi.email, "password": "wrong-but-long-enough"})
    client.post(reverse("account_request_login_code"), {"email": cast.chidi.email})
    client.force_login(cast.wren)
    client.get(reverse("desk:young_adults"), {"q": "Samson", "page": "sam@example.org"})
    try:
        with transaction.atomic():
            User.objects.create_user(cast.sam.email, name="Sam")
    except IntegrityError:
        logging.getLogger("offers").exception("Could not make an account for %s", cast.sam.email)
    links.make(cast.sam)
