"""What people type about an offer: a question, a reason, what may be told. Forms check; lifecycles act."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from offers.models import HostReason, Reason
from youngadults.saying_twice import said_twice


class QuestionForm(forms.Form):
    one_question = True

    text = forms.CharField(
        label=_("What would you like to ask?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        error_messages={"required": _("Write your question first.")},
    )


READ_BY = _(
    "Your adviser and the people who look for offers read this."
    " The people you would meet or work with do not."
)


class ReasonForm(forms.Form):
    """Why not: from a list, always optional."""

    reason = forms.ChoiceField(
        label=_("Would you like to say why?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = said_twice(lambda: str(READ_BY))


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
