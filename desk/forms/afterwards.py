"""What is typed after a yes: what comes next when it broke down, what came of a broken promise."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from offers.models import Breakdown, Offer, Reason

from .deciding import words


class BreakdownForm(forms.Form):
    """What the person wants next, once somebody has talked to them."""

    what_next = forms.ChoiceField(
        label="What comes next?", choices=Breakdown.Next.choices, widget=forms.RadioSelect
    )
    words = words(
        "What did they say, and what changes?",
        required=False,
        help_text="For example: starts at ten from Monday, with Kim. The young adult may read it.",
        limit=2000,
    )
    starts_on = forms.DateField(
        label="Which day do they start now?", required=False, help_text="Leave it empty until you know."
    )
    reason = forms.ChoiceField(
        label="If it stops: their reason", required=False, choices=[("", "No reason given"), *Reason.choices]
    )
    host_told = forms.BooleanField(label="I have spoken with the host", required=False)

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if offer.status != Offer.Status.PAUSED:
            del self.fields["reason"]
        if not offer.is_yet_to_start:
            del self.fields["starts_on"]

    def clean_starts_on(self) -> dt.date | None:
        on = self.cleaned_data["starts_on"]
        if on and on < timezone.localdate():
            raise forms.ValidationError("That day has gone by. Choose a day to come.")
        return on

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("what_next") == Breakdown.Next.CHANGE and not said.get("words"):
            self.add_error("words", "Write what changes, so that everybody knows.")
        return said


class OutcomeForm(forms.Form):
    outcome = words("What came of it?", help_text="The young adult reads this. The host does not.")
