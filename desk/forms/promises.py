"""What a worker types about a promise that was not kept: what the host reads, and what came of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from offers.models import BrokenPromise

from .deciding import words

S = BrokenPromise.Status


class ToHostForm(forms.Form):
    words = words(
        "What is not as promised?",
        help_text="The host reads this. Never who said it, nor what gives them away.",
    )
    has_talked = forms.BooleanField(
        label="I have talked with the young adult about it",
        error_messages={"required": "Talk with the young adult first, then put it to the host."},
    )


class CameOfItForm(forms.Form):
    """What came of it, once somebody has asked the young adult how it is now."""

    verb = forms.ChoiceField(
        label="How is it now?",
        choices=[
            ("put_right", "It has been put right"),
            ("not_put_right", "It happened, and has not been put right"),
            ("set_aside", "It did not happen"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say how it is now."},
    )
    put_right_on = forms.DateField(label="If it was put right: on which day?", required=False)
    outcome = words("What came of it?", help_text="The young adult reads this. The host does not.")

    def __init__(self, *args: Any, broken: BrokenPromise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if broken.report.settled_at:
            del self.fields["outcome"]
        if broken.status == S.NOT_PUT_RIGHT:
            self.fields["verb"].choices = [("put_right", "It has been put right")]

    def clean_put_right_on(self) -> dt.date | None:
        on = self.cleaned_data["put_right_on"]
        if on and on > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")
        return on

    def said(self) -> dict[str, Any]:
        return {"outcome": "", **self.cleaned_data}
