"""`manage.py work` as systemd runs it."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.db import connection

from accounts import sealed_letters
from accounts.models import SealedLetter
from config.working import LETTERS_AT_ONCE

SECONDS = 30
A_WHILE = dt.timedelta(minutes=10)


@pytest.fixture
def worker(transactional_db):
    """On the database of this test, with mail on its standard output."""
    program = (
        "import os, sys, django; from django.conf import settings; django.setup();"
        "from django.db import connection;"
        "connection.settings_dict['NAME'] = os.environ['DATABASE_OF_THE_TEST'];"
        "settings.EMAIL_BACKEND = 'django.core.mail.backends.console.EmailBackend';"
        "from django.core.management import call_command; call_command('work')"
    )
    environment = os.environ | {
        "DATABASE_OF_THE_TEST": connection.settings_dict["NAME"],
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    working = subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment,
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield working
    working.kill()
    working.communicate()


def test_letters_of_the_doors_leave_and_it_ends_when_it_is_told(worker):
    for number in range(LETTERS_AT_ONCE + 1):
        sealed_letters.post(f"wren{number}@example.org", "Your code", "ABC", good_for=A_WHILE)
    deadline = time.monotonic() + SECONDS
    while SealedLetter.objects.exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    worker.send_signal(signal.SIGTERM)
    said, complaints = worker.communicate(timeout=SECONDS)
    assert [f"To: wren{number}@example.org" in said for number in range(LETTERS_AT_ONCE + 1)] == [True] * 4
    assert worker.returncode == 0, complaints
