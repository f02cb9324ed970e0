"""Keeping robots off a public form without a puzzle: a box that nobody sees, a clock, and limits that every
process counts together, in the database.
"""

from __future__ import annotations

import datetime as dt

from django.core import signing
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from rulebook.reading import value

SALT = "champions.sign_up"
LEAST_SECONDS = 3
MOST_SECONDS = 12 * 60 * 60
ONE_AT_A_TIME = 7_024_001
"""The key of the lock under which forms are counted and recognised: any number that no other lock has."""

TOO_QUICK = "That was very quick. Please look once more at what you typed, and press the button again."


class TooMany(Exception):
    """So many that it can only be a robot; the sentence is for the person who was unlucky."""

    sentence = (
        "Too many forms have come from where you are, or for this address. Nothing you typed is lost: "
        "press the button again in an hour, or ring us."
    )


def stamp() -> str:
    """When the form was handed out, so that nobody can say otherwise."""
    return signing.dumps(int(timezone.now().timestamp()), salt=SALT)


def too_quick(stamped: str) -> bool:
    """Sent before anybody can have read it; so is one without our own stamp, or with a very old one."""
    handed_out = when(stamped)
    return handed_out is None or timezone.now().timestamp() - handed_out < LEAST_SECONDS


def is_ours(stamped: str) -> bool:
    return when(stamped) is not None


def when(stamped: str) -> int | None:
    """When the form was handed out, in seconds; None where we did not stamp it, or long ago."""
    try:
        return signing.loads(stamped, salt=SALT, max_age=MOST_SECONDS)
    except signing.BadSignature:
        return None


def where_from(address: str) -> str:
    """A keyed hash of an internet address: enough to count by, not enough to find anybody."""
    return salted_hmac(SALT, address).hexdigest()


def one_at_a_time() -> None:
    """Until the end of the transaction nobody else counts, or recognises, what came by a public form."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def refuse_too_many(rows: QuerySet, email: str, came_from: str) -> None:
    """Raises TooMany. ``rows`` know `email`, `came_from` and `made_at`. Call it under `one_at_a_time`: of a
    thousand at once no more than the limit pass.
    """
    hour, day = timezone.now() - dt.timedelta(hours=1), timezone.now() - dt.timedelta(days=1)
    counts = (
        (rows.filter(came_from=came_from, made_at__gte=hour), "sign_up.most_from_one_place"),
        (rows.filter(email=email, made_at__gte=day), "sign_up.most_for_one_address"),
        (rows.filter(made_at__gte=hour), "sign_up.most_an_hour"),
    )
    if any(found.count() >= value(limit) for found, limit in counts):
        raise TooMany
