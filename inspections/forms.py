"""What is typed and ticked about checks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from champions.models import Organisation
from pledges.models import Pledge

from .models import Answer, Inspector

SMALL = {"rows": 3}


def not_gone(day: dt.date) -> dt.date:
    if day < timezone.localdate():
        raise forms.ValidationError("That day has gone. Choose today or a later day.")
    return day


class RecruitForm(forms.Form):
    name = forms.CharField(label="Name", max_length=150)
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        help_text="Not the one of a page that they have here already: the two stay apart.",
    )
    trained_on = forms.CharField(
        label="What were they trained on, and when?",
        max_length=300,
        help_text="For example: how to ask, what to write down, staying safe; 3 November",
    )
    reward = forms.CharField(
        label="What do they get for a visit?",
        max_length=200,
        help_text="For example: £12.71 an hour with the way there and back, and the fare",
    )
    ends_on = forms.DateField(label="Last day as an inspector")
    notes = forms.CharField(
        label="Notes", max_length=1000, required=False, widget=forms.Textarea(attrs=SMALL)
    )

    def clean_ends_on(self) -> dt.date:
        return not_gone(self.cleaned_data["ends_on"])


class AgreedForm(forms.ModelForm):
    class Meta:
        model = Inspector
        fields = ("trained_on", "reward", "notes")
        labels = {"trained_on": "What they were trained on, and when", "reward": "What they get for a visit"}
        widgets = {"trained_on": forms.TextInput, "notes": forms.Textarea(attrs=SMALL)}


class PledgeField(forms.ModelChoiceField):
    def label_from_instance(self, pledge: Pledge) -> str:
        return f"{pledge.organisation}: {pledge}"


class WhoForm(forms.Form):
    """Who goes, and until when."""

    inspector = forms.ModelChoiceField(
        Inspector.objects.none(), label="Who goes?", empty_label="Choose an inspector"
    )
    visit_by = forms.DateField(label="Last day for the visit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inspector"].queryset = Inspector.objects.working()

    def clean_visit_by(self) -> dt.date:
        return not_gone(self.cleaned_data["visit_by"])


class AssignForm(WhoForm):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Which organisation?", empty_label="Choose one"
    )
    pledge = PledgeField(
        Pledge.objects.none(),
        label="Which promise of theirs?",
        required=False,
        empty_label="What they promise as a whole",
    )
    script = forms.CharField(
        label="What should they do there?",
        max_length=2000,
        help_text="Where to go, whom to ask, what to say, what to look at. No names of young adults.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    paid_minutes = forms.IntegerField(
        label="Paid time in minutes",
        min_value=15,
        max_value=600,
        initial=120,
        help_text="With the way there and back, and writing it down",
    )
    field_order = ("organisation", "pledge", "script", "inspector", "visit_by", "paid_minutes")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.still_there().order_by("name", "pk")
        live = Pledge.objects.live().select_related("organisation")
        self.fields["pledge"].queryset = live.order_by("organisation__name", "title", "pk")

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        pledge, organisation = said.get("pledge"), said.get("organisation")
        if pledge and organisation and pledge.organisation_id != organisation.pk:
            self.add_error("pledge", f"This promise is one of {pledge.organisation}. Choose one of theirs.")
        return said


def tapped(question: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=question,
        choices=Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": f"{question} Tap one: “I could not tell” is fine."},
    )


class RecordForm(forms.Form):
    """Four taps and a day; words only for who likes to."""

    visited_on = forms.DateField(label="When were you there?", initial=timezone.localdate)
    knew = tapped("Did they know what they promise?")
    kept = tapped("Did they do what they promise?")
    easy = tapped("Was it easy to ask for?")
    friendly = tapped("Were they friendly?")
    words = forms.CharField(
        label="Anything you want to say about it",
        max_length=1000,
        required=False,
        help_text="What you saw, what was said and when, and which job they do who said it. No names: "
        "not yours, not of anybody else.",
        widget=forms.Textarea(attrs=SMALL),
    )
    took_minutes = forms.IntegerField(
        label="How many minutes did it take?",
        min_value=1,
        max_value=600,
        required=False,
        help_text="With the way there and back, so that you get paid for it.",
    )

    def clean_visited_on(self) -> dt.date:
        day = self.cleaned_data["visited_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")
        return day


class ReplyForm(forms.Form):
    words = forms.CharField(
        label="Your reply",
        max_length=1000,
        help_text="What you will do, or what was otherwise. It stands beside what was found.",
        widget=forms.Textarea(attrs=SMALL),
    )


class HandBackForm(forms.Form):
    why = forms.CharField(
        label="Why, if you want to say", max_length=300, required=False, help_text="Nobody minds."
    )


class CallOffForm(forms.Form):
    why = forms.CharField(label="Why?", max_length=300, help_text="Kept with your name and the date.")


class CloseForm(forms.Form):
    outcome = forms.CharField(
        label="What comes of it?",
        max_length=1000,
        help_text="The inspector, the host and the panel read this.",
        widget=forms.Textarea(attrs=SMALL),
    )
