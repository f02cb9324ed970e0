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


class SharingForm(forms.Form):
    """What the host may be told for one offer. What has been told already stays ticked and says so."""

    shares_adjustments = forms.BooleanField(required=False)
    shares_contact = forms.BooleanField(
        required=False, label="How to reach you: your phone number and e-mail"
    )
    shares_care_experience = forms.BooleanField(
        required=False, label="That the council looked after you when you were younger"
    )

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, initial={choice: getattr(offer, choice) for choice in CHOICES}, **kwargs)
        self.told = used(offer)
        self.fields["shares_adjustments"].label = f"What helps you: {in_words(adjustments_of(offer))}"
        hints = {
            "shares_adjustments": "So that it is ready on your first day. Never why you need it.",
            "shares_contact": "They get it when they say yes to you too. If not, we pass on all news.",
            "shares_care_experience": (
                "Some places keep jobs or money for this. If you don’t tell them, you can’t get that."
                " You can leave this out."
            ),
        }
        for name, hint in hints.items():
            self.fields[name].help_text = "They know this already." if name in self.told else hint
        if not adjustments_of(offer) and "shares_adjustments" not in self.told:
            del self.fields["shares_adjustments"]

    def chosen(self) -> set[str]:
        """The choices that were ticked, with those that cannot be taken back."""
        return {choice for choice in CHOICES if self.cleaned_data.get(choice)} | self.told


def in_words(adjustments: list[str]) -> str:
    return "; ".join(adjustments).lower()


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
