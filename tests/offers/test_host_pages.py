"""The host's pages, without a browser: who opens them, what they say, what each act leads to."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from notifications.models import Notification
from offers import hosting, lifecycle
from offers.models import Offer, OfferStep
from pledges.models import Intake
from rulebook.writing import day as long_day
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult

PAGES = ["", "did-not-come/", "cannot/"]


def path(offer, part=""):
    return f"/host/offers/{offer.pk}/{part}"


def words(answer):
    return " ".join(answer.content.decode().split())


def today():
    """An intake of which the first day has come."""
    return make_intake(starts_in_days=0, fill_by=timezone.localdate())


def said_yes(cast, status="accepted", **fields):
    """An offer as it stands after a yes: with the step by which a host knows of it."""
    offer = make_offer(young_adult=cast.sam.young_adult, status=status, **fields)
    OfferStep.objects.create(
        record=offer, verb="accept", from_status="offered", to_status="accepted", by=cast.sam
    )
    return offer


@pytest.fixture
def chidi(cast, client):
    client.force_login(cast.chidi)
    return client


@pytest.mark.parametrize("page", PAGES)
def test_only_the_hosts_own_people_open_an_offer(cast, client, page):
    offer = said_yes(cast, "confirmed", intake=today())
    for name, user in cast:
        client.force_login(user)
        assert client.get(path(offer, page)).status_code == (200 if name == "chidi" else 404), name
    client.logout()
    assert client.get(path(offer, page)).status_code == 302


def test_only_champions_have_this_home(cast, client):
    for name, user in cast:
        client.force_login(user)
        assert client.get("/host/").status_code == (200 if name in {"chidi", "dana", "priya"} else 404), name


@pytest.mark.parametrize(
    "status", ["shortlisted", "removed", "offered", "waiting", "not_now", "declined", "lapsed"]
)
def test_before_a_yes_takes_a_place_there_is_no_such_page(cast, chidi, status):
    offer = make_offer(young_adult=cast.sam.young_adult, status=status)
    assert chidi.get(path(offer)).status_code == 404
    for act in ("confirm/", "started/", "did-not-come/", "completed/", "ended/", "cannot/"):
        assert chidi.post(path(offer, act)).status_code == 404
    assert "Sam" not in words(chidi.get("/host/"))


def test_open_offers_are_a_number_and_nothing_else(cast, chidi):
    intake = make_intake(pledge=make_pledge(places=None), places=3)
    make_offer(intake=intake, young_adult=cast.sam.young_adult)
    make_offer(intake=intake, young_adult=cast.noor.young_adult, status="declined")
    page = words(chidi.get("/host/"))
    assert "0 of 3 places taken · 1 open offer<" in page
    assert "Sam" not in page
    assert "Noor" not in page


def test_what_has_no_places_counts_none(cast, chidi):
    make_pledge(kind="other_support", places=None)
    assert "Young adults ask us for it" in words(chidi.get("/host/"))
    make_pledge(status="draft", places=None)
    page = words(chidi.get("/host/"))
    assert "No dates yet" in page
    assert "0 of 0" not in page


def test_a_yes_is_confirmed_in_one_press(cast, chidi):
    offer = said_yes(cast)
    page = words(chidi.get("/host/"))
    assert "Sam said yes to “Apprentice ranger”" in page
    assert "Please confirm by" in page
    answer = chidi.post(path(offer, "confirm/"), follow=True)
    assert "Confirmed. They have been told." in words(answer)
    assert Offer.objects.get().status == "confirmed"
    assert Notification.objects.filter(recipient=cast.sam, kind="place_confirmed").count() == 1
    assert chidi.post(path(offer, "confirm/")).status_code == 409


# From where, by which address, to where: what a host can do.
ACTS = {
    ("accepted", "confirm/"): "confirmed",
    ("confirmed", "started/"): "started",
    ("confirmed", "did-not-come/"): "did_not_attend",
    ("started", "completed/"): "completed",
    ("started", "ended/"): "ended_early",
}


@pytest.mark.parametrize(
    "status", ["accepted", "confirmed", "started", "paused", "completed", "did_not_attend"]
)
@pytest.mark.parametrize("act", ["confirm/", "started/", "did-not-come/", "completed/", "ended/"])
def test_a_host_does_what_the_status_allows_and_no_more(cast, chidi, status, act):
    offer = said_yes(cast, status, intake=today())
    answer = chidi.post(path(offer, act))
    if (status, act) in ACTS:
        assert answer.status_code == 302
        assert Offer.objects.get().status == ACTS[status, act]
    else:
        assert answer.status_code in {403, 409}
        assert Offer.objects.get().status == status


@pytest.mark.parametrize("act", ["started/", "did-not-come/"])
def test_a_first_day_is_not_told_about_before_it_has_come(cast, chidi, act):
    offer = said_yes(cast, "confirmed", intake=make_intake(starts_in_days=1, fill_by=timezone.localdate()))
    page = words(chidi.get(path(offer)))
    assert not [label for label in ("They started", "They did not come") if label in page]
    refused = chidi.post(path(offer, act))
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    assert refused.status_code == 409
    assert f"The first day is {tomorrow:%A} {tomorrow.day} {tomorrow:%B %Y}. Say it then." in words(refused)
    assert Offer.objects.get().status == "confirmed"
    assert not OfferStep.objects.filter(to_status__in=["started", "did_not_attend"]).exists()


def test_before_the_last_day_it_is_asked_whether_it_ended_early(cast, chidi):
    last = timezone.localdate() + dt.timedelta(days=3)
    goes_on = make_intake(starts_in_days=-3, ends_on=last)
    offer = said_yes(cast, "started", intake=goes_on)
    asks = "If it ended before, say that it ended early."
    assert asks in words(chidi.get(path(offer, "completed/")))
    Intake.objects.update(ends_on=timezone.localdate())
    assert asks not in words(chidi.get(path(offer, "completed/")))


def test_nobody_is_asked_why_somebody_did_not_come(cast, chidi):
    offer = said_yes(cast, "confirmed", intake=today())
    page = words(chidi.get(path(offer, "did-not-come/")))
    assert "You do not need to say why." in page
    assert "<textarea" not in page
    assert Offer.objects.get().status == "confirmed"


@pytest.mark.parametrize(
    ("status", "ends"), [("accepted", "withdrawn_by_host"), ("confirmed", "cancelled_by_host")]
)
def test_what_cannot_happen_is_shown_before_it_is_sent(cast, chidi, client, status, ends):
    offer = said_yes(cast, status)
    assert chidi.post(path(offer, "cannot/"), {"sure": "yes"}).status_code == 422
    typed = {"reason": "date_gone", "why": "The boiler is broken"}
    preview = words(chidi.post(path(offer, "cannot/"), typed))
    promised = "They told us: the date has gone. This is not because of you."
    assert promised in preview
    assert "Apprentice ranger can’t go ahead." in preview
    assert Offer.objects.get().status == status
    chidi.post(path(offer, "cannot/"), {**typed, "sure": "yes"})
    assert Offer.objects.get().status == ends
    client.force_login(cast.sam)
    they_read = words(client.get(f"/my/offers/{offer.pk}/"))
    assert promised in they_read
    assert "boiler" not in they_read
    assert "Apprentice ranger can’t go ahead." in words(client.get("/inbox/"))


def test_what_has_started_cannot_be_called_off(cast, chidi):
    offer = said_yes(cast, "started")
    answer = chidi.post(path(offer, "cannot/"), {"reason": "full", "sure": "yes"})
    assert answer.status_code == 409
    assert "This has started." in words(answer)


def test_a_first_day_that_has_come_is_asked_about(cast, chidi):
    offer = said_yes(cast, "confirmed")
    assert "Starts later" in words(chidi.get("/host/"))
    today = timezone.localdate()
    yesterday = today - dt.timedelta(days=1)
    for starts_on, asked in (
        (today + dt.timedelta(days=3), "Starts this week"),
        (today, "Did Sam start"),
        (today, "The first day is today."),
        (yesterday, f"The first day was {long_day(yesterday)}."),
    ):
        offer.intake.starts_on = offer.intake.fill_by = starts_on
        offer.intake.save()
        assert asked in words(chidi.get("/host/"))


def test_the_home_asks_the_database_no_more_for_three_people_than_for_one(
    cast, chidi, django_assert_num_queries
):
    lifecycle.accept(make_offer(young_adult=cast.sam.young_adult), by=cast.sam)
    queries_of_home(chidi)  # reads the rulebook, which is then remembered
    counts = [queries_of_home(chidi)]
    for name in ("Ana", "Bo"):
        offer = make_offer(
            young_adult=make_young_adult(name),
            intake=make_intake(pledge=make_pledge(places=None)),
            status="offered",
        )
        lifecycle.accept(offer, by=offer.young_adult.user)
    counts.append(queries_of_home(chidi))
    assert counts[0] == counts[1]
    assert "Bo said yes" in words(chidi.get("/host/"))
    # organisations, roles, offers, their days and words, not as promised, papers, lapsing, to ask, pledges
    with django_assert_num_queries(12):
        list(hosting.home_of(cast.chidi)["pledges"])


def queries_of_home(client):
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/host/").status_code == 200
    return len(queries)
