"""The young adult's pages, without a browser: who opens them, and what each answer leads to."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from offers import lifecycle, mine
from offers.models import Offer, OfferStep, Question
from offers.words import clock
from tests.factories import make_intake, make_offer, make_pledge

PAGES = ["", "ask/", "told/"]


@pytest.fixture
def offer(cast):
    return make_offer(young_adult=cast.sam.young_adult, reasons=["You like to be outside."])


@pytest.fixture
def sam(cast, client):
    client.force_login(cast.sam)
    return client


def path(offer, part=""):
    return f"/my/offers/{offer.pk}/{part}"


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("page", PAGES)
def test_only_the_young_adult_opens_their_offer(cast, client, offer, page):
    for name, user in cast:
        client.force_login(user)
        expected = 200 if name == "sam" else 404
        assert client.get(path(offer, page)).status_code == expected, name
    client.logout()
    assert client.get(path(offer, page)).status_code == 302


def test_only_young_adults_have_this_home(cast, client):
    for name, user in cast:
        client.force_login(user)
        assert client.get("/my/").status_code == (200 if name in {"sam", "noor"} else 404), name


@pytest.mark.parametrize("status", ["shortlisted", "removed"])
def test_a_shortlist_is_nothing_that_a_young_adult_can_see(cast, sam, status):
    offer = make_offer(young_adult=cast.sam.young_adult, status=status)
    assert sam.get(path(offer)).status_code == 404
    assert "Apprentice ranger" not in words(sam.get("/my/"))


def test_the_card_says_what_where_when_money_who_and_why(sam, offer):
    page = words(sam.get(path(offer)))
    for fact in (
        "Plant trees and look after paths",
        "less than a mile from you",
        "Bus 71 from the station",
        "openstreetmap.org/search?query=ME14+1LQ",
        "£381.30 a week, before tax (£12.71 an hour)",
        "They pay for your travel",
        "Jo, who runs the team",
        "You like to be outside.",
        "It is OK to say no. It changes nothing about the support you get.",
    ):
        assert fact in page


@pytest.mark.parametrize("travel_paid", [True, False])
def test_whether_travel_is_paid_is_said_once_and_with_the_money(cast, sam, travel_paid):
    pledge = make_pledge(places=None, travel_paid=travel_paid, support=["meals"])
    page = words(
        sam.get(path(make_offer(intake=make_intake(pledge=pledge), young_adult=cast.sam.young_adult)))
    )
    assert ("They pay for your travel" in page) == travel_paid
    assert ("They do not pay for travel" in page) != travel_paid
    assert "Lunch provided" in page
    assert "Travel costs paid" not in page


def test_what_a_host_typed_stands_apart_from_words_that_run_from_right_to_left(cast, sam, offer):
    cast.sam.language = "ar"
    cast.sam.save()
    typed = "\N{FIRST STRONG ISOLATE}Mote Park, ME14 1LQ\N{POP DIRECTIONAL ISOLATE}: "
    assert typed in words(sam.get(path(offer)))


@pytest.mark.parametrize(
    ("button", "status"), [("yes/", "accepted"), ("not-now/", "not_now"), ("no-thanks/", "declined")]
)
def test_an_answer_is_one_tap_and_a_second_tap_changes_nothing(sam, offer, button, status):
    for _ in range(2):
        answer = sam.post(path(offer, button), follow=True)
        assert answer.status_code == 200
    assert Offer.objects.get().status == status
    assert OfferStep.objects.count() == 1


@pytest.mark.parametrize("button", ["yes/", "not-now/", "no-thanks/", "why/"])
def test_looking_changes_nothing(sam, offer, button):
    assert sam.get(path(offer, button)).status_code == 405
    assert Offer.objects.get().status == "offered"


@pytest.mark.parametrize("button", ["yes/", "not-now/", "no-thanks/"])
def test_an_answer_to_an_offer_that_was_just_taken_back_gets_a_kind_page(cast, sam, offer, button):
    lifecycle.withdraw(offer, by=cast.wren)
    answer = sam.post(path(offer, button))
    assert answer.status_code == 409
    assert "This can’t go ahead." in words(answer)
    assert "This is not because of you." in words(answer)


def test_a_yes_when_the_last_place_has_just_gone_waits_with_a_kind_message(cast, sam):
    intake = make_intake(pledge=make_pledge(places=None))
    mine = make_offer(intake=intake, young_adult=cast.sam.young_adult)
    lifecycle.accept(make_offer(intake=intake, young_adult=cast.noor.young_adult), by=cast.noor)
    page = words(sam.post(path(mine, "yes/"), follow=True))
    assert Offer.objects.get(pk=mine.pk).status == "waiting"
    assert "Someone took the last place just before you." in page
    assert "Noor" not in page


def test_a_mind_may_change_until_the_deadline_and_then_gets_a_kind_sentence(sam, offer):
    sam.post(path(offer, "no-thanks/"))
    assert "Changed your mind?" in words(sam.get(path(offer)))
    Offer.objects.update(answer_by=timezone.now() - dt.timedelta(minutes=1))
    assert "Changed your mind?" not in words(sam.get(path(offer)))
    late = sam.post(path(offer, "yes/"))
    assert late.status_code == 409
    assert "The time to change your answer is over." in words(late)
    assert Offer.objects.get().status == "declined"


def test_saying_why_comes_after_the_answer_and_only_once_asked_for(sam, offer):
    sam.post(path(offer, "not-now/"))
    assert "Say why, if you like" in words(sam.get(path(offer)))
    sam.post(path(offer, "why/"), {"reason": "too_far"})
    assert OfferStep.objects.get().reason == "too_far"
    assert "Say why, if you like" not in words(sam.get(path(offer)))
    assert sam.post(path(offer, "why/"), {"reason": "made up"}).status_code == 422


def test_a_reason_is_not_added_to_what_somebody_else_did(cast, sam, offer):
    lifecycle.withdraw(offer, by=cast.wren)
    assert sam.post(path(offer, "why/"), {"reason": "too_far"}).status_code == 409
    assert OfferStep.objects.get().reason == ""


WAYS_OUT = {
    "waiting": "declined",
    "accepted": "cancelled_by_young_adult",
    "confirmed": "cancelled_by_young_adult",
    "started": "ended_early",
    "paused": "ended_early",
}


@pytest.mark.parametrize("status", Offer.Status.values)
def test_after_a_yes_there_is_a_way_out_that_asks_once_more(cast, sam, status):
    offer = make_offer(young_adult=cast.sam.young_adult, status=status)
    asked = sam.get(path(offer, "stop/"))
    if status in WAYS_OUT:
        assert asked.status_code == 200
        assert "The people you would meet or work with do not." in words(asked)
        assert Offer.objects.get().status == status
        assert sam.post(path(offer, "stop/"), {"reason": "caring"}).status_code == 302
        assert Offer.objects.get().status == WAYS_OUT[status]
        assert OfferStep.objects.get().reason == "caring"
    else:
        assert asked.status_code == (404 if status in {"shortlisted", "removed"} else 409)


def test_the_way_out_needs_no_reason(cast, sam):
    offer = make_offer(young_adult=cast.sam.young_adult, status="confirmed")
    assert sam.post(path(offer, "stop/")).status_code == 302
    assert OfferStep.objects.get().reason == ""


@pytest.mark.parametrize("status", sorted(set(Offer.Status.values) - {"shortlisted", "removed"}))
def test_every_status_has_words_and_says_what_is_next(cast, sam, status):
    offer = make_offer(young_adult=cast.sam.young_adult, status=status)
    for address in (path(offer), "/my/"):
        page = visible(words(sam.get(address)))
        assert (STANDS[status] in page) or (address != "/my/" and status == "offered")
        assert "{" not in page
        for word in ("pledge", "placement", "case", "neet", " care"):
            assert word not in page.lower()


# Typed by hand: what a young adult reads of where an offer stands.
STANDS = {
    "offered": "We need your answer",
    "accepted": "You said yes",
    "waiting": "You said yes. You are on the list.",
    "not_now": "You said not now",
    "declined": "You said no thanks",
    "lapsed": "The time to answer is over",
    "confirmed": "Your place is set",
    "started": "You have started",
    "paused": "This is on hold",
    "completed": "You finished this",
    "ended_early": "This stopped early",
    "did_not_attend": "You missed the first day",
    "cancelled_by_young_adult": "You changed your mind",
    "cancelled_by_host": "This can’t go ahead",
    "withdrawn_by_service": "This can’t go ahead",
    "withdrawn_by_host": "This can’t go ahead",
}


def visible(page):
    """The words of the page's main part."""
    return page.partition("<main")[2].partition("</main>")[0].partition(">")[2]


