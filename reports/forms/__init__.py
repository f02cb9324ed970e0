"""What is typed on the pages of figures."""

from __future__ import annotations

from typing import Any

from django import forms

from reports.quarters import Quarter


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


class ReplyForm(forms.Form):
    words = forms.CharField(
        label="What do you want to say beside these figures?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="It is published with them, if they are. Name nobody, and nothing that gives them away.",
        error_messages={"required": "Write your reply, or go back."},
    )


class PublishForm(forms.Form):
    """A click that is confirmed: nothing is typed."""


class TakeOffForm(forms.Form):
    why = forms.CharField(
        label="Why is it taken off?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The history keeps this. The organisation reads it.",
        error_messages={"required": "Write why, for the history."},
    )


class QuarterForm(forms.Form):
    """Which quarter a list shows; without one, all of them."""

    quarter = forms.ChoiceField(label="Quarter", required=False)

    def __init__(self, *args: Any, quarters: list[Quarter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["quarter"].choices = [("", "All"), *((it.key, str(it)) for it in quarters)]
