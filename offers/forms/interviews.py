"""What a host says about a promised interview, and what a worker says about something equal."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from offers.models import CriterionCheck, Interview
from rulebook.writing import clock

Met = CriterionCheck.Met


class ChecksForm(forms.Form):
    """Each criterion with three answers; something equal has to be named."""

    def __init__(self, data: Any = None, *, rows: list[tuple[str, CriterionCheck | None]]) -> None:
        super().__init__(data)
        self.criteria = [criterion for criterion, _ in rows]
        for number, (criterion, check) in enumerate(rows):
            self.fields[f"met_{number}"] = forms.ChoiceField(
                label=criterion,
                choices=Met.choices,
                widget=forms.RadioSelect,
                initial=check.met if check else None,
                error_messages={"required": f"Say whether they have this: {criterion}"},
            )
            self.fields[f"instead_{number}"] = forms.CharField(
                label="If something like it: what?",
                max_length=300,
                required=False,
                initial=check.instead if check else "",
            )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        for number in range(len(self.criteria)):
            if answers.get(f"met_{number}") == Met.EQUAL and not answers.get(f"instead_{number}"):
                self.add_error(f"instead_{number}", "Say what they have, so that a worker can confirm it.")
        return answers

    def answers(self) -> dict[str, tuple[str, str]]:
        said = self.cleaned_data
        return {
            criterion: (said[f"met_{number}"], said[f"instead_{number}"])
            for number, criterion in enumerate(self.criteria)
        }


AS_PEOPLE_WRITE_IT = ["%H:%M", "%H.%M", "%H:%M:%S"] + [
    hours + space + "%p" for hours in ("%I:%M", "%I.%M", "%I") for space in ("", " ")
]
"""As the pages write a time, and as people do: 10:30, 10.30, 2pm, 2.30 pm, 14:00."""

EARLIEST, LATEST = dt.time(7), dt.time(21)


class DayForm(forms.Form):
    on = forms.DateField(label="Day of the interview")
    time = forms.TimeField(
        label="Time",
        help_text="Like 10:30am or 2pm.",
        input_formats=AS_PEOPLE_WRITE_IT,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )

    def clean_on(self) -> dt.date:
        if self.cleaned_data["on"] < timezone.localdate():
            raise forms.ValidationError("That day has gone by. Choose a day to come.")
        return self.cleaned_data["on"]

    def clean_time(self) -> dt.time:
        """Nobody is interviewed at half past two in the night: somebody has forgotten "pm"."""
        time: dt.time = self.cleaned_data["time"]
        if not EARLIEST <= time <= LATEST:
            between = f"between {clock(EARLIEST)} and {clock(LATEST)}"
            raise forms.ValidationError(f"That is {clock(time)}. Choose a time {between}, like 2:30pm.")
        return time

    def at(self) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(self.cleaned_data["on"], self.cleaned_data["time"]))


FEEDBACK = {
    "max_length": 2000,
    "widget": forms.Textarea(attrs={"rows": 5}),
    "error_messages": {"required": "Write how it went: you promised feedback, whatever the result."},
}


class ResultForm(forms.Form):
    result = forms.ChoiceField(
        label="How did it go?", choices=Interview.Result.choices, widget=forms.RadioSelect
    )
    feedback = forms.CharField(
        label="What went well, and what would help next time?",
        help_text="They read this, word for word. Write it to them.",
        **FEEDBACK,
    )


NONE_OF_THESE = ""


class RefuseForm(forms.Form):
    criterion = forms.ChoiceField(label="What was not met?", required=False, widget=forms.RadioSelect)
    why = forms.CharField(
        label="If none of these: why?",
        help_text="The service manager reads this and calls you.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    feedback = forms.CharField(
        label="What would help them next time?", help_text="They read this, word for word.", **FEEDBACK
    )

    def __init__(self, data: Any = None, *, can_be_named: list[str]) -> None:
        super().__init__(data)
        named = [(criterion, criterion) for criterion in can_be_named]
        self.fields["criterion"].choices = [*named, (NONE_OF_THESE, "None of these")]

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if not answers.get("criterion") and not answers.get("why"):
            self.add_error("why", "Choose what was not met, or say why you refuse.")
        return answers


class EqualForm(forms.Form):
    counts = forms.ChoiceField(
        label="Does it count?",
        choices=[("yes", "Yes, it counts"), ("no", "No, it is not the same")],
        widget=forms.RadioSelect,
    )
