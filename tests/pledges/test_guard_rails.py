"""What a pledge may not ask or say, and what it had better say otherwise: each word typed by hand."""

import pytest

from pledges.guard import Level, findings
from tests.factories import make_pledge

pytestmark = pytest.mark.django_db


def found(**fields) -> dict[str, Level]:
    """The fields where something was found, with how grave it is."""
    return {it.field: it.level for it in reversed(findings(make_pledge(status="draft", **fields)))}


def test_a_plain_pledge_has_nothing_to_be_found():
    assert found() == {}


@pytest.mark.parametrize(
    ("dbs", "role", "answer"),
    [
        (0, "", {}),
        (0, "children", {}),
        (1, "", {"dbs": "hint"}),
        (1, "none", {"dbs": "hint"}),
        (1, "school", {}),
        (2, "", {"dbs_role": "block"}),
        (2, "none", {"dbs": "block"}),
        (2, "children", {"dbs": "refer"}),
        (2, "school", {"dbs": "refer"}),
        (2, "personal_care", {"dbs": "refer"}),
        (2, "drives_patients", {"dbs": "refer"}),
        (2, "handles_money_for", {"dbs": "refer"}),
    ],
)
def test_a_check_is_asked_for_only_where_the_role_is_eligible(dbs, role, answer):
    assert found(dbs=dbs, dbs_role=role) == answer


@pytest.mark.parametrize(
    ("ages", "answer"),
    [
        ({}, {}),
        ({"age_from": 21}, {"age_reason": "block"}),
        ({"age_to": 21}, {"age_reason": "block"}),
        ({"age_from": 21, "age_reason": "The insurer of the vans asks for 21."}, {"age_reason": "refer"}),
        ({"age_from": 21, "age_reason": "  "}, {"age_reason": "block"}),
        ({"age_to": 21, "is_foundation": True}, {"age_to": "hint"}),
        ({"age_to": 24, "is_foundation": True}, {}),
    ],
)
def test_ages_are_narrowed_only_for_a_reason(ages, answer):
    assert found(**ages) == answer


@pytest.mark.parametrize(
    ("kind", "months", "answer"),
    [
        ("apprenticeship", None, {}),
        ("apprenticeship", 7, {"months": "block"}),
        ("apprenticeship", 8, {}),
        ("mentoring", 3, {}),
    ],
)
def test_an_apprenticeship_lasts_eight_months_at_least(kind, months, answer):
    pledge = make_pledge(status="draft", kind=kind, months=months)
    about_length = {it.field: it.level for it in findings(pledge) if it.field == "months"}
    assert about_length == answer


SHUT_OUT = [
    "Female only.",
    "Women applicants only please.",
    "Only men, as it is heavy.",
    "You must be a man.",
    "Must be British.",
    "UK nationals only.",
    "We want a native English speaker.",
    "No refugees.",
    "Christians only.",
    "Must be a practising Catholic.",
    "For able-bodied people.",
    "No disabled applicants.",
    "No mental health problems.",
    "You must be in good health.",
    "A good sickness record is needed.",
    "Young and energetic people wanted.",
    "Over 21s only.",
    "You must be under 30.",
    "No childcare.",
    "Must not be pregnant.",
    "Straight people only.",
]
LET_IN = [
    "Women and men swim here.",
    "Help in the men’s shed.",
    "Learn about British birds.",
    "You speak English every day here.",
    "The Christian charity next door brings cake.",
    "The path is good for disabled visitors.",
    "We talk about mental health openly.",
    "Help with a health check of the trees.",
    "Bring young and old together.",
    "The bus is under 21 minutes away.",
    "We help with childcare.",
    "Look after children in the nursery.",
]


@pytest.mark.parametrize("sentence", SHUT_OUT)
def test_words_that_shut_people_out_stop_it(sentence):
    assert found(description=sentence) == {"description": "block"}


@pytest.mark.parametrize("sentence", LET_IN)
def test_words_that_only_look_like_them_do_not(sentence):
    assert found(description=sentence) == {}


def test_a_criterion_that_shuts_people_out_stops_it_too():
    assert found(kind="priority_interview", criteria=["Friendly", "Must be British"]) == {"criteria": "block"}


@pytest.mark.parametrize(
    "word",
    ["NEET", "placement", "client", "service user", "hard to reach", "vulnerable", "case", "disadvantaged"],
)
def test_words_that_young_people_asked_not_to_hear_get_another(word):
    (it,) = findings(make_pledge(status="draft", description=f"Your {word} here."))
    assert (it.level, it.field) == ("hint", "description")
    assert word in it.sentence
    assert it.remedy.startswith("Say instead: ")


@pytest.mark.parametrize("words", ["neat rows", "a black dog", "a briefcase", "a case study", "replacement"])
def test_words_that_only_contain_them_are_left_alone(words):
    assert found(description=f"You see {words} here.") == {}


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Care leaver apprentice", {"title": "block"}),
        ("Job for care-experienced people", {"title": "block"}),
        ("For those who grew up in care", {"title": "block"}),
        ("Foster care assistant", {"title": "block"}),
        ("Adult care worker", {}),
        ("Apprentice in care homes", {}),
        ("Customer care", {}),
    ],
)
def test_a_title_never_gives_anybody_away(title, answer):
    assert found(title=title) == answer


def test_hard_words_get_a_hint_that_names_the_hardest_sentence():
    easy = "You plant trees. Jo shows you how."
    hard = "Participants will communicate operational requirements to every stakeholder in the organisation."
    assert found(description=easy) == {}
    (it,) = findings(make_pledge(status="draft", description=f"{easy} {hard}"))
    assert (it.level, it.field) == ("hint", "description")
    assert hard in it.remedy


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"directions": ""}, {"directions": "refer"}),
        ({"directions": "  "}, {"directions": "refer"}),
        ({"directions": "", "remote": True}, {}),
        ({"directions": "Bus 71"}, {}),
    ],
)
def test_a_site_needs_a_way_without_a_car(fields, answer):
    assert found(**fields) == answer


@pytest.mark.parametrize(
    ("kind", "pay", "words", "answer"),
    [
        ("mentoring", 0, "A trial shift with us.", {"description": "refer"}),
        ("other_support", 0, "An unpaid internship.", {"description": "refer"}),
        ("other_support", 0, "Help us in busy periods.", {"description": "refer"}),
        ("mentoring", 0, "You go on the rota like all of us.", {"description": "refer"}),
        ("apprenticeship", 800, "You go on the rota.", {}),
        ("mentoring", 0, "We talk about work once a month.", {}),
    ],
)
def test_unpaid_work_posted_as_something_else_is_read_by_a_person(kind, pay, words, answer):
    assert found(kind=kind, pay=pay, description=words) == answer
