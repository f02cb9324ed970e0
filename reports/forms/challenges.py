"""What is typed about a Challenge: by whoever raises it, by the manager, by who answers it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from reports import challenges
from reports.models import Challenge
from rulebook.calendar import working_day_after
from rulebook.reading import value


class RaiseForm(forms.Form):
    """A few words. No name unless they say so."""

    words = forms.CharField(
        label=gettext_lazy("What should change?"),
        help_text=gettext_lazy("A few words will do. No names, please."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Tell us what should change.")},
    )
    voice = forms.ChoiceField(
        label=gettext_lazy("Who says this?"),
        widget=forms.RadioSelect,
        choices=[
            (Challenge.Voice.ONE, gettext_lazy("Just me")),
            (Challenge.Voice.COUNCIL, gettext_lazy("The Young Adult Council")),
        ],
        initial=Challenge.Voice.ONE,
        error_messages={"required": gettext_lazy("Tap who says this.")},
    )
    shares_name = forms.BooleanField(label=gettext_lazy("They may know my name"), required=False)


class InspectorRaiseForm(RaiseForm):
    """Young Inspectors speak for all of them."""

    voice = None


class GiveForm(forms.Form):
    owner = forms.ModelChoiceField(
        label="Who sees to it?",
        queryset=None,
        empty_label="Choose somebody",
        error_messages={"required": "Choose who sees to it."},
    )
    due_on = forms.DateField(
        label="By which day is there an answer?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Choose the day by which there is an answer."},
    )
    you_said = forms.CharField(
        label="How should the panel read it?",
        help_text="Their words as they are, or shorter. Take out whatever tells who said it.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write how the panel reads it."},
    )

    def __init__(self, *args: Any, challenge: Challenge, **kwargs: Any) -> None:
        usual = working_day_after(timezone.localdate(), value("challenge.answer_working_days"))
        now = {
            "owner": challenge.owner_id,
            "due_on": challenge.due_on or usual,
            "you_said": challenge.you_said or challenge.words,
        }
        super().__init__(*args, initial=now, **kwargs)
        self.fields["owner"].queryset = challenges.owners()

    def clean_due_on(self) -> dt.date:
        day = self.cleaned_data["due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError("This day has gone. Choose today or a later day.")
        return day


class AnswerForm(forms.Form):
    we_did = forms.CharField(
        label="What did we do?",
        help_text="Everybody who signs in reads this. Use plain words; if it is a no, say why.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Write what was done."},
    )
