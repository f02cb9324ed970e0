"""What a pledge may not ask or say, and what it had better say otherwise: each word typed by hand."""

import datetime as dt

import pytest

from pledges.guard import Level, findings
from tests.factories import make_intake, make_pledge

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def late_november(time_machine):
    """A day from which what begins in forty days begins on a Tuesday."""
    time_machine.move_to(dt.datetime(2026, 11, 26, 10, tzinfo=dt.UTC), tick=False)


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


MONDAY, SATURDAY = 0, 5


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "answer"),
    [
        # Friday, a bank holiday, and the day after
        ((2026, 12, 25), (2026, 12, 26), {"days": "hint", "starts_on": "hint"}),
        ((2027, 1, 9), (2027, 1, 11), {}),
        ((2027, 1, 11), (2027, 1, 12), {"days": "hint"}),
        ((2027, 1, 12), (2027, 1, 20), {"days": "hint"}),
        ((2027, 1, 12), None, {"days": "hint"}),
        ((2027, 1, 11), None, {}),
        ((2027, 1, 12), (2027, 1, 14), {"days": "block"}),
        ((2027, 1, 12), (2027, 1, 12), {"days": "block"}),
        # It began before today.
        ((2026, 11, 24), (2026, 11, 25), {}),
    ],
)
def test_dates_go_with_the_days_that_were_ticked(starts_on, ends_on, answer):
    pledge = make_pledge(status="draft", places=None, days=[MONDAY, SATURDAY], least_days=2)
    first = dt.date(*starts_on)
    make_intake(pledge=pledge, starts_on=first, fill_by=first, ends_on=ends_on and dt.date(*ends_on))
    assert {it.field: it.level for it in findings(pledge)} == answer


def test_what_does_not_go_together_is_said_by_day_and_number():
    pledge = make_pledge(status="draft", places=None, days=[MONDAY, SATURDAY], least_days=2)
    first, last = dt.date(2026, 12, 25), dt.date(2026, 12, 26)
    make_intake(pledge=pledge, starts_on=first, fill_by=first, ends_on=last)
    assert [it.sentence for it in findings(pledge)] == [
        "From Friday 25 December 2026 to Saturday 26 December 2026: of the days that you ticked there is 1, "
        "and you ask for at least 2.",
        "The first day is Friday 25 December 2026, and Friday is none of the days that you ticked.",
        "Friday 25 December 2026 is a bank holiday.",
    ]


def test_the_days_of_a_job_are_not_those_of_its_interview():
    assert found(kind="priority_interview", days=[SATURDAY]) == {}


@pytest.mark.parametrize(
    "words",
    [
        "Ring 07700 900123 first.",
        "Ring Jo (01622 123456).",
        "Ring +44 7700 900123.",
        "Ring +44 (0)7700 900 123.",
        "Call 020 7946 0000 now",
        "Write to jo.smith@parks.example.org.",
    ],
)
def test_a_number_or_an_address_is_no_way_to_reach_a_host_before_a_yes(words):
    (it,) = findings(make_pledge(status="draft", description=words))
    assert (it.level, it.field) == ("hint", "description")
    assert "Before a yes, you and the young adult do not ring or write to each other." in it.sentence


@pytest.mark.parametrize(
    "words",
    [
        "From 09.00-12.30 and 13.00-17.00.",
        "From 0900-1230 or 1300-1700.",
        "It began on 01-02-2027.",
        "We pay £0.45 a mile.",
        "Follow us @parks.",
        "Bus 071 or 0123.",
    ],
)
def test_other_numbers_are_left_alone(words):
    assert found(description=words) == {}