def test_a_question_is_kept_as_written_and_shown_safely(sam, offer):
    text = "Is there a prayer room? <b>O’Neil</b> 🌱"
    sam.post(path(offer, "ask/"), {"text": text})
    assert Question.objects.get().text == text
    page = words(sam.get(path(offer)))
    assert "&lt;b&gt;O’Neil&lt;/b&gt; 🌱" in page
    assert "No answer yet" in page
    assert Offer.objects.get().status == "offered"


@pytest.mark.parametrize("text", ["", "   ", "x" * 1001, "a\x00b"])
def test_a_question_that_does_not_hold_is_refused_and_kept(sam, offer, text):
    answer = sam.post(path(offer, "ask/"), {"text": text})
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert Question.objects.count() == 0
    if len(text) > 1000:
        assert text in words(answer)


def test_somebody_elses_offer_cannot_be_answered(cast, client, offer):
    client.force_login(cast.noor)
    for button in ("yes/", "not-now/", "no-thanks/", "why/", "ask/", "told/", "stop/"):
        assert client.post(path(offer, button), {"text": "x"}).status_code == 404
    assert Offer.objects.get().status == "offered"


def test_what_was_put_off_stands_with_its_day_while_it_is_open(cast, sam, offer):
    lifecycle.put_off(offer, by=cast.sam)
    page = sam.get("/my/")
    assert "You can still say yes</h2>" in words(page)
    assert f"You can still say yes until {clock(offer.answer_by)}." in words(page)
    assert page.context["earlier"] == []
    Offer.objects.update(answer_by=timezone.now() - dt.timedelta(minutes=1))
    page = sam.get("/my/")
    assert "You can still say yes" not in words(page)
    assert [line.offer for line in page.context["earlier"]] == [offer]


