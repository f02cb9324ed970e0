"""Asking for a partner to be blocked, and a manager's answer."""

from __future__ import annotations

from typing import Any

from django import forms


class AskForBlockForm(forms.Form):
    why = forms.CharField(
        label="Why?",
        help_text="A manager reads this, and later whoever looks after them. The partner does not.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AgreeToBlockForm(forms.Form):
    one_question = False

    agreed = forms.TypedChoiceField(
        label="Do you agree?",
        choices=[("yes", "Yes, I agree: it takes effect now"), ("no", "No, I do not agree")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you agree."},
    )
    words = forms.CharField(
        label="Anything to say?",
        help_text="Whoever asked reads this.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("agreed") is False and not said.get("words"):
            self.add_error("words", "Say why you do not agree.")
        return said
