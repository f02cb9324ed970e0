"""A background worker in a process of its own, on the database of the test, that stops half way through an
import to be killed there.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django
from django.db import connection

from config.process import end_with_parent

PROGRAM = "from tests.youngadults.importing import worker; worker.work()"
HALF_WAY = "half way"


def start(record_id: int, *, until: str) -> subprocess.Popen:
    """``until`` is "read" or "write": in the middle of which it waits for its end, when it has said so."""
    environment = os.environ | {
        "DATABASE_OF_THE_TEST": connection.settings_dict["NAME"],
        "IMPORT_OF_THE_TEST": str(record_id),
        "UNTIL": until,
    }
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env=environment, stdout=subprocess.PIPE, text=True
    )


def kill_half_way(process: subprocess.Popen) -> None:
    said = process.stdout.readline().strip()
    process.kill()
    process.communicate()
    assert said == HALF_WAY


def work() -> None:
    """What the process does, until it is killed."""
    end_with_parent()
    django.setup()
    connection.settings_dict["NAME"] = os.environ["DATABASE_OF_THE_TEST"]
    # Only now: they need Django to be ready.
    if os.environ["UNTIL"] == "read":
        outside = import_module("tabular.importing.outside")
        outside.SECONDS_BETWEEN = 0
        outside.beat = wait_after(outside.beat, lambda connection, record_id, done, total: done >= 500)
    else:
        writing = import_module("youngadults.importing.writing")
        writing.bring_in = wait_after(writing.bring_in, lambda plans, here, homes: len(plans) < 500)
    import_module("tabular.jobs").work(record_id=int(os.environ["IMPORT_OF_THE_TEST"]))


def wait_after(act: Callable[..., Any], is_half_way: Callable[..., bool]) -> Callable[..., Any]:
    """The same, but that it says so and does nothing more once it is half way."""

    def acted(*args: Any) -> Any:
        found = act(*args)
        if is_half_way(*args):
            print(HALF_WAY, flush=True)  # noqa: T201
            time.sleep(600)
        return found

    return acted
