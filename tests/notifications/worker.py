"""A background worker in a process of its own, on the database of the test: `start(settings)`.

It gets the settings that differ and the database's name through its environment.
"""

import json
import os
import subprocess
import sys
from importlib import import_module

import django
from django.conf import settings
from django.db import connection

from config.process import end_with_parent

PROGRAM = "from tests.notifications import worker; worker.work()"
NAMES = (
    "MESSAGE_PROVIDERS",
    "NOTIFY_URL",
    "NOTIFY_API_KEY",
    "NOTIFY_TEXT_TEMPLATE",
    "NOTIFY_EMAIL_TEMPLATE",
)


def start(test_settings) -> subprocess.Popen:
    environment = os.environ | {
        "SETTINGS_OF_THE_TEST": json.dumps({name: getattr(test_settings, name) for name in NAMES}),
        "DATABASE_OF_THE_TEST": connection.settings_dict["NAME"],
    }
    return subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment)


def work() -> None:
    """What the process does, until it is killed."""
    end_with_parent()
    for name, value in json.loads(os.environ["SETTINGS_OF_THE_TEST"]).items():
        setattr(settings, name, value)
    django.setup()
    connection.settings_dict["NAME"] = os.environ["DATABASE_OF_THE_TEST"]
    # Only now: both need Django to be ready. The kinds are those that the test tells of.
    import_module("tests.notifications.kinds")
    app = import_module("procrastinate.contrib.django").app
    worker = app.with_connector(app.connector.get_worker_connector())
    worker.run_worker(queues=["messages"], concurrency=3, install_signal_handlers=False)
