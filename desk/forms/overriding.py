"""What the head of service says to an offer against a rule."""

from __future__ import annotations

from typing import Any

from django import forms

from .deciding import words


class AgreeForm(forms.Form):
    one_question = False

    agreed = forms.TypedChoiceField(
        label="Do you agree?",
        choices=[("yes", "Yes: send it now"), ("no", "No, I do not agree")],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether you agree."},
    )
    words = words("Anything to say?", required=False, help_text="Whoever asked reads this.")

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("agreed") is False and not said.get("words"):
            self.add_error("words", "Say why you do not agree.")
        return said
