"""Looking around: what a young adult finds, “I’m interested”, and wishes with how many others had them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lifecycles import NotNow
from notifications.models import Notification
from offers import around, safety, wanting
from offers.models import Interest, Wish
from pledges.models import Intake
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_organisation, make_young_adult

FAR = {"easting": 3800, "northing": 800, "postcode": "EX4 4QJ"}


@pytest.fixture
def sam(cast, client):
    client.force_login(cast.sam)
    return client


def words(answer):
    return " ".join(answer.content.decode().split())


def titles(me, **wanted):
    return [pledge.title for pledge in around.narrowed(me, wanted)]


# Typed by hand: what makes an opportunity one that Sam (21, of Kent, Maidstone, 10 miles) does not find.
HIDDEN = {
    "a draft": {"status": "draft"},
    "paused": {"status": "paused"},
    "too far": FAR,
    "for older people": {"age_from": 23},
    "for younger people": {"age_to": 20},
}


@pytest.mark.parametrize("fields", HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_for_them_now_is_not_in_the_list(cast, fields):
    make_pledge(title="Hidden", **fields)
    make_pledge(title="Found")
    assert titles(cast.sam.young_adult) == ["Found"]


def test_what_is_full_or_past_its_last_day_is_not_in_the_list(cast):
    make_intake(pledge=make_pledge(places=None, title="Full"), places=1, places_taken=1)
    past = make_intake(pledge=make_pledge(places=None, title="Past"))
    Intake.objects.filter(pk=past.pk).update(fill_by=timezone.localdate() - dt.timedelta(days=1))
    assert titles(cast.sam.young_adult) == []


def test_what_another_council_keeps_for_its_own_is_not_in_the_list(cast):
    elsewhere = make_organisation("Elsewhere")
    elsewhere.council = type(elsewhere.council).objects.get(name="Medway")
    elsewhere.save()
    make_pledge(organisation=elsewhere, title="Theirs")
    make_pledge(organisation=elsewhere, title="For all", open_to="any")
    assert titles(cast.sam.young_adult) == ["For all"]


def test_whoever_lives_far_away_finds_what_is_done_from_home(cast):
    me = make_young_adult("Robin", easting=3800, northing=800)
    make_pledge(title="In Maidstone")
    make_pledge(title="From home", remote=True)
    assert titles(me) == ["From home"]
    assert titles(me, miles=0) == ["In Maidstone", "From home"]


def test_whose_home_we_do_not_know_finds_everything(cast):
    me = make_young_adult("Robin", easting=None, northing=None, postcode="")
    make_pledge(title="Far", **FAR)
    make_pledge(title="Near")
    assert sorted(titles(me)) == ["Far", "Near"]


def test_the_nearest_comes_first_and_no_score_is_shown(cast, sam):
    make_pledge(title="Further", easting=5810, northing=1590)
    make_pledge(title="Nearest")
    page = words(sam.get("/my/around/"))
    assert page.index("Nearest") < page.index("Further")
    assert "less than a mile from you" in page
    for word in ("score", "rank", "%", "match"):
        assert word not in page.partition("<main")[2].partition("</main>")[0].lower()


def test_the_list_narrows_by_kind_by_what_it_is_about_and_by_pay(cast):
    me = cast.sam.young_adult
    make_pledge(title="Ranger")
    make_pledge(title="Vet’s help", kind="work_experience", sector="animal-care", pay=0)
    assert titles(me, kind="work_experience") == ["Vet’s help"]
    assert titles(me, sector="environment-and-land") == ["Ranger"]
    assert titles(me, paid=True) == ["Ranger"]


def test_a_filter_that_somebody_made_up_narrows_nothing(cast, sam):
    make_pledge(title="Ranger")
    answer = sam.get("/my/around/?kind=nonsense&miles=many&page=none")
    assert answer.status_code == 200
    assert "Ranger" in words(answer)


def test_a_host_that_is_held_back_is_not_shown_and_nothing_says_why(cast, sam):
    pledge = make_pledge(title="Ranger")
    safety.hold_back(pledge.organisation, by=cast.morgan)
    assert "Ranger" not in words(sam.get("/my/around/"))
    answer = sam.get(f"/my/around/{pledge.pk}/")
    assert answer.status_code == 409
    assert "This one has just gone." in words(answer)


def test_the_list_asks_the_database_no_more_for_three_than_for_one(cast, sam):
    sam.get("/my/around/")
    counts = []
    for names in (["One"], ["Two", "Three"]):
        for name in names:
            wanting.say_interested(cast.sam.young_adult, make_pledge(title=name), by=cast.sam)
        with CaptureQueriesContext(connection) as queries:
            assert names[-1] in words(sam.get("/my/around/"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_saying_interested_tells_the_service_once_and_never_the_host(cast, sam):
    pledge = make_pledge()
    for _ in range(2):
        assert sam.post(f"/my/around/{pledge.pk}/interested/").status_code == 302
    assert Interest.objects.get().young_adult == cast.sam.young_adult
    notices = Notification.objects.filter(kind="interested")
    assert sorted(notice.recipient.name for notice in notices) == ["Ade", "Morgan", "Wren"]
    assert "We know that you like this." in words(sam.get(f"/my/around/{pledge.pk}/"))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("other_support", "we know. We tell you how to get it."),
        ("mentoring", "If it fits, we send you an offer and you choose."),
    ],
)
def test_no_offer_is_promised_of_what_is_never_offered(sam, kind, said):
    pledge = make_pledge(kind=kind)
    page = words(sam.get(f"/my/around/{pledge.pk}/"))
    assert said in page
    assert ("If it fits" in page) is (kind == "mentoring")


def test_it_can_be_taken_back_twice_and_after_it_has_gone(cast, sam):
    pledge = make_pledge()
    wanting.say_interested(cast.sam.young_adult, pledge, by=cast.sam)
    type(pledge).objects.update(status="closed")
    for _ in range(2):
        assert sam.post(f"/my/around/{pledge.pk}/not-interested/").status_code == 302
    assert not Interest.objects.exists()


def test_who_is_too_late_reads_a_kind_sentence(cast, sam):
    pledge = make_pledge()
    Intake.objects.update(places_taken=1)
    answer = sam.post(f"/my/around/{pledge.pk}/interested/")
    assert answer.status_code == 409
    assert "This one has just gone. Look for another one with us." in words(answer)
    with pytest.raises(NotNow):
        wanting.say_interested(cast.sam.young_adult, pledge, by=cast.sam)


def test_what_has_been_offered_leads_to_the_offer(cast, sam):
    intake = make_intake(pledge=make_pledge(places=None), places=2)
    offer = make_offer(intake=intake, young_adult=cast.sam.young_adult)
    assert f"/my/offers/{offer.pk}/" in words(sam.get(f"/my/around/{intake.pledge_id}/"))


# Typed by hand: how many others asked for the same, and what is said.
OTHERS = [
    (0, "You are the first to ask for this."),
    (1, "A few others asked for this too."),
    (4, "A few others asked for this too."),
    (5, "5 others asked for this too."),
]


@pytest.mark.parametrize(("others", "sentence"), OTHERS)
def test_how_many_others_asked_is_said_but_a_small_number_never(cast, sam, others, sentence):
    for number in range(others):
        other = make_young_adult(f"Other{number}")
        wanting.wish(other, "mentoring", "animal-care", by=other.user)
    wanting.wish(cast.noor.young_adult, "mentoring", "healthcare", by=cast.noor)
    form = {"kind": "mentoring", "sector": "animal-care", "words": "Dogs, <i>please</i>"}
    page = words(sam.post("/my/wishes/", form, follow=True))
    assert page.count(sentence) == 2  # in the message, and beside the wish
    assert "Dogs, &lt;i&gt;please&lt;/i&gt;" in page


def test_an_old_wish_counts_no_more(cast):
    other = wanting.wish(cast.noor.young_adult, "mentoring", "animal-care", by=cast.noor)
    Wish.objects.filter(pk=other.pk).update(asked_at=timezone.now() - dt.timedelta(days=400))
    wanting.wish(cast.sam.young_adult, "mentoring", "animal-care", by=cast.sam)
    assert wanting.wishes_of(cast.sam.young_adult).get().others == 0


def test_wished_twice_it_is_one_wish_with_the_newest_words(cast):
    for said in ("Cats", "Dogs"):
        wanting.wish(cast.sam.young_adult, "mentoring", "animal-care", said, by=cast.sam)
    assert Wish.objects.get().words == "Dogs"
    assert Notification.objects.filter(kind="wished", recipient=cast.wren).count() == 1


@pytest.mark.parametrize("missing", ["kind", "sector"])
def test_a_wish_that_does_not_hold_keeps_what_was_typed(cast, sam, missing):
    form = {"kind": "mentoring", "sector": "animal-care", "words": "Keep-these-words"}
    answer = sam.post("/my/wishes/", {**form, missing: "nonsense"})
    assert answer.status_code == 422
    assert "Keep-these-words" in words(answer)
    assert not Wish.objects.exists()


def test_nobody_else_takes_a_wish_back(cast, client):
    made = wanting.wish(cast.sam.young_adult, "mentoring", "animal-care", by=cast.sam)
    client.force_login(cast.noor)
    client.post(f"/my/wishes/{made.pk}/take-back/")
    assert Wish.objects.count() == 1
    client.force_login(cast.sam)
    client.post(f"/my/wishes/{made.pk}/take-back/")
    assert Wish.objects.count() == 0


def test_the_page_of_wishes_asks_no_more_for_three_than_for_one(cast, sam):
    sam.get("/my/wishes/")
    counts = []
    for sectors in (["animal-care"], ["healthcare", "transport"]):
        for sector in sectors:
            wanting.wish(cast.sam.young_adult, "mentoring", sector, by=cast.sam)
        with CaptureQueriesContext(connection) as queries:
            sam.get("/my/wishes/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
