"""The least that another council's adviser says of somebody; and why not."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from accounts import phones
from accounts.plain_names import nothing_but_a_name
from geography.forms import PostcodeField
from geography.models import Authority
from rulebook.reading import council
from youngadults.twenty_five import TOO_OLD, birthday


class ReferGuestForm(forms.Form):
    name = forms.CharField(
        label="Your name",
        max_length=150,
        validators=[nothing_but_a_name],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    council = forms.ModelChoiceField(
        Authority.objects.none(), label="Your council", empty_label="Choose your council"
    )
    email = forms.EmailField(
        label="Your work e-mail address",
        max_length=254,
        help_text="We send a link there, to be sure that it is yours.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label="Your telephone",
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    first_name = forms.CharField(
        label="First name of the young adult",
        max_length=100,
        help_text="As they like to be called. No last name, please.",
    )
    date_of_birth = forms.DateField(label="Their date of birth")
    postcode = PostcodeField(label="Postcode of where they live", help_text="So that nothing is too far.")
    their_phone = forms.CharField(
        label="Their mobile number",
        max_length=30,
        required=False,
        help_text="So that they answer for themselves. Without it we ring you.",
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    wants = forms.CharField(
        label="What would they like to do?",
        max_length=300,
        required=False,
        help_text="In their words. Nothing about their past, health or papers.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agreed = forms.BooleanField(
        label="They know what I say here, and want me to say it",
        error_messages={"required": "Ask them first. Then tick this."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Authority.objects.corporate_parents().exclude(pk=council().authority_code)
        self.fields["council"].queryset = others.order_by("name")

    def clean_date_of_birth(self) -> dt.date:
        born, today = self.cleaned_data["date_of_birth"], timezone.localdate()
        if born > today or not birthday(born, 18) <= today < birthday(born, TOO_OLD):
            raise forms.ValidationError("This is for young adults from 18 until they are 25.")
        return born

    def clean_their_phone(self) -> str:
        """As +44…, or nothing."""
        typed = self.cleaned_data["their_phone"]
        number = phones.in_full(typed)
        if typed and not number:
            raise forms.ValidationError("Enter a telephone number, like 07700 900123, or leave it empty.")
        return number

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "agreed"}


class DeclineForm(forms.Form):
    answer = forms.CharField(
        label="Why not?",
        max_length=500,
        help_text="Their adviser reads this in an e-mail. No names.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
