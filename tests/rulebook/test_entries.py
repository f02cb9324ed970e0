"""The declared rules."""

import pytest
from django.core.exceptions import ValidationError

from rulebook.entries import DECLARED, RULES
from rulebook.models import checked


def test_every_key_is_declared_once_with_words_a_source_and_a_possible_default():
    for key, rule in RULES.items():
        assert rule.kind(rule.default) == rule.default, key
        assert rule.words, key
        assert rule.source, key


def test_no_key_hides_another():
    assert len(DECLARED) == len(RULES)


@pytest.mark.parametrize(
    ("key", "value", "stored"),
    [
        ("offer.open_cap", 4, 4),
        ("offer.reminder_at_percent", 100, 100),
        ("notice.quiet_from", "21:30", "21:30"),
        ("council.brand", " #0F5E5C ", "#0f5e5c"),
        ("council.name", "  Tŷ Hir Council ", "Tŷ Hir Council"),
    ],
)
def test_a_possible_value_is_stored_in_one_form(key, value, stored):
    assert checked(key, value) == stored


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("offer.open_cap", -1, "Enter a whole number, 0 or more."),
        ("offer.open_cap", 2.5, "Enter a whole number, 0 or more."),
        ("offer.open_cap", "3", "Enter a whole number, 0 or more."),
        ("offer.open_cap", True, "Enter a whole number, 0 or more."),
        ("offer.open_cap", 10**40, "Enter at most 10,000,000."),
        ("link.lifetime_minutes", 999_999_999_999, "Enter at most 527,040."),
        ("offer.open_working_days", 1_001, "Enter at most 1,000."),
        ("offer.reminder_at_percent", 101, "Enter a whole number from 0 to 100."),
        ("notice.quiet_from", "24:00", "Enter a time of day, like 20:00."),
        ("notice.quiet_from", "8pm", "Enter a time of day, like 20:00."),
        ("council.brand", "teal", "Enter a colour as # and six digits, like #0f5e5c."),
        ("council.brand", "#fff;} body{display:none", "Enter a colour as # and six digits, like #0f5e5c."),
        ("council.name", "K" * 10_000, "Enter up to 200 characters of text."),
        ("council.name", None, "Enter up to 200 characters of text."),
        ("offer.colour_of_the_moon", 1, "There is no rule called offer.colour_of_the_moon."),
    ],
)
def test_an_impossible_value_gets_a_sentence(key, value, sentence):
    with pytest.raises(ValidationError) as refused:
        checked(key, value)
    assert refused.value.messages == [sentence]
