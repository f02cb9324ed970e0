"""The local Notify beside the demonstration, in the same process: started with it, gone with it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.urls import reverse

from .keys import LIVE
from .server import Callbacks, NotifyServer, running
from .templates import EMAIL, TEXT

SECONDS_ON_THE_WAY = 1.5
"""Long enough to see a message being sent."""

_here: list[NotifyServer] = []


def the_server() -> NotifyServer | None:
    """The one that runs in this process, if any does."""
    return _here[-1] if _here else None


@contextmanager
def standing_by(public_url: str, **options: float) -> Iterator[NotifyServer]:
    """Start it, and have this process send its texts and e-mails there."""
    with running(seconds_to_deliver=SECONDS_ON_THE_WAY, **options) as server:
        use(server, public_url, secrets.token_urlsafe(24))
        _here.append(server)
        try:
            yield server
        finally:
            _here.remove(server)


def use(server: NotifyServer, public_url: str, token: str) -> None:
    settings.PUBLIC_URL = public_url
    settings.MESSAGE_PROVIDERS = {
        **dict.fromkeys(("text", "email"), "notifications.providers.govuk_notify"),
        "push": "notifications.providers.web_push",
    }
    settings.NOTIFY_URL, settings.NOTIFY_API_KEY = server.notify.root, str(LIVE)
    settings.NOTIFY_TEXT_TEMPLATE, settings.NOTIFY_EMAIL_TEMPLATE = TEXT.id, EMAIL.id
    settings.NOTIFY_CALLBACK_TOKEN = token
    server.notify.tell_receipt = Callbacks(public_url + reverse("notifications:receipts"), token).tell
    server.notify.tell_received = Callbacks(public_url + reverse("notifications:texts"), token).tell
