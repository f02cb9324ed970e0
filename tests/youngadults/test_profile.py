"""The two-minute start and the same questions later: skipped, kept word for word, with who sees it."""

import pytest

from lifecycles import moves
from notifications.models import Choice
from notifications.reaching import ways_to
from youngadults.models import Preferences, ProfileChange

QUESTIONS = ["name", "when", "like", "work", "not", "far", "hours", "helps"]


@pytest.fixture
def sam(cast, client):
    client.force_login(cast.sam)
    return cast.sam.young_adult


def words(answer):
    return " ".join(answer.content.decode().split())


def kept(sam):
    return Preferences.objects.get(young_adult=sam)


def test_every_question_can_be_skipped_and_the_last_leads_to_the_list(sam, client):
    address, walked = "/my/start/", []
    for _ in range(20):
        answer = client.get(address)
        if answer.status_code == 302:
            address = answer["Location"]
            continue
        if address == "/my/about/":
            break
        walked.append(address.split("/")[3])
        address = client.post(address, {"skip": "yes"})["Location"]
    assert walked == QUESTIONS
    assert kept(sam).wants == "Something outside. I like trees."


def test_progress_is_kept_between_visits(sam, client):
    client.post("/my/start/name/", {"first_name": "Sam"})
    client.post("/my/start/when/", {"skip": "yes"})
    client.logout()
    client.force_login(sam.user)
    assert client.get("/my/start/")["Location"] == "/my/start/like/"


def test_own_words_are_kept_as_they_were_written(sam, client):
    typed = "  i want 2 work w/ dogs.\r\n\r\nnot cats!! أحب الكلاب "
    client.post("/my/start/like/", {"wants": typed, "kinds": ["mentoring", "apprenticeship"]})
    after = kept(sam)
    assert after.wants == typed
    ranks = (after.rank_apprenticeship, after.rank_work_experience, after.rank_mentoring)
    assert (*ranks, after.rank_priority_interview) == (1, 0, 2, 0)


@pytest.mark.parametrize(
    ("question", "typed", "expected"),
    [
        (
            "work",
            {"sectors": ["animal-care", "retail-and-sales"]},
            {"interests": {"animal-care": 2, "retail-and-sales": 2}},
        ),
        ("not", {"does_not_want": "No nights."}, {"does_not_want": "No nights."}),
        ("far", {"max_travel_miles": "5", "remote_ok": "on"}, {"max_travel_miles": 5, "remote_ok": True}),
        ("far", {"max_travel_miles": ""}, {"max_travel_miles": None, "remote_ok": False}),
        ("hours", {"days": ["1", "3"], "weekly_hours": "16"}, {"days": [1, 3], "weekly_hours": 16}),
        ("hours", {"weekly_hours": ""}, {"days": None, "weekly_hours": None, "available_from": None}),
        (
            "helps",
            {"adjustments": ["breaks"], "support": ["meals"]},
            {"adjustments": ["breaks"], "support": ["meals"]},
        ),
    ],
)
def test_an_answer_is_kept_where_matching_reads_it(sam, client, question, typed, expected):
    Preferences.objects.filter(young_adult=sam).update(interests={})
    assert client.post(f"/my/start/{question}/", typed).status_code == 302
    assert {name: getattr(kept(sam), name) for name in expected} == expected


def test_how_much_something_is_liked_is_not_lost_when_it_is_ticked_again(sam, client):
    Preferences.objects.filter(young_adult=sam).update(interests={"animal-care": 3})
    client.post("/my/about/work/", {"sectors": ["animal-care"]})
    assert kept(sam).interests == {"animal-care": 3}


@pytest.mark.parametrize(
    ("typed", "quiet"),
    [("any", (None, None)), ("morning", ("12:00", "08:00")), ("evening", ("20:00", "17:00"))],
)
def test_how_and_when_count_for_the_next_message(sam, client, typed, quiet):
    Choice.objects.create(user=sam.user, channels=["email"])
    client.post("/my/start/when/", {"preferred_contact": "text", "times": typed})
    choice = Choice.objects.get(user=sam.user)
    hours = tuple(it and f"{it:%H:%M}" for it in (choice.quiet_from, choice.quiet_until))
    assert hours == quiet
    assert ways_to([sam.user_id])[sam.user_id].wants("text")


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("name", {"first_name": " "}),
        ("name", {"first_name": "S\x00am"}),
        ("when", {"preferred_contact": "pigeon", "times": "any"}),
        ("like", {"kinds": ["chimney"]}),
        ("like", {"wants": "x" * 2001}),
        ("far", {"max_travel_miles": "many"}),
        ("hours", {"weekly_hours": "a lot", "days": ["1"]}),
        ("hours", {"available_from": "31/2/2027"}),
        ("helps", {"adjustments": ["a cure"]}),
    ],
)
def test_bad_input_gets_a_sentence_and_loses_nothing(sam, client, question, typed):
    answer = client.post(f"/my/start/{question}/", typed)
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert not ProfileChange.objects.exists()
    assert kept(sam).asked == []


def test_beside_each_line_stands_who_can_see_it(sam, client):
    page = words(client.get("/my/about/"))
    assert page.count("Who can see it:") == len(QUESTIONS)
    for question in QUESTIONS:
        assert "Who can see it:" in words(client.get(f"/my/start/{question}/")), question
    assert page.count("A place sees it only if you say so.") == 1


def test_lists_that_others_look_at_hear_of_a_change(sam, client, monkeypatch):
    heard = []
    follower = lambda record, *, by, why: heard.append((record.pk, by.pk))  # noqa: E731
    follower.__name__ = "hear"
    monkeypatch.setitem(moves._followers, (type(sam), "change_profile"), [follower])
    client.post("/my/about/not/", {"does_not_want": "No nights."})
    assert heard == [(sam.pk, sam.user_id)]


def test_a_new_name_is_what_the_door_asks_for(sam, client):
    client.post("/my/about/name/", {"first_name": "  Samira "})
    sam.refresh_from_db()
    assert (sam.first_name, sam.user.__class__.objects.get(pk=sam.user_id).name) == ("Samira", "Samira")


def test_nobody_else_reaches_the_questions_of_somebody(cast, client):
    client.force_login(cast.noor)
    client.post("/my/about/not/", {"does_not_want": "Nothing of Sam’s."})
    assert kept(cast.sam.young_adult).does_not_want != "Nothing of Sam’s."
