"""What a host says about a start that has ended."""

from __future__ import annotations

from django import forms

from offers.models import HostAgain


class AgainForm(forms.Form):
    answer = forms.ChoiceField(
        label="Would you host somebody again?", choices=HostAgain.Answer.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label="What would make it easier?",
        help_text="The 18+ service reads this. Please do not write about the young adult.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
