"""A host cancels after a yes: somebody looks for another place in time, and the host is asked for one."""

import pytest

from notifications.models import Task
from offers import lifecycle
from offers.models import Offer
from tests.factories import make_intake, make_offer, make_pledge

pytestmark = pytest.mark.django_db


def confirmed(cast) -> Offer:
    offer = make_offer(young_adult=cast.sam.young_adult, offered_by=cast.wren)
    return lifecycle.confirm(lifecycle.accept(offer, by=cast.sam), by=cast.chidi)


def owners(kind="host_cancelled") -> set[str]:
    return set(Task.objects.filter(kind=kind).values_list("owner__name", flat=True))


def test_who_offered_it_and_the_adviser_look_for_another(cast):
    lifecycle.cancel_by_host(confirmed(cast), by=cast.chidi, reason="full")
    assert owners() == {"Wren", "Ade"}


def test_so_they_do_where_it_was_not_confirmed_yet(cast):
    offer = lifecycle.accept(make_offer(young_adult=cast.sam.young_adult, offered_by=cast.wren), by=cast.sam)
    lifecycle.withdraw_by_host(offer, by=cast.chidi, reason="full")
    assert owners() == {"Wren", "Ade"}


def test_before_a_yes_nothing_was_promised_to_anybody(cast):
    offer = make_offer(young_adult=cast.sam.young_adult, offered_by=cast.wren)
    lifecycle.withdraw_by_host(offer, by=cast.chidi, reason="full")
    assert owners() == set()


def test_the_clock_has_its_own_task_for_silence(cast):
    offer = lifecycle.accept(make_offer(young_adult=cast.sam.young_adult, offered_by=cast.wren), by=cast.sam)
    lifecycle.withdraw_by_host(offer, by=None, why="The host did not answer in time.")
    assert owners() == set()


def test_the_desk_proposes_the_same_hosts_places_first(cast, client):
    offer = confirmed(cast)
    other = make_pledge(title="Nearer and sooner", organisation=organisation_of(cast.dana), places=None)
    make_intake(pledge=other, starts_in_days=20)
    again = make_pledge(title="Ranger in spring", places=None)
    make_intake(pledge=again, starts_in_days=60)
    lifecycle.cancel_by_host(offer, by=cast.chidi, reason="full")
    client.force_login(cast.wren)
    page = client.get(f"/desk/offers/{offer.pk}/").content.decode()
    listed = page[page.index("Another place for Sam") :]
    assert listed.index("Ranger in spring") < listed.index("Nearer and sooner")
    assert f"/desk/intakes/{again.intakes.get().pk}/preview/?person={cast.sam.young_adult.pk}" in listed


def test_the_host_is_asked_for_another_without_a_name(cast, client):
    offer = confirmed(cast)
    again = make_pledge(title="Ranger in spring", places=None)
    make_intake(pledge=again, starts_in_days=60)
    elsewhere = make_pledge(title="Not theirs", organisation=organisation_of(cast.dana), places=None)
    make_intake(pledge=elsewhere)
    lifecycle.cancel_by_host(offer, by=cast.chidi, reason="full")
    client.force_login(cast.chidi)
    page = client.get(f"/host/offers/{offer.pk}/").content.decode()
    assert "Another place?" in page
    assert "Ranger in spring" in page
    assert "Not theirs" not in page
    assert "Sam" not in page[page.index("<main") : page.index("</main")]


def organisation_of(user):
    return user.championships.get().organisation
