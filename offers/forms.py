"""What people type about an offer: a question, a reason, what may be told. Forms check; lifecycles act."""

from __future__ import annotations

from typing import Any

from django import forms

from .choices import CHOICES, used
from .disclosure import adjustments_of
from .models import HostReason, Offer, Reason


class QuestionForm(forms.Form):
    one_question = True

    text = forms.CharField(
        label="What would you like to ask?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write your question first."},
    )


class ReasonForm(forms.Form):
    """Why not: from a list, always optional."""

    reason = forms.ChoiceField(
        label="Would you like to say why?",
        choices=Reason.choices,
        widget=forms.RadioSelect,
        required=False,
    )


class Hinted(str):
    """A choice's label that has a hint below it."""

    hint: str

    def __new__(cls, label: str, hint: str) -> Hinted:
        new = super().__new__(cls, label)
        new.hint = hint
        return new


HINTS = {
    "shares_adjustments": "So that it is ready on your first day. Never why you need it.",
    "shares_contact": "They get it when they say yes too. If you leave it out, we pass on all news.",
    "shares_care_experience": (
        "Some places keep jobs or money for this. You only get those if they know. You can leave it out."
    ),
}


class SharingForm(forms.Form):
    """What the host may be told for one offer. What it has been told already is no longer a choice."""

    tell = forms.MultipleChoiceField(
        label="Tell them this too:", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        self.told = used(offer)
        chosen = [choice for choice in CHOICES if getattr(offer, choice)]
        super().__init__(*args, initial={"tell": chosen}, **kwargs)
        self.fields["tell"].choices = [
            (choice, Hinted(label, HINTS[choice]))
            for choice, label in labels(offer).items()
            if choice not in self.told
        ]

    def chosen(self) -> set[str]:
        """The choices that were ticked, with those that cannot be taken back."""
        return {*self.cleaned_data["tell"], *self.told}


def labels(offer: Offer) -> dict[str, str]:
    """The choices that mean something for this person, in words."""
    helps = "; ".join(adjustments_of(offer)).lower()
    words = {
        "shares_adjustments": f"What helps you: {helps}" if helps else "",
        "shares_contact": "How to reach you: your phone number and e-mail",
        "shares_care_experience": "That the council looked after you when you were younger",
    }
    return {choice: label for choice, label in words.items() if label}


class HostReasonForm(forms.Form):
    """Why a host can’t go through with it: the young adult reads the reason, the 18+ service reads all."""

    reason = forms.ChoiceField(
        label="Why can’t it happen?", choices=HostReason.choices, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label="Anything that the 18+ service should know",
        help_text="The young adult does not read this.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EndForm(forms.Form):
    why = forms.CharField(
        label="What happened?",
        help_text="Only the 18+ service reads this. Please do not write about health or family.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
