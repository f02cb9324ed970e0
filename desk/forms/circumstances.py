"""What has changed in somebody's life: what work is open to them, whether a machine may write to them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from youngadults.models import YoungAdult
from youngadults.silencing import Why

from .deciding import words


class PermissionForm(forms.Form):
    to = forms.ChoiceField(
        label="What is open to them now?",
        choices=YoungAdult.PermissionToWork.choices,
        widget=forms.RadioSelect,
    )
    review_on = forms.DateField(
        label="When to look again", required=False, help_text="Leave it empty where no day is known."
    )
    why = words(
        "What should they know of it?",
        help_text="They can read it. No documents and no numbers. For example: while your appeal runs.",
    )

    def clean_review_on(self) -> Any:
        day = self.cleaned_data["review_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError("That day has gone. Choose a later day, or leave it empty.")
        return day


class SilenceForm(forms.Form):
    why = forms.ChoiceField(label="What has happened?", choices=Why.choices, widget=forms.RadioSelect)
