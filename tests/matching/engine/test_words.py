"""What is said about a pair: sentences that could be read aloud to the person."""

import numpy as np
import pytest

from matching.engine import DECLINED, Labels, Relations, english, explain, would_fit
from matching.engine.criteria import CRITERIA
from matching.engine.messages import say
from matching.engine.words import SENTENCES
from tests.matching.engine.makers import make_case, make_person, make_pledge, wild_relations, wild_rows

LABELS = Labels(
    sectors=("care", "animals", "computing", "construction"),
    adjustments=("step-free access", "a quiet room"),
    support=("help with travel costs", "a mentor"),
    day=lambda days: f"{days} May",
)


def against(person, pledge, **more):
    explained = explain(make_case([make_person(**person)], [make_pledge(**pledge)], **more), 1, 1001)
    return [english(message, LABELS) for message in explained.against]


def remedy(person, pledge, **more):
    explained = explain(make_case([make_person(**person)], [make_pledge(**pledge)], **more), 1, 1001)
    return would_fit(explained.remedies, LABELS)


@pytest.mark.parametrize(
    ("person", "pledge", "reason", "change"),
    [
        (
            {"x": 680, "max_travel": 144},
            {},
            "It is too far from where they live: 12 miles, and they would travel 9.",
            "It would fit if travel were 12 miles (it is 9).",
        ),
        (
            {"qual": 1},
            {"qual_min": 3},
            "It asks for a level 3 qualification, and they have level 1 so far.",
            "It would fit with a level 3 qualification (they have level 1).",
        ),
        (
            {"days": 0b0000001},
            {"days": 0b0000111, "min_days": 2},
            "It needs 2 of Monday, Tuesday and Wednesday, and they are free on 1 of them.",
            "It would fit with 1 more of Tuesday and Wednesday free.",
        ),
        (
            {"avail_from": 12},
            {"start_by": 4},
            "It starts by 4 May, and they are free from 12 May.",
            "It would fit if they were free by 4 May (it is 12 May).",
        ),
        (
            {},
            {"dbs": 2},
            "It needs an enhanced DBS check, which they do not have yet.",
            "It would fit once they have an enhanced DBS check.",
        ),
        ({}, {"licence": 1}, "It needs a driving licence.", "It would fit with a driving licence."),
        (
            {"needs": 3},
            {"access": 2},
            "The host has not yet said that it can offer step-free access.",
            "It would fit once the host can offer step-free access.",
        ),
        (
            {"r1": 0},
            {"type": 1},
            "Mentoring is not among what they asked for.",
            "It would fit if they wanted mentoring.",
        ),
        (
            {"age_m": 226},
            {"age_min_m": 228},
            "It is open to ages 19 to 24.",
            "It would fit if it began 2 months later, when they are old enough.",
        ),
        ({"age_m": 299}, {"age_min_m": 228, "age_max_m": 239}, "It is open to age 19 only.", ""),
        ({"council": 7}, {}, "It is kept for young adults whom the host's own council supports.", ""),
        ({"rtw": 0}, {}, "It needs a permission that is not on record for this kind of activity.", ""),
    ],
)
def test_why_not_and_what_would_change_it(person, pledge, reason, change):
    assert against(person, pledge) == [reason]
    assert remedy(person, pledge) == change


def test_a_change_is_offered_only_if_all_of_it_would_help():
    assert remedy({"days": 0}, {"licence": 1, "days": 3}) == (
        "It would fit with 2 more of Monday and Tuesday free, and with a driving licence."
    )
    assert remedy({"days": 0, "council": 7}, {}) == ""
    assert remedy({"days": 0}, {"days": 1, "min_days": 2}) == ""


