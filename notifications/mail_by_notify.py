"""Django's own mail through GOV.UK Notify: a council that uses it for everything needs no mail server.

Notices do not come this way (`providers`): it is for what a room mails by itself, such as a code to sign in
with.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from notifications_python_client.errors import APIError

from .providers.govuk_notify import post_mail


class EmailBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many left. Raises Notify's APIError for one that it does not take, unless mail is to fail
        silently.
        """
        return sum(self.send(message) for message in email_messages)

    def send(self, message: EmailMessage) -> bool:
        try:
            for to in message.recipients():
                post_mail(to, str(message.subject), str(message.body))
        except APIError:
            if not self.fail_silently:
                raise
            return False
        return True
