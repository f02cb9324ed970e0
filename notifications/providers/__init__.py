"""Who carries messages: one module for each way, with `send` and `look_up`; settings.MESSAGE_PROVIDERS
chooses.

A provider never raises for what the network or the other side does: it answers with an Outcome.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings

from notifications.composing import Message


class Result(Enum):
    """What became of a message, as far as the provider can say."""

    ACCEPTED = "the provider has it; what became of it will be told"
    DELIVERED = "it has arrived"
    TEMPORARY = "not now; worth another try"
    PERMANENT = "this number or address does not work"
    TECHNICAL = "the provider refuses it for a reason that only people can mend"
    NEVER_CAME = "the provider never got it, so it may be sent again"
    UNKNOWN = "it cannot be said now whether it was sent"
    CANNOT_TELL = "this provider will never be able to say"


@dataclass(frozen=True)
class Outcome:
    """``away``: the provider did not answer at all, so that nothing can have been sent."""

    result: Result
    why: str = ""
    provider_id: str = ""
    away: bool = False


class Provider(Protocol):
    def send(self, message: Message) -> Outcome: ...

    def look_up(self, reference: uuid.UUID) -> Outcome:
        """What became of the message with this reference."""
        ...


def provider_for(channel: str) -> Provider:
    return cast("Provider", import_module(settings.MESSAGE_PROVIDERS[channel]))
