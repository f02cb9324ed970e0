"""Opening a round over chosen pledges and people: found by name, ticked, and nobody else in it."""

import re

import pytest
from django.urls import reverse

from matching import choosing, jobs, lifecycle
from matching.models import Round
from offers.models import Offer
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_organisation, make_young_adult
from youngadults.models import YoungAdult

OPEN = "/desk/rounds/open/"


@pytest.fixture
def wren(client, cast):
    client.force_login(cast.wren)
    return client


@pytest.fixture
def many(monkeypatch):
    """More than are listed unasked."""
    monkeypatch.setattr(choosing, "LISTED", 2)


def listed(page, field):
    return [str(label) for _, label in page.context["form"].fields[field].widget.choices]


def test_a_round_over_ticked_people_is_for_them_alone(cast, wren):
    make_intake(pledge=make_pledge(places=None), places=5)
    lou = make_young_adult("Lou")
    wren.post(OPEN, {"people": [cast.sam.young_adult.pk, lou.pk]})
    opened = Round.objects.get()
    assert opened.people == sorted([cast.sam.young_adult.pk, lou.pk])
    assert opened.scope == "All pledges to fill; 2 young adults, chosen by name"
    jobs.work_out(round_id=opened.pk)
    seen = {each.young_adult.first_name for each in (*opened.proposals.all(), *opened.without.all())}
    assert seen == {"Sam", "Lou"}


def test_ticked_pledges_are_the_only_ones(cast, wren):
    ranger, _ = (make_intake(pledge=make_pledge(places=None, title=title)) for title in ("Ranger", "Cook"))
    wren.post(OPEN, {"pledges": [ranger.pledge_id], "people": [cast.sam.young_adult.pk]})
    opened = Round.objects.get()
    assert opened.intakes == [ranger.pk]
    assert opened.scope == "1 pledge; 1 young adult, chosen by name"


def test_where_there_are_few_all_of_them_can_be_ticked_at_once(cast, wren):
    make_pledge(title="Ranger")
    page = wren.get(OPEN)
    assert listed(page, "people") == ["Noor Noorson", "Sam Samson"]
    assert listed(page, "pledges") == ["Ranger"]


def test_where_there_are_many_one_is_found_by_name_and_what_is_ticked_stays(cast, wren, many):
    for name in ("Lou", "Max", "Nia"):
        make_young_adult(name)
    page = wren.get(OPEN)
    assert listed(page, "people") == []
    assert "5 to choose from" in page.content.decode()
    page = wren.post(OPEN, {"find": "people", "name": "lou son", "people": [cast.sam.young_adult.pk]})
    assert page.status_code == 200
    assert listed(page, "people") == ["Sam Samson", "Lou Louson"]
    ticked = re.findall(r'<input[^>]*name="people"[^>]*value="(\d+)"[^>]*checked', page.content.decode())
    assert ticked == [str(cast.sam.young_adult.pk)]
    assert not Round.objects.exists()


def test_a_pledge_is_found_by_its_host(cast, wren, many):
    for title in ("Ranger", "Gardener", "Cook"):
        make_pledge(title=title)
    make_pledge(title="Librarian", organisation=make_organisation("Town library"))
    page = wren.post(OPEN, {"find": "pledges", "title": "LIBRARY"})
    assert listed(page, "pledges") == ["Librarian"]


def test_the_other_answers_narrow_who_is_found(cast, wren):
    page = wren.post(OPEN, {"find": "people", "adviser": cast.ade.pk})
    assert listed(page, "people") == ["Sam Samson"]


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "Noor", "listed_name": "Noor"},
        {"name": "Noor", "listed_name": "", "people": "sam"},
        {"name": "Noor", "listed_name": "Sam", "people": "sam"},
        {"title": "Ranger", "listed_title": "Ranger"},
        {"title": "Ranger"},
    ],
    ids=["not ticked", "not looked for", "another looked for", "pledge not ticked", "pledge not looked for"],
)
def test_a_word_that_names_nobody_ticked_never_opens_a_round_for_everybody(cast, wren, typed):
    make_pledge(title="Ranger")
    typed = {name: cast.sam.young_adult.pk if value == "sam" else value for name, value in typed.items()}
    page = wren.post(OPEN, typed)
    assert page.status_code == 422
    assert "Tick what you mean in the list below" in page.content.decode()
    assert "Noor Noorson" in listed(page, "people")
    assert not Round.objects.exists()


