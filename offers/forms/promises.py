"""What a host types when something is not as it promised."""

from __future__ import annotations

from typing import Any

from django import forms

PUTS_RIGHT, DIFFERENTLY = "right", "differently"


class HostAnswerForm(forms.Form):
    """Either it puts it right, and says how, or it sees it differently, and says why: words in both cases."""

    says = forms.ChoiceField(
        label="Your answer",
        choices=[(PUTS_RIGHT, "We put it right"), (DIFFERENTLY, "We see it differently")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you put it right, or see it differently."},
    )
    words = forms.CharField(
        label="In your words",
        help_text="How and by when you put it right, or how you see it. The 18+ service reads this.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write a sentence or two, so that we can help."},
    )

    def said(self) -> dict[str, Any]:
        return {
            "words": self.cleaned_data["words"],
            "agrees": self.cleaned_data["says"] == PUTS_RIGHT,
        }
