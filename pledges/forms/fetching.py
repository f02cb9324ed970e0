"""Whose adverts to fetch from Find an apprenticeship."""

from __future__ import annotations

from django import forms

from champions.models import Organisation


class FetchForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.still_there().order_by("name"),
        label="Whose adverts?",
        help_text="We ask for the adverts of an employer of this name.",
        empty_label="Choose one",
    )
