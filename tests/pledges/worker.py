"""A background worker in a process of its own, on the database of the test, that waits half way."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.db import connection

from config.process import end_with_parent

PROGRAM = "from tests.pledges import worker; worker.work()"
LOOKS, MOST_LOOKS = 0.05, 12_000


def start(record_id: int, go_on: Path) -> subprocess.Popen:
    """It goes on past the middle once there is a file ``go_on``."""
    environment = os.environ | {
        "DATABASE_OF_THE_TEST": connection.settings_dict["NAME"],
        "IMPORT_OF_THE_TEST": str(record_id),
        "GO_ON": str(go_on),
    }
    return subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment)


def work() -> None:
    """What the process does."""
    end_with_parent()
    django.setup()
    connection.settings_dict["NAME"] = os.environ["DATABASE_OF_THE_TEST"]
    # Only now: they need Django to be ready.
    outside = import_module("tabular.importing.outside")
    outside.beat = waiting_once(outside.beat, Path(os.environ["GO_ON"]))
    import_module("tabular.jobs").work(record_id=int(os.environ["IMPORT_OF_THE_TEST"]))


def waiting_once(beat: Callable[..., bool], go_on: Path) -> Callable[..., bool]:
    """The same, but that it waits when half has been told."""
    waited = False

    def told(other: Any, record_id: int, done: int, total: int) -> bool:
        nonlocal waited
        found = beat(other, record_id, done, total)
        if total and done * 2 >= total and not waited:
            waited = True
            for _ in range(MOST_LOOKS):
                if go_on.exists():
                    break
                time.sleep(LOOKS)
        return found

    return told
