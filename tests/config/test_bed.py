"""The test bed itself: what it promises to every other test."""

import socket

import pytest
from django.contrib.auth.models import Permission
from django.db import connection

from tests.bed.network import NetworkIsOff


def test_no_test_can_reach_another_machine():
    with pytest.raises(NetworkIsOff, match=r"203\.0\.113\.7"):
        socket.create_connection(("203.0.113.7", 80), timeout=1)
    with pytest.raises(NetworkIsOff, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_what_migrations_loaded_is_there_again_after_a_test_that_commits(time):
    assert Permission.objects.exists()


@pytest.mark.django_db
def test_every_run_has_a_database_of_its_own():
    assert connection.settings_dict["NAME"].startswith("pledges_test_")


async def test_asynchronous_tests_run():
    pass