def test_the_travel_that_would_help_is_the_least_whole_number_of_miles():
    for distance in range(100, 400, 7):
        case = make_case([make_person(x=500 + distance, max_travel=99)])
        (message,) = explain(case, 1, 1001).remedies
        miles = message.values["need"]
        for reach, verdict in ((miles, "fits"), (miles - 1, "does not fit")):
            case = make_case([make_person(x=500 + distance, max_travel=reach * 1_609_344 // 100_000)])
            assert explain(case, 1, 1001).verdict == verdict


def test_a_ruled_out_pair_says_no_more_than_that():
    barred = Relations(exclusions={(1, 1001): 2})
    declined = Relations(exclusions={(1, 1001): DECLINED})
    assert against({}, {}, relations=barred) == ["This pairing has been ruled out."]
    assert against({}, {}, relations=declined) == ["They said no to this one before."]


def test_an_adjustment_is_asked_of_the_host_where_the_service_says_so():
    case = make_case([make_person(needs=1)], ask_the_host=frozenset({"ACCESS"}))
    explained = explain(case, 1, 1001)
    assert explained.verdict == "ask first"
    assert [english(message, LABELS) for message in explained.ask] == [
        "Ask the host first whether it can offer step-free access."
    ]


@pytest.mark.parametrize(
    ("empty", "pledge", "question"),
    [
        ({"qual": None}, {"qual_min": 1}, "Ask first about their qualifications."),
        ({"max_travel": None}, {}, "Ask first how far they would travel."),
        ({"x": None, "y": None}, {}, "Ask first how far they would travel."),
        ({"days": None}, {}, "Ask first which days they are free."),
        ({"avail_from": None}, {}, "Ask first when they could start."),
        ({"dbs": None}, {"dbs": 1}, "Ask first whether they have a DBS check."),
        ({"rtw": None}, {}, "Ask their adviser first whether this kind of activity is all right."),
        ({"licence": None}, {"licence": 1}, "Ask first whether they have a driving licence."),
    ],
)
def test_a_fact_that_nobody_asked_for_is_asked_for(empty, pledge, question):
    explained = explain(make_case([make_person(**empty)], [make_pledge(**pledge)]), 1, 1001)
    assert explained.verdict == "ask first"
    assert [english(message) for message in explained.ask] == [question]


def test_a_pair_that_the_service_wants_asked_about_is():
    case = make_case(relations=Relations(ask_first=frozenset({(1, 1001)})))
    explained = explain(case, 1, 1001)
    assert explained.verdict == "ask first"
    assert [english(message) for message in explained.ask] == [
        "Ask their adviser first whether this is all right."
    ]


def test_reasons_come_weightiest_first_and_speak_to_the_person_too():
    case = make_case([make_person(hours_pref=20, support=3)], [make_pledge(support=1, pay=1144)])
    explained = explain(case, 1, 1001)
    assert [english(message, LABELS, to_themselves=True) for message in explained.good] == [
        "You are very interested in construction.",
        "It is less than a mile from where you live.",
        "Work experience is your first choice.",
        "It pays £11.44 an hour, which is what you want or more.",
        "It is made for your level of qualification.",
        "It offers help with travel costs, which you want.",
    ]
    assert [english(message, LABELS) for message in explained.poor] == [
        "It does not offer a mentor, which they want.",
        "It is 16 hours a week; they want 20.",
    ]


def test_everything_said_of_wild_pairs_has_words():
    said = set()
    for seed in range(12):
        people, pledges = wild_rows(seed, 8, 8, gaps=True)
        relations = wild_relations(seed, people, pledges)
        host = frozenset({"ACCESS"}) if seed % 2 else frozenset()
        case = make_case(people, pledges, relations=relations, ask_the_host=host)
        for person, pledge in np.ndindex(8, 8):
            explained = explain(case, case.people.ids[person], case.pledges.ids[pledge])
            messages = (
                *explained.against,
                *explained.remedies,
                *explained.ask,
                *explained.good,
                *explained.poor,
            )
            assert not any("{" in english(message, LABELS) for message in messages)
            said |= {message.key for message in messages}
    of_pairs = {key for key in SENTENCES if key.split(".")[0] not in ("why", "none", "loss", "price")}
    assert said >= of_pairs - {"AGE.ask", "pair.ask"}


def test_every_rule_has_words():
    assert all(f"{rule.code}.against" in SENTENCES for rule in CRITERIA)
    assert english(say("RTW.against")) == english(say("RTW.against"), to_themselves=True)
