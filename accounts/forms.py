"""What the doors ask: whom to invite, who you are, which role until when, and why."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from .models import Invitation, Role, User, today


class InviteForm(forms.Form):
    name = forms.CharField(label="Name", max_length=150)
    email = forms.EmailField(label="Work e-mail address", max_length=254)
    kind = forms.ChoiceField(label="Role", choices=Role.GIVEN, widget=forms.RadioSelect)
    ends_on = forms.DateField(
        label="Last day, if you know it", required=False, help_text="For a contract or cover that ends."
    )

    def clean_ends_on(self) -> dt.date | None:
        return not_gone(self.cleaned_data["ends_on"])


def not_gone(day: dt.date | None) -> dt.date | None:
    if day and day < today():
        raise forms.ValidationError("That day has gone. Choose today or a later day.")
    return day


class JoinForm(forms.Form):
    """For a new account its name and, if they like, a password. An account that is there needs neither."""

    name = forms.CharField(
        label="Your name, as others should read it",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label="A password, if you want one",
        help_text="At least 12 characters. Without one we e-mail you a code each time you sign in.",
        required=False,
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, data: Any = None, *, invitation: Invitation) -> None:
        super().__init__(data, initial={"name": invitation.name})
        self.user = User(email=invitation.email, name=invitation.name)
        if User.objects.filter(email=invitation.email, is_active=True).exists():
            self.fields.clear()

    def clean_password(self) -> str:
        if password := self.cleaned_data["password"]:
            validate_password(password, self.user)
        return password


class WhyForm(forms.Form):
    why = forms.CharField(
        label="Why?",
        help_text="Kept with your name and the date. Other managers can read it.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RoleForm(WhyForm):
    kind = forms.ChoiceField(label="Role", choices=Role.GIVEN, widget=forms.RadioSelect)
    ends_on = forms.DateField(label="Last day, if you know it", required=False)
    field_order = ("kind", "ends_on", "why")

    def clean_ends_on(self) -> dt.date | None:
        return not_gone(self.cleaned_data["ends_on"])


class EndRoleForm(WhyForm):
    last_day = forms.DateField(label="Last day", initial=today)
    field_order = ("last_day", "why")