def test_the_home_shows_the_last_ten_of_what_is_over_and_all_when_asked(cast, sam):
    for number in range(12):
        intake = make_intake(pledge=make_pledge(places=None, title=f"Over {number:02}"))
        make_offer(intake=intake, young_adult=cast.sam.young_adult, status="declined")
    shown, all_of_them = words(sam.get("/my/")), words(sam.get("/my/?earlier"))
    assert "Over 11" in shown
    assert "Over 02" in shown
    assert "Over 01" not in shown
    assert "See all your earlier offers" in shown
    assert "Over 00" in all_of_them
    assert "See all" not in all_of_them


def test_the_home_asks_the_database_no_more_for_three_offers_than_for_one(
    cast, sam, django_assert_num_queries
):
    sam.get("/my/")  # reads the rulebook, which is then remembered
    counts = []
    for titles in (["One"], ["Two", "Three"]):
        for title in titles:
            intake = make_intake(pledge=make_pledge(places=None, title=title))
            make_offer(intake=intake, young_adult=cast.sam.young_adult)
        with CaptureQueriesContext(connection) as queries:
            assert titles[-1] in words(sam.get("/my/"))
        counts.append(len(queries))
        with django_assert_num_queries(2):
            mine.lists_of(cast.sam)
    assert counts[0] == counts[1]
