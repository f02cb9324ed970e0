"""Whoever watches learns up or down, ready or not, and nothing more; whoever looks after it finds why."""

import datetime as dt
import logging

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

from config.health import Readiness


@pytest.fixture
def told(caplog):
    """What the log says was missing, in order."""
    caplog.set_level(logging.WARNING, "config.health")
    return lambda: [record.fields["missing"] for record in caplog.records if record.msg == "Not ready"]


def a_worker(seconds_ago: int) -> None:
    seen = timezone.now() - dt.timedelta(seconds=seconds_ago)
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (%s)", [seen])


def test_a_process_that_answers_is_live_without_asking_the_database(client):
    answer = client.get("/health/live")
    assert (answer.status_code, answer.content) == (200, b"live\n")


@pytest.mark.django_db
def test_ready_is_with_a_worker_seen_within_a_minute(client, told):
    assert client.get("/health/ready").status_code == 503
    a_worker(seconds_ago=90)
    assert client.get("/health/ready").status_code == 503
    a_worker(seconds_ago=30)
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.content) == (200, b"ready\n")
    assert told() == ["worker", "worker"]


@pytest.mark.django_db
def test_not_ready_while_a_migration_is_missing(client, told):
    a_worker(seconds_ago=1)
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'offers'")
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")
    assert told() == ["migrations"]


@pytest.mark.django_db
def test_not_ready_without_the_database(told):
    with connection.execute_wrapper(no_database):
        assert Readiness()() == (503, "not ready")
    assert told() == ["database"]


def no_database(execute, sql, params, many, context):
    return execute("select from a_table_that_is_not_there", None, many, context)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_no_session_no_cookie_no_host_name_and_no_https_are_asked_for(client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    a_worker(seconds_ago=1)
    client.cookies["sessionid"] = "of-somebody"
    answer = client.get(path, headers={"host": "10.0.0.7:8000"})
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Vary" not in answer
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_the_table_of_workers_is_the_job_library_s_own():
    a_worker(seconds_ago=1)
    assert ProcrastinateWorker.objects.count() == 1
