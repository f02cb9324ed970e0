"""Challenges: raised without a name, given an owner and a date, answered for everybody to read."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from lifecycles import NotPermitted
from notifications.models import Notification, Task
from reports import challenges, held
from reports.models import Challenge
from tests.people import make_worker

MINE = "/my/you-said/"
WORDS = "Sam Samson from Dover hates the forms."


@pytest.fixture
def raised(cast) -> Challenge:
    return challenges.raise_one(WORDS, by=cast.sam)


def give(challenge, owner, *, by, in_days=10, you_said="The forms are hard."):
    return challenges.give(
        challenge, owner, timezone.localdate() + dt.timedelta(days=in_days), you_said, by=by
    )


MOVES = """
from        verb       to          who
asked       give       given       morgan
given       give       given       morgan
given       answer     answered    morgan wren
asked       take_back  taken_back  sam the-service
given       take_back  taken_back  sam the-service
"""


def test_the_table_of_moves_is_this_one_for_these_people(cast, raised):
    rows = [line.split(maxsplit=3) for line in MOVES.strip().splitlines()[1:]]
    typed = {(came_from, verb, to): set(who.split()) for came_from, verb, to, who in rows}
    raised.owner = cast.wren
    found = {}
    for move in challenges.LIFECYCLE.moves:
        who = {name for name, person in cast if move.permits(person, raised)}
        who |= {"the-service"} if move.permits(None, raised) else set()
        found |= {(came_from, move.verb, move.to): who for came_from in move.froms}
    assert found == typed


def test_the_panel_reads_it_once_it_has_an_owner_and_never_the_name_or_the_words(cast, client, raised):
    client.force_login(cast.pat)
    assert client.get(raised.get_absolute_url()).status_code == 404
    give(raised, cast.wren, by=cast.morgan)
    page = client.get(raised.get_absolute_url()).content.decode()
    listed = client.get(reverse("reports:challenges")).content.decode()
    assert "The forms are hard." in page
    assert "A young adult" in page
    for words in ("Samson", "Dover", "Sam "):
        assert words not in page + listed
    client.force_login(cast.morgan)
    assert WORDS in client.get(raised.get_absolute_url()).content.decode()


def test_the_panel_reads_the_name_of_who_wants_it_known(cast, client):
    made = challenges.raise_one("More buses.", "council", shares_name=True, by=cast.sam)
    give(made, cast.wren, by=cast.morgan, you_said="More buses.")
    client.force_login(cast.pat)
    assert "Sam, for The Young Adult Council" in client.get(made.get_absolute_url()).content.decode()
    client.force_login(cast.wren)
    assert "Sam," not in client.get(made.get_absolute_url()).content.decode()


def test_whoever_raised_it_hears_by_when_and_what_was_done(cast, client, raised):
    assert Task.objects.get(kind="challenge_raised").owner == cast.morgan
    give(raised, cast.wren, by=cast.morgan)
    assert Task.objects.get(kind="challenge_given").owner == cast.wren
    challenges.answer(raised, "We cut the form to one page.", by=cast.wren)
    told = Notification.objects.filter(recipient=cast.sam).order_by("pk")
    assert list(told.values_list("kind", "link")) == [
        ("challenge_seen_to", MINE),
        ("challenge_answered", MINE),
    ]
    client.force_login(cast.noor)
    page = client.get(MINE).content.decode()
    assert "The forms are hard." in page
    assert "We cut the form to one page." in page
    assert "Samson" not in page


def test_another_owner_takes_the_task_over(cast, raised):
    give(raised, cast.wren, by=cast.morgan)
    give(raised, cast.pat, by=cast.morgan)
    assert list(Task.objects.open().filter(kind="challenge_given").values_list("owner", flat=True)) == [
        cast.pat.pk
    ]


def test_what_is_overdue_stands_first_and_on_the_managers_own_page(cast, client, raised):
    give(raised, cast.wren, by=cast.morgan)
    Challenge.objects.update(due_on=timezone.localdate() - dt.timedelta(days=1))
    Task.objects.update(due_at=timezone.now() - dt.timedelta(days=1))
    client.force_login(cast.morgan)
    for url in (reverse("reports:panel"), reverse("reports:challenges")):
        assert "overdue" in client.get(url).content.decode().lower()
    assert "A Challenge is yours to answer by" in client.get(reverse("desk:service")).content.decode()


def test_the_same_words_twice_are_one_and_three_may_wait(cast, client):
    for words in ("One", "Two", "Two", "Three"):
        challenges.raise_one(words, by=cast.sam)
    assert Challenge.objects.count() == 3
    client.force_login(cast.sam)
    answer = client.post(MINE, {"words": "Four", "voice": "one"})
    assert (answer.status_code, "You wait for three answers now" in answer.content.decode()) == (422, True)
    assert "Four" in answer.content.decode()


def test_it_is_taken_back_once_and_an_answer_stays(cast, client, raised):
    client.force_login(cast.sam)
    client.post(reverse("you_said:take_back", args=[raised.pk]))
    assert not Challenge.objects.of(cast.sam).exists()
    other = challenges.raise_one("Buses", by=cast.sam)
    give(other, cast.wren, by=cast.morgan, you_said="Buses")
    challenges.answer(other, "There is one now.", by=cast.wren)
    client.post(reverse("you_said:take_back", args=[other.pk]))
    assert Challenge.objects.published().get() == other


def test_an_answer_twice_finds_a_plain_sentence(cast, client, raised):
    give(raised, cast.wren, by=cast.morgan)
    challenges.answer(raised, "Done.", by=cast.morgan)
    client.force_login(cast.wren)
    again = client.post(reverse("reports:answer_challenge", args=[raised.pk]), {"we_did": "Also done."})
    assert again.status_code == 409
    assert "This has been answered." in again.content.decode()
    assert "Also done." in again.content.decode()


def test_a_day_that_has_gone_is_refused_and_nothing_typed_is_lost(cast, client, raised):
    client.force_login(cast.morgan)
    url = reverse("reports:give_challenge", args=[raised.pk])
    typed = {"owner": cast.wren.pk, "due_on": "2020-01-01", "you_said": "Shorter forms, please."}
    answer = client.post(url, typed)
    assert answer.status_code == 422
    assert "This day has gone." in answer.content.decode()
    assert "Shorter forms, please." in answer.content.decode()


@pytest.mark.parametrize("name", ["chidi", "priya", "wren", "ade", "morgan", "pat"])
def test_only_young_adults_and_young_inspectors_raise_one(cast, name):
    with pytest.raises(NotPermitted):
        challenges.raise_one("Something", by=getattr(cast, name))


def test_a_young_inspector_raises_one_for_all_of_them(cast, client):
    kit = make_worker("Kit", "inspector")
    client.force_login(kit)
    url = reverse("reports:you_said")
    client.post(url, {"words": "Gyms say no at the desk."})
    made = Challenge.objects.get()
    assert (made.voice, made.raised_by) == ("inspectors", kit)
    give(made, cast.wren, by=cast.morgan, you_said="Gyms say no at the desk.")
    assert "There is an answer by" in client.get(url).content.decode()
    assert Notification.objects.get(recipient=kit).link == url
    Role.objects.filter(user=kit).update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    assert "Raise a Challenge" not in client.get(url).content.decode()


def test_who_is_forgotten_leaves_the_answer_and_no_word_of_theirs(cast, raised):
    give(raised, cast.wren, by=cast.morgan)
    challenges.answer(raised, "Done.", by=cast.wren)
    waiting = challenges.raise_one("Buses for Sam", by=cast.sam)
    held.forget(cast.sam.young_adult, by=cast.morgan)
    waiting.refresh_from_db()
    raised.refresh_from_db()
    assert (waiting.status, waiting.words, waiting.raised_by) == ("taken_back", "", None)
    assert (str(raised), raised.words, raised.raised_by) == ("The forms are hard.", "", None)


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("name", "url", "queries"), [("pat", "reports:challenges", 8), ("sam", "you_said:mine", 10)]
)
def test_more_challenges_cost_no_more_queries(
    cast, client, django_assert_num_queries, number, name, url, queries
):
    for each in range(number):
        made = challenges.raise_one(f"Words {each}", by=cast.sam)
        give(made, cast.wren, by=cast.morgan, you_said=f"Words {each}")
    client.force_login(getattr(cast, name))
    client.get(reverse(url))
    with django_assert_num_queries(queries):
        client.get(reverse(url))
