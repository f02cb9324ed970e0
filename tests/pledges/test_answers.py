"""Answers that are typed one way and kept another."""

import pytest
from django import forms

from pledges.forms import LinesField, PoundsField


class Pay(forms.Form):
    pay = PoundsField(required=False)


class Wanted(forms.Form):
    criteria = LinesField(most=3, longest=20, required=False)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("12.71", 1271),
        (" £12.71 ", 1271),
        ("£ 8", 800),
        ("8.00", 800),
        ("10.05", 1005),
        ("", 0),
        ("  ", 0),
        ("0", 0),
        ("0.00", 0),
    ],
)
def test_pounds_become_pence(typed, pence):
    form = Pay({"pay": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"pay": pence}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("8.0", "Write pence with two figures. Did you mean 8.00?"),
        ("12.7", "Write pence with two figures. Did you mean 12.70?"),
        ("12.715", "Write pence with two figures. Did you mean 12.71?"),
        ("1271", "£1,271 is a lot for one hour. Did you mean 12.71?"),
        ("800", "£800 is a lot for one hour. Did you mean 8.00?"),
        ("24,000", "£24,000 is a lot for one hour. Write the pay for one hour, like 12.71."),
        ("80", "£80 is a lot for one hour. Write the pay for one hour, like 12.71."),
        ("0.80", "80p is very little for one hour. Write pounds and pence, like 12.71."),
        ("850p", "Write the pay in pounds, not pence: 850p is 8.50."),
        ("-5", "Write the pay for one hour in pounds and pence, like 12.71."),
        ("NMW", "Write the pay for one hour in pounds and pence, like 12.71."),
        ("1e3", "Write the pay for one hour in pounds and pence, like 12.71."),
        ("\x00", "Write the pay for one hour in pounds and pence, like 12.71."),
        ("9" * 10_000, "£999,999,999,999 is a lot for one hour. Write the pay for one hour, like 12.71."),
    ],
)
def test_what_cannot_be_pay_for_an_hour_is_asked_again(typed, sentence):
    assert Pay({"pay": typed}).errors == {"pay": [sentence]}


@pytest.mark.parametrize(("pence", "shown"), [(1271, "12.71"), (800, "8.00"), (0, "")])
def test_pence_are_shown_as_pounds(pence, shown):
    assert Pay(initial={"pay": pence})["pay"].value() == shown


def test_lines_become_a_list():
    form = Wanted({"criteria": " Likes trees \r\n\r\nÉ early riser\n"})
    assert form.is_valid()
    assert form.cleaned_data == {"criteria": ["Likes trees", "É early riser"]}
    assert Wanted(initial={"criteria": ["a", "b"]})["criteria"].value() == "a\nb"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("a\nb\nc\nd", "Write 3 lines at most. There are 4."),
        ("x" * 21, "Make the line that begins “xxxxxxxxxxxxxxxxxxxxx…” shorter: at most 20 characters."),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_too_many_lines_or_too_long_ones_are_refused(typed, sentence):
    assert Wanted({"criteria": typed}).errors == {"criteria": [sentence]}
