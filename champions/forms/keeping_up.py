"""How often an organisation hears from us, whether it is still up for it, and changes of the tree."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from champions.models import Organisation, Rhythm
from geography.models import Authority

from .agreeing import ReadAgainForm


class RhythmForm(forms.Form):
    every = forms.ChoiceField(
        label="How often may we remind you?",
        help_text="Only when a place of yours is free or somebody waits.",
        choices=Rhythm.Every.choices,
        widget=forms.RadioSelect,
    )


class RenewForm(forms.Form):
    appetite = forms.ChoiceField(
        label="Still up for it?", choices=Rhythm.Appetite.choices, widget=forms.RadioSelect
    )


class ChangeForm(ReadAgainForm):
    read = forms.CharField(widget=forms.HiddenInput)
    from_on = forms.DateField(label="From which day", initial=timezone.localdate)
    name = forms.CharField(label="Name", max_length=200)
    parent = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Part of",
        required=False,
        empty_label="Nothing: it is at the top",
    )
    council = forms.ModelChoiceField(
        Authority.objects.corporate_parents(), label="Council", required=False, empty_label="None"
    )
    ends_on = forms.DateField(
        label="Last day, if it is abolished",
        required=False,
        help_text="On the day after, nobody posts for it. If another takes over, merge the two instead.",
    )
    why = forms.CharField(
        label="Why?", max_length=300, help_text="The decision, so that others can look it up."
    )

    def __init__(self, data: Any = None, *, organisation: Organisation, read: str) -> None:
        now = {name: getattr(organisation, name) for name in ("name", "parent", "council", "ends_on")}
        super().__init__(data, initial={**now, "read": read})
        self.fields["parent"].queryset = Organisation.objects.still_there().exclude(pk=organisation.pk)
