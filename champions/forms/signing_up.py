"""The statement of intent: six questions, three of which need an answer of one line."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts import phones
from accounts.plain_names import nothing_but_a_name
from champions.menu import MENU

PHONE_SIGNS = set("0123456789+ ()-.") | set("ext")


class SignUpForm(forms.Form):
    organisation_name = forms.CharField(
        label="Your organisation",
        max_length=200,
        validators=[nothing_but_a_name],
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    name = forms.CharField(
        label="Your name",
        max_length=150,
        validators=[nothing_but_a_name],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Your work e-mail address",
        max_length=254,
        help_text="We send a link there, to be sure that it is yours.",
    )
    phone = forms.CharField(
        label="Telephone",
        max_length=30,
        required=False,
        help_text="If you would rather be rung.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    could_offer = forms.MultipleChoiceField(
        label="What could you offer?",
        help_text="Small things count. Tick whatever comes to mind: you promise nothing yet.",
        choices=MENU,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one thing. “Something else” is fine."},
    )
    words = forms.CharField(
        label="Anything else that we should know",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and (set(phone.lower()) - PHONE_SIGNS or not phones.in_full(phone)):
            raise forms.ValidationError("Enter a telephone number, like 01622 000000, or leave it empty.")
        return phone


class KeepApartForm(forms.Form):
    name = forms.CharField(
        label="What to call it here",
        max_length=200,
        help_text="A name that tells it from the other one: add a place, or what they do.",
    )
