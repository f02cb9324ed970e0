"""E-mails that leave by the council's mail server and not by Notify, such as invitations and codes to sign in
with: on the terminal, and beside the others on the page of messages.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends import console

from .notify.service import Sent
from .notify.standing_by import the_server
from .notify.templates import EMAIL


class EmailBackend(console.EmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if server := the_server():
            server.notify.sent += [as_sent(message, to) for message in email_messages for to in message.to]
        return super().send_messages(email_messages)


def as_sent(message: EmailMessage, to: str) -> Sent:
    content = {"subject": str(message.subject), "body": str(message.body)}
    return Sent("email", to, EMAIL, content, reference=None, status="delivered")
