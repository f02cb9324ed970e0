"""What a host will read, shown before the choice in the very words of the host's page; the least first."""

import pytest

from offers import choices, lifecycle, telling
from offers.models import DisclosureChoice
from tests.factories import make_intake, make_offer, make_pledge

ALL = {"shares_adjustments", "shares_contact", "shares_care_experience"}


@pytest.fixture
def sam(cast, client):
    client.force_login(cast.sam)
    return client


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("chosen", [set(), {"shares_adjustments"}, {"shares_care_experience"}, ALL])
def test_the_preview_is_what_the_host_then_reads(cast, client, chosen):
    offer = make_offer(young_adult=cast.sam.young_adult)
    shown = telling.preview(offer, chosen)
    everything = telling.preview(offer, ALL)
    choices.choose_disclosure(offer, chosen, by=cast.sam)
    lifecycle.accept(offer, by=cast.sam)
    client.force_login(cast.chidi)
    assert_reads(client, offer, shown.at_your_yes, everything)
    lifecycle.confirm(offer, by=cast.chidi)
    assert_reads(client, offer, shown.at_your_yes + shown.at_their_yes, everything)


def assert_reads(client, offer, rows, everything):
    page = words(client.get(f"/host/offers/{offer.pk}/"))
    for label, said in everything.at_your_yes + everything.at_their_yes:
        assert (said in page) == ((label, said) in rows), said


def test_the_least_is_chosen_first(cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    assert telling.preview(offer, set()).at_your_yes == [("First name", "Sam")]
    assert telling.preview(offer, set()).at_their_yes == []


def test_looking_at_the_preview_saves_nothing(cast, sam):
    offer = make_offer(young_adult=cast.sam.young_adult)
    page = words(sam.post(f"/my/offers/{offer.pk}/told/", {"tell": ["shares_care_experience"], "see": "yes"}))
    assert "the council looked after them when they were younger" in page
    assert "Nothing is saved yet." in page
    offer.refresh_from_db()
    assert not offer.shares_care_experience
    assert not DisclosureChoice.objects.exists()


def test_every_choice_is_kept_and_can_be_read(cast, sam):
    offer = make_offer(young_adult=cast.sam.young_adult)
    for tell in (["shares_contact"], []):
        sam.post(f"/my/offers/{offer.pk}/told/", {"tell": tell})
    assert [ticked for _, ticked in telling.chosen_before(offer)] == [
        [],
        ["How to reach you: your phone number and e-mail"],
    ]
    assert "your first name only" in words(sam.get(f"/my/offers/{offer.pk}/told/"))


# Typed by hand: what one goes without by saying nothing, by the kind of opportunity.
LOSES = {
    "apprenticeship": "you can get £3,000 once, in your first year",
    "priority_interview": "they keep an interview for you",
    "work_experience": "you lose nothing",
    "mentoring": "you lose nothing",
}


@pytest.mark.parametrize(("kind", "sentence"), LOSES.items())
def test_it_is_said_what_one_gains_and_loses_by_each_choice(cast, sam, kind, sentence):
    intake = make_intake(pledge=make_pledge(places=None, kind=kind))
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult)
    assert sentence in words(sam.get(f"/my/offers/{offer.pk}/told/"))


def test_what_has_been_told_cannot_be_taken_back(cast, sam):
    offer = make_offer(young_adult=cast.sam.young_adult)
    choices.choose_disclosure(offer, {"shares_care_experience"}, by=cast.sam)
    lifecycle.accept(offer, by=cast.sam)
    sam.post(f"/my/offers/{offer.pk}/told/", {"tell": []})
    offer.refresh_from_db()
    assert offer.shares_care_experience
    assert "That can’t be taken back." in words(sam.get(f"/my/offers/{offer.pk}/told/"))


def test_a_choice_that_nobody_offers_is_refused(cast, sam):
    offer = make_offer(young_adult=cast.sam.young_adult)
    answer = sam.post(f"/my/offers/{offer.pk}/told/", {"tell": ["shares_everything"]})
    assert answer.status_code == 422
