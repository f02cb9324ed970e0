"""What is typed on the pages of figures."""

from __future__ import annotations

from django import forms


class AskForm(forms.Form):
    words = forms.CharField(
        label="Anything to add?",
        max_length=300,
        required=False,
        help_text="Hosts read this. For example: mornings would help. Never who, or how many in one place.",
    )


class ConfirmPackForm(forms.Form):
    words = forms.CharField(
        label="What do you want to say to the panel?",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="It stands above the figures. Never a name, or anything by which somebody can be known.",
    )
