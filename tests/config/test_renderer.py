"""Forms in GOV.UK's markup, with sentences that name the question."""

from __future__ import annotations

import datetime as dt

import pytest
from django import forms
from django.core.validators import MaxValueValidator
from django.test import override_settings

from config.renderer import GovUKRenderer

KINDS = [("work", "Work experience"), ("mentoring", "Mentoring")]


class PledgeForm(forms.Form):
    default_renderer = GovUKRenderer()

    title = forms.CharField(
        max_length=20, label="What is it called?", help_text="Say what somebody would do."
    )
    places = forms.IntegerField(label="Places", min_value=1)
    pay = forms.DecimalField(required=False, widget=forms.NumberInput(attrs={"data-prefix": "£"}))
    kind = forms.ChoiceField(widget=forms.RadioSelect, choices=KINDS, label="Kind")
    days = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, choices=KINDS, required=False)
    starts_on = forms.DateField(label="First day", initial=dt.date(2027, 1, 12))
    more = forms.CharField(widget=forms.Textarea, max_length=300, required=False)
    agreed = forms.BooleanField(label="We have read the Covenant")


def errors_of(**answers: str) -> dict[str, list[str]]:
    return dict(PledgeForm(answers).errors)


def test_what_is_missing_is_named_by_its_question():
    errors = errors_of()

    assert errors["title"] == ["Answer “What is it called?”."]
    assert errors["places"] == ["Fill in “Places”."]
    assert errors["kind"] == ["Choose an answer to “Kind”."]
    assert errors["agreed"] == ["Tick “We have read the Covenant” to go on."]


def test_what_does_not_fit_says_what_would():
    errors = errors_of(title="x" * 21, places="0", starts_on="31/2/2027")

    assert errors["title"] == ["Make “What is it called?” shorter: at most 20 characters. It has 21."]
    assert errors["places"] == ["“Places” must be 1 or more."]
    assert errors["starts_on"] == ["“First day” must be a real date, like 27/3/2027."]


def test_a_field_keeps_words_of_its_own():
    class Own(PledgeForm):
        title = forms.CharField(error_messages={"required": "Every pledge needs a name."})
        places = forms.IntegerField(validators=[MaxValueValidator(9, "Nine at most, or post two.")])

    errors = Own({"places": "10"}).errors

    assert errors["title"] == ["Every pledge needs a name."]
    assert errors["places"] == ["Nine at most, or post two."]


def test_an_error_is_tied_to_its_control():
    html = PledgeForm({})["title"].as_field_group()

    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_title_error"' in html
    assert "govuk-input--error" in html


@pytest.mark.parametrize(
    ("name", "target"),
    [("title", "id_title"), ("kind", "id_kind_0"), ("days", "id_days_0"), ("agreed", "id_agreed")],
)
def test_the_summary_links_to_the_first_input_of_a_question(name, target):
    form = PledgeForm({})

    assert form[name].first_input_id == target
    assert f'id="{target}"' in form[name].as_field_group()


def test_the_browser_is_not_left_to_answer_for_us():
    html = str(PledgeForm())

    assert "required" not in html
    assert "placeholder" not in html


def test_a_long_answer_is_counted_and_never_cut_off():
    html = PledgeForm()["more"].as_field_group()

    assert 'data-maxlength="300"' in html
    assert " maxlength=" not in html
    assert 'aria-describedby="id_more-info"' in html


def test_phones_bring_their_own_keypad_and_calendar():
    form = PledgeForm()

    assert 'inputmode="numeric"' in str(form["places"])
    assert 'inputmode="decimal"' in str(form["pay"])
    assert 'type="date"' in str(form["starts_on"])
    assert 'value="2027-01-12"' in str(form["starts_on"])


def test_a_choice_may_carry_a_hint():
    class Kind(str):
        hint = "A few days to try it"

    form = PledgeForm()
    form.fields["kind"].choices = [("work", Kind("Work experience"))]

    assert "A few days to try it" in str(form["kind"])


def test_a_form_with_one_question_is_headed_by_it():
    class Question(PledgeForm):
        one_question = True

    assert Question()["title"].as_field_group().count("<h1") == 1
    assert PledgeForm()["title"].as_field_group().count("<h1") == 0


def test_what_a_person_wrote_comes_back_as_text():
    html = PledgeForm({"title": "<b>O'Neill & 🌳</b>"})["title"].as_field_group()

    assert 'value="&lt;b&gt;O&#x27;Neill &amp; 🌳&lt;/b&gt;"' in html


@override_settings(FORM_RENDERER="config.renderer.GovUKRenderer")
def test_a_hint_with_the_name_of_a_file_in_it_is_text_too():
    form = PledgeForm()
    form["title"].help_text = "<form action=//elsewhere.example.org>.pdf is kept for you."
    assert "<form action" not in form.as_div()
    assert "&lt;form action" in form.as_div()


def test_an_error_of_the_whole_form_is_shown_with_it():
    form = PledgeForm({})
    form.add_error(None, "The last place has just gone.")

    assert "The last place has just gone." in str(form)
