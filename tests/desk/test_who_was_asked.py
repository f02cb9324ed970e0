"""Who was asked, on a pledge's page: those that wait for somebody first, and no more than can be read."""

from django.urls import reverse

from desk import pledge_page
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult


def asked(client, intake, **query):
    url = reverse("desk:pledge", args=[intake.pledge_id])
    return client.get(url, query).context


def test_those_that_wait_for_somebody_stand_first(cast, client):
    intake = make_intake(pledge=make_pledge(places=None), places=9)
    for status in ("declined", "confirmed", "offered", "accepted", "waiting"):
        make_offer(intake=intake, young_adult=make_young_adult(f"Kim {status}"), status=status)
    client.force_login(cast.wren)
    statuses = [offer.status for offer in asked(client, intake)["asked"]]
    assert statuses == ["waiting", "accepted", "offered", "confirmed", "declined"]


def test_a_long_list_is_shown_whole_when_asked_for(cast, client, monkeypatch):
    monkeypatch.setattr(pledge_page, "ASKED_SHOWN", 2)
    intake = make_intake(pledge=make_pledge(places=None), places=9)
    for name in ("Ines", "Jude", "Kit"):
        make_offer(intake=intake, young_adult=make_young_adult(name))
    client.force_login(cast.wren)
    first = asked(client, intake)
    assert (len(first["asked"]), first["more_asked"]) == (2, True)
    whole = asked(client, intake, more="")
    assert (len(whole["asked"]), whole["more_asked"]) == (3, False)
