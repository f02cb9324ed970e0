"""The demand board: what is asked for, what is there, and that no small number is ever said."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from champions import nudging
from champions.models import Organisation
from geography.models import Authority
from offers import unmet
from offers.models import Hold, HostAsk, UnmetNeed, Wish
from offers.models.host_asks import STANDS_FOR
from reports.demand import board
from reports.small_numbers import said
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult

DEMAND = "/reports/what-is-missing/"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "none"),
        (1, "fewer than 5"),
        (4, "fewer than 5"),
        (5, "about 5"),
        (7, "about 5"),
        (8, "about 10"),
        (12, "about 10"),
        (13, "about 15"),
        (102, "about 100"),
    ],
)
def test_small_numbers_are_not_said_and_others_are_rounded(number, words):
    assert said(number) == words


def people(number, district="Maidstone"):
    place = Authority.objects.get(name=district)
    return [make_young_adult(f"{district}{each}", district=place) for each in range(number)]


def wishes(number, sector="animal-care", kind="work_experience", district="Maidstone"):
    for person in people(number, district):
        Wish.objects.create(young_adult=person, sector=sector, kind=kind)


def test_wishes_and_needs_of_the_same_person_count_once(cast):
    wishes(6, sector="environment-and-land", kind="apprenticeship")
    for wish in Wish.objects.all()[:3]:
        unmet.note(wish.young_adult, "too_far", by=cast.wren)
        unmet.note(wish.young_adult, "hours", by=cast.wren)
    (line,) = board().wanted
    assert (line.what, line.kind, line.asked) == ("Environment and land", "Apprenticeship", "about 5")
    assert [(each.what, each.asked) for each in board().why] == [
        ("All too far away", "fewer than 5"),
        ("The hours never fit", "fewer than 5"),
    ]


def test_what_is_asked_for_stands_beside_the_places_that_are_free(cast):
    wishes(5, kind="work_experience")
    wishes(5, kind="mentoring", district="Dover")
    pledge = make_pledge(places=None, kind="work_experience", sector="animal-care")
    make_intake(pledge=pledge, places=4)
    lines = {line.kind: (line.there, line.missing) for line in board().wanted}
    assert lines == {"Work experience": ("4", False), "Mentoring": ("0", True)}
    Hold.objects.create(organisation=pledge.organisation)
    assert all(line.missing for line in board().wanted)


def test_lines_are_not_sorted_by_what_is_not_said(cast):
    wishes(5, district="Thanet")
    wishes(7, district="Ashford")
    assert [(line.what, line.asked) for line in board().where] == [
        ("Ashford", "about 5"),
        ("Thanet", "about 5"),
    ]


def test_a_district_of_a_few_is_not_named(cast):
    wishes(4, district="Dover")
    wishes(3, district="Swale")
    wishes(6, district="Thanet")
    assert [(line.what, line.asked) for line in board().where] == [
        ("Thanet", "about 5"),
        ("Elsewhere, or not known", "about 5"),
    ]


def test_where_only_a_few_ask_no_place_is_named(cast):
    wishes(1, district="Dover")
    assert [(line.what, line.asked) for line in board().where] == [
        ("Elsewhere, or not known", "fewer than 5")
    ]


def test_a_need_that_was_met_is_asked_for_no_more(cast):
    need = unmet.note(cast.sam.young_adult, "too_far", by=cast.wren)
    assert len(board().wanted) == 1
    unmet.met(need, by=cast.wren)
    assert board().wanted == board().why == []


@pytest.mark.parametrize("name", ["chidi", "priya", "wren", "morgan", "ade"])
def test_the_page_says_no_number_from_one_to_four_and_no_name(cast, client, name):
    wishes(3)
    wishes(2, district="Dover")
    unmet.note(cast.sam.young_adult, "too_far", by=cast.wren)
    client.force_login(getattr(cast, name))
    page = client.get(DEMAND).content.decode()
    main = page[page.index("<main") : page.index("</main")]
    figures = re.findall(r">\s*(?:about )?([1-4])\s*<", main)
    assert figures == []
    assert "Dover" not in main
    assert "Samson" not in main


@pytest.mark.parametrize("number", [1, 3])
def test_many_people_cost_no_more_queries_than_one(cast, client, django_assert_num_queries, number):
    wishes(number)
    client.force_login(cast.wren)
    client.get(DEMAND)
    with django_assert_num_queries(12):
        client.get(DEMAND)


def test_two_taps_note_why_nothing_fits_and_one_takes_it_back(cast, client):
    client.force_login(cast.ade)
    page = reverse("desk:young_adult", args=[cast.sam.young_adult.pk])
    assert "Nothing fits? Say why" in client.get(page).content.decode()
    answer = client.post(
        reverse("desk:note_need", args=[cast.sam.young_adult.pk]), {"why": "hours"}, follow=True
    )
    assert "Noted: the hours never fit" in answer.content.decode()
    client.post(reverse("desk:need_met", args=[UnmetNeed.objects.get().pk]))
    assert not UnmetNeed.objects.open().exists()


def test_hosts_are_asked_for_what_is_missing_once_and_read_it_on_the_board_and_in_their_reminder(
    cast, client
):
    client.force_login(cast.wren)
    url = reverse("reports:ask_hosts", args=["animal-care", "mentoring"])
    page = client.post(url, {"words": "Mornings would help."}, follow=True).content.decode()
    assert "Mentoring in animal care: Mornings would help." in page
    again = client.post(url, {"words": "And afternoons"})
    assert (again.status_code, "Wren asked for this on " in again.content.decode()) == (409, True)
    assert "And afternoons" in again.content.decode()
    client.force_login(cast.chidi)
    assert "Mentoring in animal care: Mornings would help." in client.get(DEMAND).content.decode()
    assert nudging.reasons_for(Organisation.objects.get(name="Parks")) == [
        "Young adults ask for mentoring in animal care, and there is none. Could you offer it? "
        "Mornings would help."
    ]
    HostAsk.objects.update(asked_on=timezone.localdate() - STANDS_FOR)
    assert nudging.reasons_for(Organisation.objects.get(name="Parks")) == []


@pytest.mark.parametrize("address", ["no-such-sector/", "animal-care/no-such-kind/"])
def test_what_no_line_of_the_board_says_is_not_asked_for(cast, client, address):
    client.force_login(cast.wren)
    assert client.post(f"{DEMAND}ask/{address}", {"words": "x"}).status_code == 409
    assert not HostAsk.objects.exists()


def test_of_a_place_that_is_held_back_for_safety_only_the_service_reads_that_it_is_gone(cast, client):
    wishes(5)
    pledge = make_pledge(sector="animal-care", kind="work_experience", places=None)
    make_intake(pledge=pledge, places=7)
    before, after = {}, {}
    for read in (before, after):
        for name in ("chidi", "priya", "pat", "ade", "wren", "morgan"):
            client.force_login(getattr(cast, name))
            page = client.get(DEMAND).context["board"]
            read[name] = [(line.there, line.missing) for line in page.wanted]
        Hold.objects.get_or_create(organisation=pledge.organisation)
    assert set(map(str, before.values())) == {"[('7', False)]"}
    assert {name for name in after if after[name] != before[name]} == {"wren", "morgan"}
