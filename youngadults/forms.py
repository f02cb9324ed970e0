"""What is asked at a young adult's door."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from phonenumber_field.phonenumber import to_python
from phonenumbers import is_possible_number


class CheckForm(forms.Form):
    """The soft check. Nothing on it says whose link it is."""

    first_name = forms.CharField(
        label="Your first name",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": "Write your first name."},
    )
    day_of_birth = forms.IntegerField(
        label="The day of your birthday",
        help_text="Just the day. For 17 May write 17.",
        min_value=1,
        max_value=31,
        error_messages={
            "required": "Write the day of your birthday.",
            "invalid": "Write the day as a number.",
        },
    )
    own_phone = forms.BooleanField(label="This phone is mine alone. Keep me signed in.", required=False)


class ReachForm(forms.Form):
    """A phone number or an e-mail address, in one box: people should not have to choose."""

    reach = forms.CharField(
        label="Your phone number or e-mail",
        max_length=254,
        error_messages={"required": "Write your phone number or your e-mail."},
    )

    def clean_reach(self) -> str:
        """The address in lower case, or the number as +44…"""
        typed = self.cleaned_data["reach"]
        if "@" in typed:
            return typed.lower()
        number = to_python(typed, region="GB")
        # Possible is enough: whether it is anybody's is not said here.
        if not number or not is_possible_number(number):
            raise ValidationError("Write a phone number like 07700 900123, or an e-mail.")
        return number.as_e164
