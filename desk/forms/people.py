"""What is written about a young adult at the desk: a note, who refers them and why."""

from __future__ import annotations

from typing import Any

from django import forms

from pledges.models import Pledge
from rulebook import lists
from youngadults.models import YoungAdult

from .deciding import words


class NoteForm(forms.Form):
    """A note that the young adult can read; a private one must say why."""

    text = words(
        "What should be kept?",
        help_text="They can read it. Write as you would speak to them; nothing about health or family.",
        limit=2000,
    )
    private = forms.BooleanField(label="They should not read this one", required=False)
    why_private = forms.CharField(
        label="Why should they not read it?",
        max_length=300,
        required=False,
        help_text="For example: it is about somebody else. They may still ask to see it.",
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("private") and not said.get("why_private"):
            self.add_error("why_private", "Say why they should not read it, or take the tick away.")
        return said

    def why(self) -> str:
        """Without the tick a reason means nothing."""
        return self.cleaned_data["why_private"] if self.cleaned_data["private"] else ""


class ReferForm(forms.Form):
    """A few taps: what they would like, what to mind, how to reach them."""

    sector = forms.ChoiceField(
        label="What would they like?", choices=[("", "Not sure yet"), *lists.SECTORS], required=False
    )
    kind = forms.ChoiceField(
        label="Which kind?", choices=[("", "Any kind"), *Pledge.Kind.choices], required=False
    )
    words = words(
        "In their words, and anything to mind",
        required=False,
        help_text="For example: not before ten, no travel by train. The young adult can read it.",
    )
    contact = forms.ChoiceField(label="How do they want to hear?", choices=YoungAdult.Contact.choices)
