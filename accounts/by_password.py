"""An address and its password: one look-up and one hash, whoever's the address is, or nobody's."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend

from .models import User


class PasswordBackend(AuthenticationBackend):
    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        return self._check_password(User.objects.filter(email=email.lower()).first(), password)
