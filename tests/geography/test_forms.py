"""The postcode field."""

import pytest
from django import forms

from geography.forms import PostcodeField


class Visit(forms.Form):
    postcode = PostcodeField()


class Detour(forms.Form):
    postcode = PostcodeField(required=False)


def test_a_postcode_comes_out_as_written_on_a_letter():
    form = Visit({"postcode": " me14 1xx"})
    assert form.is_valid()
    assert form.cleaned_data == {"postcode": "ME14 1XX"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Enter a postcode."),
        ("O'Brien", "Enter a full UK postcode, like SW1A 2AA."),
        ("<b>" * 5000, "Enter a full UK postcode, like SW1A 2AA."),
        (
            "BT1 1AA",
            "We cannot place BT1 1AA on the map. We know postcodes of England, Scotland and Wales: "
            "check the first part, or use the postcode of somewhere near.",
        ),
    ],
)
def test_what_cannot_be_placed_gets_one_sentence(typed, sentence):
    assert Visit({"postcode": typed}).errors == {"postcode": [sentence]}


def test_a_postcode_that_is_not_required_may_be_left_out():
    form = Detour({"postcode": "  "})
    assert form.is_valid()
    assert form.cleaned_data == {"postcode": ""}


def test_a_phone_may_fill_the_field_in_by_itself():
    assert 'autocomplete="postal-code"' in str(Visit()["postcode"])
