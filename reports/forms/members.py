"""What an elected member types about a promise of their own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from reports.models import MemberPromise

W = MemberPromise.What


class PromiseForm(forms.Form):
    what = forms.ChoiceField(
        label="What do you promise?",
        choices=W.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you promise."},
    )
    words = forms.CharField(
        label="In your words",
        max_length=300,
        required=False,
        help_text="For example: which district, which board. The panel reads this.",
    )
    by_on = forms.DateField(
        label="By when?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Choose the day by which you keep it."},
    )

    def clean_by_on(self) -> dt.date:
        day = self.cleaned_data["by_on"]
        if day < timezone.localdate():
            raise forms.ValidationError("This day has gone. Choose today or a later day.")
        return day

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("what") == W.OTHER and not said.get("words"):
            self.add_error("words", "Say in your words what you promise.")
        return said


class KeptForm(forms.Form):
    what_came = forms.CharField(
        label="What came of it?",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The panel reads this. Never the name of a young adult.",
    )
