"""For personal advisers: the caseload by what worries, referring in a few taps, one page for a review."""

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from desk.caseload import caseload_of
from desk.queue import groups
from lifecycles import NotNow, NotPermitted
from offers import lifecycle, referring, safety
from offers.models import CheckIn, DutyTurn, Referral, Wish
from rulebook import lists
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult
from youngadults import caseloads, notes
from youngadults.models import Preferences


def names(user):
    return [str(person.young_adult) for person in caseload_of(user)["people"]]


def test_worries_stand_first_then_replies_due_then_the_quiet_ones(cast):
    soon = make_young_adult("Soon", adviser=cast.ade)
    later = make_young_adult("Later", adviser=cast.ade)
    make_young_adult("Anna", adviser=cast.ade)
    for person, days in ((later, 4), (soon, 1)):
        make_offer(young_adult=person, answer_by=timezone.now() + dt.timedelta(days=days))
    running = make_offer(young_adult=cast.sam.young_adult, status="started")
    lifecycle.end_early(running, by=cast.chidi)
    assert names(cast.ade) == ["Sam Samson", "Soon Soonson", "Later Laterson", "Anna Annason"]
    assert names(cast.amina) == ["Noor Noorson"]


def test_who_stands_alike_stands_by_name_whenever_they_came(cast):
    for name in ("Vic", "Bo", "Una"):
        make_young_adult(name, adviser=cast.ade)
    make_young_adult("Bob", adviser=cast.ade, first_name="Bo", last_name="Aston")
    starts = make_young_adult("Zed", adviser=cast.ade)
    make_offer(intake=make_intake(starts_in_days=3), young_adult=starts, status="confirmed")
    expected = ["Zed Zedson", "Bo Aston", "Bo Boson", "Sam Samson", "Una Unason", "Vic Vicson"]
    assert names(cast.ade) == expected


@pytest.mark.parametrize(
    ("make", "worry"),
    [
        (lambda offer, cast: safety.raise_concern(offer.young_adult, by=cast.sam), "Does not feel safe."),
        (
            lambda offer, cast: CheckIn.objects.create(
                offer=offer, point="week_one", answer="help", answered_at=timezone.now()
            ),
            "Apprentice ranger: says that it does not go well.",
        ),
        (lambda offer, cast: lifecycle.pause(offer, by=cast.wren), "Apprentice ranger: paused."),
    ],
)
def test_what_worries_is_said_in_a_sentence(cast, make, worry):
    make(make_offer(young_adult=cast.sam.young_adult, status="started"), cast)
    (person,) = caseload_of(cast.ade)["people"]
    assert [it.sentence for it in person.worries] == [worry]


def test_an_open_concern_is_found_from_the_person_by_those_alone_who_may_read_it(cast, client):
    DutyTurn.objects.create(person=cast.morgan, starts_on=timezone.localdate(), ends_on=timezone.localdate())
    concern = safety.raise_concern(cast.sam.young_adult, by=cast.sam)
    link = reverse("desk:concern", args=[concern.pk])

    def links(user, page):
        client.force_login(user)
        return f'href="{link}"' in client.get(page).content.decode()

    record = reverse("desk:young_adult", args=[cast.sam.young_adult.pk])
    assert [links(user, record) for user in (cast.ade, cast.morgan, cast.wren)] == [True, True, False]
    assert links(cast.ade, reverse("desk:my_caseload"))
    safety.take(concern, by=cast.ade)
    safety.close(concern, by=cast.ade, why="Moved out")
    assert not links(cast.ade, record)


def test_a_missed_day_worries_for_a_week(cast):
    offer, today = make_offer(young_adult=cast.sam.young_adult, status="started"), timezone.localdate()
    for days, what in ((9, "not_here"), (2, "not_here"), (1, "here")):
        offer.attendance.create(day=today - dt.timedelta(days=days), what=what)
    (person,) = caseload_of(cast.ade)["people"]
    missed = today - dt.timedelta(days=2)
    assert [it.sentence for it in person.worries] == [f"Apprentice ranger: not there on {missed:%A %-d %B}."]


def test_somebody_who_stands_in_sees_those_too_and_a_change_moves_them_at_once(cast):
    entries = caseloads.caseload_of(cast.ade)
    caseloads.cover(entries, cast.amina, timezone.localdate(), by=cast.morgan, why="Leave")
    assert names(cast.amina) == ["Noor Noorson", "Sam Samson"]
    caseloads.change_adviser(cast.sam.young_adult, cast.amina, by=cast.morgan, why="Moved")
    assert names(cast.ade) == []


