"""A background worker in a process of its own, that works an import out on the database of the test."""

import os
import subprocess
import sys
from importlib import import_module

import django
from django.db import connection

from config.process import end_with_parent

PROGRAM = "from tests.youngadults.importing import worker; worker.work()"


def start(record_id: int) -> subprocess.Popen:
    environment = os.environ | {
        "DATABASE_OF_THE_TEST": connection.settings_dict["NAME"],
        "IMPORT_OF_THE_TEST": str(record_id),
    }
    return subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment)


def work() -> None:
    """What the process does, until it is killed."""
    end_with_parent()
    django.setup()
    connection.settings_dict["NAME"] = os.environ["DATABASE_OF_THE_TEST"]
    # Only now: it needs Django to be ready.
    import_module("tabular.jobs").work(record_id=int(os.environ["IMPORT_OF_THE_TEST"]))
