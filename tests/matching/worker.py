"""A background worker in a process of its own that works rounds out on the database of the test."""

import os
import subprocess
import sys
from importlib import import_module

import django
from django.db import connection

from config.process import end_with_parent

PROGRAM = "from tests.matching import worker; worker.work()"


def start() -> subprocess.Popen:
    environment = os.environ | {"DATABASE_OF_THE_TEST": connection.settings_dict["NAME"]}
    return subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment)


def work() -> None:
    """What the process does, until it is killed."""
    end_with_parent()
    django.setup()
    connection.settings_dict["NAME"] = os.environ["DATABASE_OF_THE_TEST"]
    # Only now: it needs Django to be ready.
    app = import_module("procrastinate.contrib.django").app
    worker = app.with_connector(app.connector.get_worker_connector())
    worker.run_worker(queues=["default"], concurrency=1, install_signal_handlers=False)
