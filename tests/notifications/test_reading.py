"""A notice is read when its page is opened, by whatever way, and by nothing else."""

import pytest
from django.urls import reverse

from notifications.models import Notification
from notifications.telling import notify
from tests.factories import make_offer
from tests.notifications.kinds import NEWS

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    return reverse("desk:offer", args=[offer.pk])


@pytest.fixture
def wrens(client, cast, page):
    client.force_login(cast.wren)
    notify(cast.wren, NEWS, f"{cast.sam.pk}.1", page)
    notify(cast.wren, NEWS, f"{cast.sam.pk}.2", "/desk/")
    notify(cast.ade, NEWS, f"{cast.sam.pk}.1", page)
    return client


def unread(person):
    return Notification.objects.filter(recipient=person, kind="test_news").unread().count()


def test_opening_the_record_reads_what_leads_to_it_for_this_person_alone(wrens, cast, page):
    assert wrens.get(page).status_code == 200
    assert (unread(cast.wren), unread(cast.ade)) == (1, 1)


def test_a_page_that_reads_itself_again_has_not_been_looked_at(wrens, cast, page):
    wrens.get(page, headers={"X-Requested-With": "live"})
    assert unread(cast.wren) == 2


def test_a_page_that_does_not_open_reads_nothing(client, cast, page):
    client.force_login(cast.amina)
    notify(cast.amina, NEWS, f"{cast.sam.pk}.1", page)
    assert client.get(page).status_code == 404
    assert unread(cast.amina) == 1


def test_lists_read_nothing_and_ask_nothing(wrens, cast):
    wrens.get("/desk/")
    assert unread(cast.wren) == 2
