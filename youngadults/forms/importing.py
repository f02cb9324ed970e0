"""What taking young adults out and matching advisers asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.models import User
from geography.models import Authority
from youngadults import caseloads

EVERYBODY, EACH, NOWHERE = "all", "each", "none"


class ExportForm(forms.Form):
    district = forms.ChoiceField(
        label="Whom?",
        help_text="By where they live now, for a council that is split.",
        error_messages={"invalid_choice": "Choose one from the list. Nobody lives in that district now."},
    )

    def __init__(self, *args: Any, districts: Sequence[Authority | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(place.pk, place.name) if place else (NOWHERE, "No district known") for place in districts]
        choices = [
            (EVERYBODY, "Everybody, in one file"),
            (EACH, "Everybody, a file for each district"),
            *places,
        ]
        self.fields["district"].choices = choices  # type: ignore[attr-defined]


class AdviserNameForm(forms.Form):
    name = forms.CharField(widget=forms.HiddenInput, max_length=100)
    adviser = forms.ModelChoiceField(
        User.objects.none(),
        label="Who is this?",
        empty_label="Choose one",
        error_messages={
            "required": "Choose who this is.",
            "invalid_choice": "Choose somebody from the list.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = caseloads.advisers()  # type: ignore[attr-defined]
