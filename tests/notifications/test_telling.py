"""Telling people: once, in the caller's transaction, or not at all."""

import pytest
from django.db import transaction

from notifications.models import Notification
from notifications.telling import notify, notify_all, notify_many
from rulebook import reading
from tests.notifications.kinds import NEWS, QUESTION, URGENT

pytestmark = pytest.mark.django_db


def told():
    return sorted(Notification.objects.values_list("recipient__name", "kind", "key"))


def test_the_same_occasion_is_told_once(cast):
    for _ in range(3):
        notify(cast.wren, NEWS, f"{cast.sam.pk}.1", "/")
    assert told() == [("Wren", "test_news", f"{cast.sam.pk}.1")]


def test_another_occasion_another_kind_and_another_person_are_told_as_well(cast):
    key = f"{cast.sam.pk}.1"
    notify(cast.wren, NEWS, key, "/")
    notify(cast.wren, NEWS, f"{cast.sam.pk}.2", "/")
    notify(cast.wren, QUESTION, key, "/")
    notify(cast.ade, NEWS, key, "/")
    assert len(told()) == 4


def test_everyone_gets_the_address_of_their_own_page(cast):
    notify_all([cast.wren, cast.ade], NEWS, f"{cast.sam.pk}.1", lambda person: f"/{person.name}/")
    links = Notification.objects.values_list("recipient__name", "link")
    assert dict(links) == {"Wren": "/Wren/", "Ade": "/Ade/"}


def test_an_undone_change_tells_nobody(cast):
    with transaction.atomic():
        notify(cast.wren, NEWS, f"{cast.sam.pk}.1", "/")
        assert len(told()) == 1
        transaction.set_rollback(True)
    assert told() == []


def test_nobody_to_tell_is_no_mistake(cast):
    notify_all([], NEWS, f"{cast.sam.pk}.1", lambda person: "/")
    assert told() == []


@pytest.mark.parametrize("people", [1, 3])
def test_many_are_told_with_as_few_queries_as_one(cast, people, django_assert_num_queries):
    chosen = [cast.wren, cast.ade, cast.chidi][:people]
    occasions = [(person, f"{person.pk}.1", "/") for person in chosen]
    reading.value("notice.quiet_from")
    # notices, hint, four to know how to reach them, deliveries, jobs
    with django_assert_num_queries(8):
        notify_many(occasions, URGENT)