def test_a_word_that_was_looked_for_and_ticked_opens_it(cast, wren):
    ticked = {"name": "sam", "listed_name": "sam", "people": [cast.sam.young_adult.pk]}
    assert wren.post(OPEN, ticked).status_code == 302
    assert Round.objects.get().people == [cast.sam.young_adult.pk]


def test_whoever_cannot_be_in_a_round_is_named_with_the_reason(cast, wren):
    make_offer(young_adult=make_young_adult("Lou"), status=Offer.Status.OFFERED)
    make_young_adult("Louise", in_custody=True)
    page = wren.post(OPEN, {"find": "people", "name": "lou"})
    assert listed(page, "people") == []
    text = page.content.decode()
    assert "Lou Louson has an offer open or running." in text
    assert "Louise cannot be sent anything now." in text


def test_who_got_an_offer_meanwhile_is_not_chosen_and_the_rest_stays_ticked(cast, wren):
    gone, stays = make_offer(young_adult=make_young_adult("Lou")).young_adult, cast.sam.young_adult
    page = wren.post(OPEN, {"people": [gone.pk, stays.pk]})
    assert page.status_code == 422
    assert "cannot be in a round any more" in page.content.decode()
    assert page.context["form"].ticked("people") == [gone.pk, stays.pk]
    assert "Lou Louson" not in listed(page, "people")
    assert not Round.objects.exists()


@pytest.mark.parametrize("field", ["people", "pledges"])
@pytest.mark.parametrize("key", ["x", "-1", "0", "9" * 18, "9" * 40, ""])
def test_keys_that_nobody_has_are_refused_in_words(cast, wren, field, key):
    page = wren.post(OPEN, {field: [key]})
    assert page.status_code == 422
    assert "cannot be in a round any more" in page.content.decode()
    assert not Round.objects.exists()


@pytest.mark.parametrize("word", ["\0", "x" * 101])
def test_words_that_nobody_is_called_are_refused_and_kept(cast, wren, word):
    assert wren.post(OPEN, {"find": "people", "name": word}).status_code == 422


def test_three_people_and_pledges_cost_no_more_queries_than_one(cast, wren, django_assert_num_queries):
    YoungAdult.objects.exclude(pk=cast.sam.young_adult.pk).update(in_custody=True)
    make_pledge()
    wren.get(OPEN)
    with django_assert_num_queries(QUERIES):
        wren.get(OPEN)
    for name in ("Lou", "Max"):
        make_young_adult(name)
        make_pledge(title=name)
    with django_assert_num_queries(QUERIES):
        wren.get(OPEN)


QUERIES = 12


def test_a_round_is_opened_again_over_the_same_as_it_stands_now(cast, wren):
    make_intake(pledge=make_pledge(places=None, title="Ranger"))
    first = lifecycle.open_round(by=cast.wren, scope="Sam alone", people=[cast.sam.young_adult.pk])
    jobs.work_out(round_id=first.pk)
    better = make_intake(pledge=make_pledge(places=None, title="Near", weekly_hours=30, pay=1500))
    answer = wren.post(reverse("matching:again", args=[first.pk]), follow=True)
    again = Round.objects.latest("pk")
    assert answer.redirect_chain[-1][0] == again.get_absolute_url()
    assert (again.people, again.scope, again.pk > first.pk) == (first.people, "Sam alone", True)
    jobs.work_out(round_id=again.pk)
    assert again.proposals.get().intake in (better, first.proposals.get().intake)
