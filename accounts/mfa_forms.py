"""allauth's form for a passkey, in our words, and made for signing in without a password."""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm


class AddPasskeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "What do you call this device?"
        self.fields["name"].max_length = 100
        self.fields["passwordless"].label = "I want to sign in with it alone, without a password"
        self.fields["passwordless"].help_text = "Leave this out for a key that can do no more than confirm."
        self.fields["passwordless"].initial = True
