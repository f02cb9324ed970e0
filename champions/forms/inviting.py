"""Inviting somebody to post for an organisation: for one's own, or for one that is chosen."""

from __future__ import annotations

import datetime as dt

from django import forms

from accounts.forms import not_gone
from champions.models import Organisation


class ColleagueForm(forms.Form):
    name = forms.CharField(label="Name", max_length=150)
    email = forms.EmailField(label="Work e-mail address", max_length=254)
    is_deputy = forms.BooleanField(
        label="As a deputy, who answers too and takes over when the champion leaves", required=False
    )
    ends_on = forms.DateField(label="Last day, if you know it", required=False)

    def clean_ends_on(self) -> dt.date | None:
        return not_gone(self.cleaned_data["ends_on"])


class InviteForm(ColleagueForm):
    organisation = forms.ModelChoiceField(
        Organisation.objects.still_there(), label="Organisation", empty_label="Choose one"
    )
    field_order = ("organisation",)
