"""What the 18+ service notes about an organisation: legal class, social value, the national signature."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from champions.models import Organisation, SocialValuePromise

SOURCE = "The Act and its section, a contract, a letter: so that somebody else can look it up."


def not_to_come(day: dt.date | None) -> dt.date | None:
    if day and day > timezone.localdate():
        raise forms.ValidationError("That day has not come yet.")
    return day


class LegalClassForm(forms.Form):
    kind = forms.ChoiceField(label="Legal class", choices=Organisation.Kind.choices, widget=forms.RadioSelect)
    from_on = forms.DateField(label="From which day", initial=timezone.localdate)
    source = forms.CharField(label="How do we know?", max_length=300, help_text=SOURCE)


class PromiseForm(forms.Form):
    contract_reference = forms.CharField(label="Contract reference", max_length=60)
    what = forms.CharField(
        label="What was promised?", max_length=200, help_text="For example: places of work experience"
    )
    promised = forms.IntegerField(label="How many?", min_value=1, max_value=10_000)
    due_on = forms.DateField(label="By when, if it says", required=False)


class DeliveredForm(forms.Form):
    promise = forms.ModelChoiceField(
        SocialValuePromise.objects.none(), label="Of which promise?", empty_label="Choose one"
    )
    number = forms.IntegerField(label="How many?", min_value=1, max_value=10_000)
    on = forms.DateField(label="When?", initial=timezone.localdate)
    evidence = forms.CharField(
        label="What shows it?", max_length=300, help_text="A report, an e-mail, an attendance list. No names."
    )

    def __init__(self, data: Any = None, *, organisation: Organisation) -> None:
        super().__init__(data)
        self.fields["promise"].queryset = organisation.social_value.all()

    def clean_on(self) -> dt.date | None:
        return not_to_come(self.cleaned_data["on"])


class SignatureForm(forms.Form):
    covenant_signed_on = forms.DateField(label="Signed on")
    covenant_source = forms.CharField(
        label="How do we know?",
        max_length=200,
        help_text="For example: listed on the Covenant’s own site, seen today",
    )

    def clean_covenant_signed_on(self) -> dt.date | None:
        return not_to_come(self.cleaned_data["covenant_signed_on"])
