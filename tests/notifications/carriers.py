"""Carriers of messages for tests: one that keeps what it is given and answers as it was told to."""

from __future__ import annotations

import uuid

from notifications.composing import Message
from notifications.providers import Outcome, Result

sent: list[Message] = []
answers: list[Outcome] = []
known: dict[uuid.UUID, Outcome] = {}


class PulledThePlug(BaseException):
    """The process was killed while the provider was being called."""


def begin_anew() -> None:
    for memory in (sent, answers, known):
        memory.clear()


def send(message: Message) -> Outcome:
    sent.append(message)
    answer = answers.pop(0) if answers else Outcome(Result.ACCEPTED, provider_id=f"id-{len(sent)}")
    if answer.result is Result.CANNOT_TELL:
        raise PulledThePlug
    return answer


def look_up(reference: uuid.UUID) -> Outcome:
    return known.get(reference, Outcome(Result.NEVER_CAME))
