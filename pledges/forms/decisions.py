"""Short forms for one decision each."""

from __future__ import annotations

from typing import Any

from django import forms

from pledges.models import Pledge

K = Pledge.Kind


class Hinted(str):
    """The label of a choice, with a line below it that says what is meant."""

    hint: str

    def __new__(cls, label: str, hint: str = "") -> Hinted:
        made = super().__new__(cls, label)
        made.hint = hint
        return made


KINDS = [
    (
        K.WORK_EXPERIENCE,
        Hinted("Work experience", "Some days or weeks with you, to see what the work is like."),
    ),
    (K.APPRENTICESHIP, Hinted("Apprenticeship", "A paid job with training that leads to a qualification.")),
    (
        K.PRIORITY_INTERVIEW,
        Hinted(
            "Priority interview", "Everyone who meets what you look for is interviewed, and told how it went."
        ),
    ),
    (K.MENTORING, Hinted("Mentoring", "Somebody of yours meets a young adult now and then, and listens.")),
    (
        K.OTHER_SUPPORT,
        Hinted("Other support", "A discount, equipment, a visit, advice: anything else of use."),
    ),
]


class KindForm(forms.Form):
    """The first question, on a page of its own."""

    one_question = True
    kind = forms.ChoiceField(
        label="What can you offer?",
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what you can offer.",
            "invalid_choice": "Choose what you can offer.",
        },
    )


class WithdrawForm(forms.Form):
    """A reason for those who were told of it; a draft has been seen by nobody else and needs none."""

    why = forms.CharField(
        label="Why are you withdrawing it?",
        help_text="People who were offered a place may read this, so write it to them.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data: Any = None, *, is_draft: bool) -> None:
        super().__init__(data)
        if is_draft:
            self.fields["why"].required = False
            self.fields["why"].help_text = ""


class CloseForm(forms.Form):
    why = forms.CharField(
        label="Why are you closing it?",
        help_text="Your organisation and the 18+ service can read this.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
