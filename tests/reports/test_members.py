"""What an elected member promises for themselves, and that being refused a person's page is kept."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from reports import held, member_promises
from reports.models import MemberPromise, Refusal
from tests.factories import make_offer
from tests.people import make_worker

PROMISES = "/reports/members/"


def today() -> dt.date:
    return timezone.localdate()


MOVES = """
promised  keep       kept        pat
promised  take_back  taken_back  pat
"""


def test_a_promise_is_moved_by_nobody_but_its_member(cast):
    made = member_promises.promise("nhs", today(), by=cast.pat)
    make_worker("Quinn", "panel_member")
    typed = {tuple(line.split()) for line in MOVES.strip().splitlines()}
    found = {
        (came_from, move.verb, move.to, name)
        for move in member_promises.LIFECYCLE.moves
        for came_from in move.froms
        for name, person in cast
        if move.permits(person, made)
    }
    assert found == typed


@pytest.mark.parametrize("name", ["chidi", "wren", "morgan", "ade", "sam"])
def test_only_members_of_the_panel_promise(cast, name):
    with pytest.raises(NotPermitted):
        member_promises.promise("nhs", today(), by=getattr(cast, name))


def test_a_promise_said_twice_is_one_and_is_kept_once(cast):
    made = member_promises.promise("nhs", today(), "East Kent", by=cast.pat)
    assert member_promises.promise("nhs", today(), "East Kent", by=cast.pat) == made
    member_promises.keep(made, "They take two people.", by=cast.pat)
    with pytest.raises(NotNow, match="is kept"):
        member_promises.take_back(made, by=cast.pat)
    assert (made.status, made.kept_on) == ("kept", today())


def test_the_panel_and_the_head_of_service_read_what_was_promised_and_what_is_overdue(cast, client):
    quinn = make_worker("Quinn", "panel_member")
    member_promises.promise("district", today() - dt.timedelta(days=1), "Dover", by=quinn)
    gone = member_promises.promise("nhs", today(), "Gone again", by=quinn)
    member_promises.take_back(gone, by=quinn)
    for name in ("pat", "morgan"):
        client.force_login(getattr(cast, name))
        page = client.get(PROMISES).content.decode()
        assert "Quinn" in page
        assert "Speak to a district council: Dover" in page
        assert "Overdue" in page
        assert "Gone again" not in page
        assert "I have done it" not in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"what": "other", "by_on": "2099-01-01"}, "Say in your words what you promise."),
        ({"what": "nhs", "words": "Kept words", "by_on": "2020-01-01"}, "This day has gone."),
        ({"words": "Kept words", "by_on": "2099-01-01"}, "Choose what you promise."),
        ({"what": "nhs", "words": "Kept words"}, "Choose the day by which you keep it."),
    ],
)
def test_what_cannot_be_promised_gets_a_plain_sentence_and_loses_nothing(cast, client, typed, sentence):
    client.force_login(cast.pat)
    answer = client.post(PROMISES, typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert typed.get("words", "") in answer.content.decode()
    assert not MemberPromise.objects.exists()


def test_an_elected_member_who_asks_for_a_person_is_refused_and_it_is_kept_once(cast, client):
    client.force_login(cast.pat)
    offer = make_offer(young_adult=cast.sam.young_adult)
    for _ in range(2):
        assert client.get(reverse("desk:young_adult", args=[cast.sam.young_adult.pk])).status_code == 404
        assert client.get(reverse("desk:offer", args=[offer.pk])).status_code == 404
        assert client.get(reverse("desk:young_adults")).status_code == 404
    kept = Refusal.objects.order_by("page").values_list("by__name", "role", "page", "young_adult")
    sam = cast.sam.young_adult.pk
    assert list(kept) == [
        ("Pat", "Panel member", "desk:offer", sam),
        ("Pat", "Panel member", "desk:young_adult", sam),
        ("Pat", "Panel member", "desk:young_adults", None),
    ]
    client.force_login(cast.morgan)
    page = client.get(reverse("reports:refusals")).content.decode()
    assert "asked for the page of a young adult" in page
    assert "Sam Samson" in page


def test_an_adviser_and_a_host_are_refused_others_people_and_it_is_kept(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult)
    client.force_login(cast.amina)
    client.get(reverse("desk:young_adult", args=[cast.sam.young_adult.pk]))
    client.force_login(cast.dana)
    client.get(reverse("host:offer", args=[offer.pk]))
    assert set(Refusal.objects.values_list("by__name", flat=True)) == {"Amina", "Dana"}


@pytest.mark.parametrize(
    ("name", "page", "key"),
    [
        ("ade", "desk:young_adult", "sam"),
        ("noor", "my:offer", "offer"),
        ("morgan", "desk:young_adult", "nobody"),
        ("pat", "desk:rules", None),
    ],
)
def test_what_is_open_what_a_young_adult_mistypes_and_what_is_about_nobody_is_not_kept(
    cast, client, name, page, key
):
    keys = {"sam": cast.sam.young_adult.pk, "offer": make_offer(young_adult=cast.sam.young_adult).pk}
    client.force_login(getattr(cast, name))
    client.get(reverse(page, args=[keys.get(key, 0)] if key else []))
    assert not Refusal.objects.exists()


def test_who_is_forgotten_is_in_no_refusal(cast, client):
    client.force_login(cast.pat)
    client.get(reverse("desk:young_adult", args=[cast.sam.young_adult.pk]))
    held.forget(cast.sam.young_adult, by=cast.morgan)
    assert not Refusal.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("name", "url", "queries"), [("morgan", "reports:refusals", 9), ("pat", "reports:member_promises", 8)]
)
def test_more_rows_cost_no_more_queries(cast, client, django_assert_num_queries, number, name, url, queries):
    for each in range(number):
        quinn = make_worker(f"Quinn{each}", "panel_member")
        member_promises.promise("nhs", today(), by=quinn)
        client.force_login(quinn)
        client.get(reverse("desk:young_adult", args=[cast.sam.young_adult.pk]))
    client.force_login(getattr(cast, name))
    client.get(reverse(url))
    with django_assert_num_queries(queries):
        client.get(reverse(url))
