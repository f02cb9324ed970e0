"""Log lines that a program can read and that say nothing about people.

Whatever a sentence is filled in with may be somebody's name, address or token, so only numbers are filled in;
of everything else the kind is told. An error's own words may quote a row of the database: its kind and the
lines of code that it went through are enough to find it.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import traceback
from collections.abc import Iterator
from contextlib import suppress
from contextvars import ContextVar
from typing import Any

# The request under way in this thread, for every line that is written because of it.
request_id: ContextVar[str] = ContextVar("request_id", default="")


class JsonLines(logging.Formatter):
    """One JSON object for each record. `extra={"fields": {…}}` adds to it; its writer answers for that."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "event": sentence(record),
            **getattr(record, "fields", {}),
        }
        if request := request_id.get():
            line["request_id"] = request
        if record.exc_info and record.exc_info[1]:
            line |= {"error": kinds(record.exc_info[1]), "at": places(record.exc_info[1])}
        return json.dumps(line)


def sentence(record: logging.LogRecord) -> str:
    """The first line of what is said, with nothing but numbers filled in."""
    if status := getattr(record, "status_code", None):
        # Django's own words about a request are its path, which may hold a token.
        return f"answered {status}"
    template = str(record.msg)
    # A sentence that does not go with its arguments is told as it stands.
    with suppress(TypeError, ValueError, KeyError):
        template = template % told(record.args) if record.args else template
    return template.partition("\n")[0]


def told(arguments: Any) -> Any:
    """Arguments of a sentence, as logging keeps them: a tuple, or the one dictionary."""
    if isinstance(arguments, dict):
        return {key: number_or_kind(value) for key, value in arguments.items()}
    return tuple(number_or_kind(value) for value in arguments)


def number_or_kind(value: Any) -> Any:
    return value if isinstance(value, int | float) else Kind(type(value).__name__)


class Kind(str):
    """The name of a type, in angle brackets however it is printed."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"<{str.__str__(self)}>"

    __repr__ = __str__


def kinds(error: BaseException) -> str:
    """`ValueError < KeyError`: what was raised, and because of what."""
    return " < ".join(type(it).__qualname__ for it in causes(error))


def causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield following
        following = following.__cause__ or following.__context__


def places(error: BaseException) -> list[str]:
    """The lines of code that it went through, the last of them where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


def to_the_journal() -> dict[str, Any]:
    """Django's LOGGING: everything on the standard error stream, for systemd's journal to keep."""
    through_the_root: dict[str, Any] = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "config.logs.JsonLines"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            # Our own line says of each request what there is to say; here only what nobody expected.
            "django.request": {"level": "ERROR"},
            # It tells of every task that it finds, at every command.
            "procrastinate": {"level": "WARNING"},
            # uvicorn brings handlers of its own, which would print addresses and paths.
            "uvicorn": through_the_root,
            "uvicorn.error": through_the_root | {"level": "WARNING"},
            "uvicorn.access": {"handlers": [], "propagate": False},
        },
    }
