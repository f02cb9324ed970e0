"""Why an offer was thought of for somebody: in their language, in easy words, never more than was kept."""

import pytest
from django.utils import translation

from matching.engine.words import SENTENCES
from offers.models import Offer
from offers.why import SAYS, sentence, why
from tests.factories import make_offer
from tests.offers.test_reading_age import HIGHEST_GRADE, grade

# Typed by hand: what the engine can say for an offer, and what a young adult reads of it.
SAID = [
    ("interest.for", {"sector": "animal-care", "level": 3}, "You like this a lot: animal care."),
    ("interest.for", {"sector": "animal-care", "level": 2}, "You like this: animal care."),
    ("interest.for", {"sector": "animal-care", "level": 1}, "You said you might like this: animal care."),
    ("interest.second", {"sector": "animal-care"}, "A part of it is something you like: animal care."),
    ("type.rank", {"kind": 2, "rank": 1}, "This kind of thing is what you want most."),
    ("type.rank", {"kind": 2, "rank": 2}, "You asked for this kind of thing."),
    ("choice.for", {"rank": 1}, "You asked for this one."),
    ("distance.from_home", {}, "You can do it from home."),
    ("distance.far", {"distance": 40}, "It is 3 miles from where you live."),
    ("distance.far", {"distance": 3}, "It is less than a mile from where you live."),
    ("hours.for", {"hours": 30}, "It is 30 hours a week, as you want."),
    ("pay.for", {"pay": 1271}, "It pays £12.71 an hour. That is what you asked for, or more."),
    ("qualfit.for", {"level": 2}, "It fits what you have learnt so far."),
]


@pytest.mark.parametrize(("key", "values", "expected"), SAID)
def test_each_reason_is_a_short_sentence_to_them(key, values, expected):
    assert sentence(key, values) == expected
    assert grade([expected]) <= HIGHEST_GRADE + 2
    with translation.override("ar"):
        assert sentence(key, values) != expected


def test_the_words_of_a_reason_are_easy_taken_together():
    assert grade([expected for _, _, expected in SAID]) <= HIGHEST_GRADE


def test_whatever_the_engine_can_say_for_an_offer_can_be_said_to_them():
    speaks_for = {key for key in SENTENCES if key.endswith(".for")}
    assert {*speaks_for, "interest.second", "type.rank", "distance.from_home", "distance.far"} == SAYS.keys()


def test_several_kinds_of_help_are_each_named():
    said = sentence("support.for", {"support": ["english", "named_person", "gone-from-the-list"]})
    for words in ("help with English", "a named person to go to", "gone-from-the-list"):
        assert words in said


@pytest.fixture
def offer(cast):
    return make_offer(young_adult=cast.sam.young_adult)


def test_a_sentence_that_was_kept_without_its_parts_is_shown_as_it_is(offer):
    offer.reasons = ["You like trees.", {"about": "They like dogs.", "to": "You like dogs."}]
    assert why(offer) == ["You like trees.", "You like dogs."]


def test_without_a_reason_it_says_who_thought_of_them(cast, offer):
    Offer.objects.update(offered_by=cast.wren, reasons=[])
    offer.refresh_from_db()
    assert why(offer) == ["Wren thought that this could fit you."]
