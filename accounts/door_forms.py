"""What the doors of staff and hosts ask: in our words, and with the same look-ups for an address that is
known and for one that is not. allauth's own forms look further where they find nobody.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import AddEmailForm, LoginForm, RequestLoginCodeForm, ResetPasswordForm
from allauth.core import context, ratelimit
from django import forms
from django.http import HttpRequest

from . import sealed_letters
from .models import User

LINK_GOOD_FOR = dt.timedelta(hours=1)
"""For so long a link to a new password that could not be sent is tried again."""


class InOurWords:
    """An e-mail address is called the same everywhere, and no box is filled with its own name."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        address = self.fields.get("login") or self.fields["email"]
        address.label = "E-mail address"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignInForm(InOurWords, LoginForm):
    pass


class NewAddressForm(InOurWords, AddEmailForm):
    pass


class AskForCodeForm(InOurWords, RequestLoginCodeForm):
    def clean_email(self) -> str:
        email = self.cleaned_data["email"]
        if not ratelimit.consume(context.request, action="request_login_code", key=email.lower()):
            raise get_adapter().validation_error("too_many_login_attempts")
        self._user = User.objects.signing_in_with(email)
        return email


class AskForPasswordForm(InOurWords, ResetPasswordForm):
    """Whose the address is only the worker asks."""

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def save(self, request: HttpRequest, **more: Any) -> str:
        email = self.cleaned_data["email"]
        job = sealed_letters.SEND_PASSWORD_LINK
        sealed_letters.post(email, "", "", good_for=LINK_GOOD_FOR, job=job)
        return email
