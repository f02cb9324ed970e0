"""Where a young adult can be reached."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts import phones
from youngadults.models import YoungAdult

WAYS = [
    (YoungAdult.Contact.TEXT, _("A text")),
    (YoungAdult.Contact.EMAIL, _("An e-mail")),
    (YoungAdult.Contact.CALL, _("A call from my adviser")),
    (YoungAdult.Contact.LETTER, _("A letter")),
]
IN_FULL = _("Write the e-mail in full, like name@example.org.")


class ContactForm(forms.Form):
    phone = forms.CharField(
        label=_("Phone number"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel", "dir": "ltr"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages=dict.fromkeys(("invalid", "max_length"), IN_FULL),
    )
    preferred_contact = forms.ChoiceField(
        label=_("What is the best way to reach you?"), choices=WAYS, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, young_adult: YoungAdult, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "phone": young_adult.phone.as_national if young_adult.phone else "",
            "email": young_adult.user.email or "",
            "preferred_contact": young_adult.preferred_contact,
        }
        super().__init__(*args, **kwargs)
        self.known_email = young_adult.user.email or ""

    def new_email(self) -> str:
        """The address that was typed, where it is not the one that we have."""
        typed = self.cleaned_data["email"]
        return typed if typed != self.known_email else ""

    def clean_phone(self) -> str:
        """As +44…, or nothing."""
        typed = self.cleaned_data["phone"]
        number = phones.in_full(typed)
        if typed and not number:
            raise ValidationError(_("Write a phone number like 07700 900123."))
        return number

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        way = cleaned.get("preferred_contact")
        if way == "text" and "phone" in cleaned and not cleaned["phone"]:
            self.add_error("phone", _("Write a number for texts, or choose another way."))
        if way == "email" and "email" in cleaned and not cleaned["email"]:
            self.add_error("email", _("Write an e-mail, or choose another way."))
        return cleaned


class ContactOfForm(ContactForm):
    """The same for an adviser, who says how they know that it is them."""

    known_by = forms.BooleanField(
        label="I have spoken to them, and I am sure that it is them",
        error_messages={"required": "Speak to them first, and make sure that it is them."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["preferred_contact"].label = "The best way to reach them"
        self.fields["preferred_contact"].choices = YoungAdult.Contact.choices
