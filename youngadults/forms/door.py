"""What is asked at a young adult's door."""

from __future__ import annotations

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts import phones


class CheckForm(forms.Form):
    """The soft check. Nothing on it says whose link it is."""

    first_name = forms.CharField(
        label=_("Your first name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
        error_messages={"required": _("Write your first name.")},
    )
    day_of_birth = forms.IntegerField(
        label=_("The day of your birthday"),
        help_text=_("Just the day. For 17 May write 17."),
        min_value=1,
        max_value=31,
        error_messages={
            "required": _("Write the day of your birthday."),
            "invalid": _("Write the day as a number."),
        },
    )
    own_phone = forms.BooleanField(label=_("This phone is mine alone. Keep me signed in."), required=False)


class ReachForm(forms.Form):
    """A phone number or an e-mail address, in one box: people should not have to choose."""

    reach = forms.CharField(
        label=_("Your phone number or e-mail"),
        max_length=254,
        error_messages={"required": _("Write your phone number or your e-mail.")},
    )

    def clean_reach(self) -> str:
        """The address in lower case, or the number as +44…"""
        typed = self.cleaned_data["reach"]
        if "@" in typed:
            return typed.lower()
        # Whether it is anybody's is not said here.
        if number := phones.in_full(typed):
            return number
        raise ValidationError(_("Write a phone number like 07700 900123, or an e-mail."))


class OnlyCodeForm(forms.Form):
    """A code that we made: eight digits, however they are typed."""

    code = forms.CharField(
        label=_("The code"),
        help_text=_("8 numbers. Spaces do not matter."),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "autocomplete": "one-time-code",
                "class": "govuk-input--width-10",
                "dir": "ltr",
            }
        ),
        error_messages={"required": _("Write the code.")},
    )

    def clean_code(self) -> str:
        return "".join(filter(str.isdigit, unicode_digits(self.cleaned_data["code"])))


class CodeForm(OnlyCodeForm, CheckForm):
    """A code from somebody who knows you, or from your own phone, and the soft check."""

    field_order = ["code", "first_name", "day_of_birth", "own_phone"]


def unicode_digits(typed: str) -> str:
    """Digits of any script as 0 to 9: a phone set to Arabic types others."""
    return "".join(str(unicodedata.digit(one)) if one.isdigit() else one for one in typed)