@pytest.mark.parametrize("number", [1, 3])
def test_many_young_adults_cost_no_more_queries_than_one(cast, client, django_assert_num_queries, number):
    for each in range(number):
        person = make_young_adult(f"Person{each}", adviser=cast.amina)
        make_offer(young_adult=person)
    client.force_login(cast.amina)
    url = reverse("desk:my_caseload")
    client.get(url)
    with django_assert_num_queries(QUERIES):
        client.get(url)


QUERIES = 16


def test_referring_is_one_page_and_matching_knows_it_at_once(cast, client):
    client.force_login(cast.ade)
    url = reverse("desk:refer", args=[cast.sam.young_adult.pk])
    said = {"sector": "hospitality-and-food", "kind": "", "words": "Not before ten", "contact": "call"}
    assert client.post(url, said).status_code == 302
    person = cast.sam.young_adult
    person.refresh_from_db()
    person.preferences.refresh_from_db()
    assert person.preferred_contact == "call"
    assert person.preferences.interests["hospitality-and-food"] == 2
    assert person.preferences.interests["environment-and-land"] == 3
    (row,) = [row for group in groups(cast.wren) for row in group.rows if row.key.startswith("referred")]
    assert (row.title, row.why) == ("Ade refers Sam Samson", "Hospitality and food. “Not before ten”")
    assert not [row for group in groups(cast.ade) for row in group.rows if row.key.startswith("referred")]


def test_referred_again_the_newer_words_count(cast):
    referring.refer(cast.sam.young_adult, by=cast.ade, words="Old")
    referring.refer(cast.sam.young_adult, by=cast.ade, words="New")
    assert [referral.words for referral in Referral.objects.open()] == ["New"]


def test_seeing_to_it_twice_says_who_was_quicker(cast):
    referral = referring.refer(cast.sam.young_adult, by=cast.ade)
    referring.see_to(referral, by=cast.wren)
    with pytest.raises(NotNow, match="Wren has seen to this already"):
        referring.see_to(referral, by=cast.morgan)


@pytest.mark.parametrize("name", ["amina", "wren", "sam", "chidi", "pat"])
def test_only_their_adviser_refers_them(cast, name):
    with pytest.raises(NotPermitted):
        referring.refer(cast.sam.young_adult, by=getattr(cast, name))


def test_the_summary_has_what_they_could_read_themselves_and_nothing_else(cast, client):
    sam = cast.sam.young_adult
    make_offer(young_adult=sam, status="started")
    gone = make_intake(pledge=make_pledge(places=None, title="Suggested only"))
    make_offer(intake=gone, young_adult=sam, status="shortlisted")
    notes.write(sam, "Likes mornings", by=cast.ade)
    notes.write(sam, "His sister rang", by=cast.ade, why_private="About her")
    client.force_login(cast.ade)
    page = client.get(reverse("desk:summary", args=[sam.pk])).content.decode()
    for said in ("Something outside. I like trees.", "Apprentice ranger", "Likes mornings", "Adviser: Ade"):
        assert said in page
    for left_out in ("His sister rang", "Suggested only", "points"):
        assert left_out not in page


def test_nothing_is_not_nothing_else_where_nothing_goes_on(cast, client):
    client.force_login(cast.ade)
    page = reverse("desk:summary", args=[cast.sam.young_adult.pk])
    assert ">Nothing.<" in client.get(page).content.decode()
    make_offer(young_adult=cast.sam.young_adult, status="started")
    assert ">Nothing else.<" in client.get(page).content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_summary_prints_on_one_page_however_much_there_is_to_say(cast, windows):
    sam = cast.sam.young_adult
    words = "Something outside with other people, and not before ten. " * 9
    Preferences.objects.filter(young_adult=sam).update(wants=words, does_not_want=words)
    for number in range(12):
        intake = make_intake(pledge=make_pledge(places=None, title=f"Promise {number}"))
        offer = make_offer(intake=intake, young_adult=sam, status="started" if number < 3 else "declined")
        offer.check_ins.create(point="week_one", answered_at=timezone.now(), answer="good")
        notes.write(sam, words, by=cast.ade)
    for sector, _ in lists.SECTORS[:6]:
        Wish.objects.create(young_adult=sam, kind="mentoring", sector=sector, words=words[:500])
    page = windows.open(reverse("desk:summary", args=[sam.pk]), person=cast.ade)
    expect(page.get_by_text("And 4 before.")).to_be_visible()
    margin = dict.fromkeys(("top", "bottom", "left", "right"), "10mm")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4", margin=margin))) == 1
