"""What sending would do, as it is shown before it is done: who is told how, who is skipped and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from notifications.reaching import Way, ways_to
from offers.notices import OFFERED
from pledges.models import Intake
from youngadults.models import YoungAdult

from . import wording
from .rulings import Ruling


@dataclass(frozen=True)
class Planned:
    """One offer that would be sent: to whom, how they hear of it, until when they may answer."""

    ruling: Ruling
    channels: tuple[str, ...]
    answer_by: dt.datetime
    why: str = ""
    missing: bool = False

    @property
    def young_adult(self) -> YoungAdult:
        return self.ruling.young_adult

    @property
    def field_name(self) -> str:
        """The name of the form field with the written reason."""
        return f"why-{self.young_adult.pk}"

    @property
    def told(self) -> str:
        return in_words(self.channels)


@dataclass(frozen=True)
class Preview:
    """Exactly what sending would do. What `offering.offer_many` does is this, or nothing.

    About those of ``planned`` whom a rule stands against, a manager is asked first. ``more_than_places``:
    more open offers than places, so whoever says yes after the last place waits.
    """

    intake: Intake
    planned: list[Planned]
    skipped: list[Ruling]
    more_than_places: bool
    refusal: str = ""

    @property
    def to_send(self) -> list[Planned]:
        return [each for each in self.planned if not each.ruling.needs_a_reason]

    @property
    def to_ask(self) -> list[Planned]:
        return [each for each in self.planned if each.ruling.needs_a_reason]

    @property
    def sentence(self) -> str:
        """As "2 texts, 1 e-mail; a manager is asked about 1; 1 skipped"."""
        skipped = f"{len(self.skipped)} skipped" if self.skipped else ""
        return sentence_case("; ".join(filter(None, [self.done, skipped]))) or "Nobody is chosen"

    @property
    def done(self) -> str:
        """The same without who is skipped: whoever presses Send has read this, and just this happens."""
        asked = f"a manager is asked about {len(self.to_ask)}" if self.to_ask else ""
        return "; ".join(filter(None, [channel_counts(self.to_send), asked]))

    @property
    def message(self) -> str:
        return message_by(channel for each in self.to_send for channel in each.channels)

    @property
    def send_label(self) -> str:
        """As "Send 2 offers, and ask about 1"."""
        send = f"Send {counted(len(self.to_send), 'offer', 'offers')}" if self.to_send else ""
        ask = f"{'and ask' if send else 'Ask a manager'} about {len(self.to_ask)}" if self.to_ask else ""
        return ", ".join(filter(None, [send, ask]))

    @property
    def is_ready(self) -> bool:
        return bool(self.planned) and not any(plan.missing for plan in self.planned)


NOWHERE = ""
"""No channel works and no human was asked for: the offer stands on their page until somebody tells them."""

HOW_TOLD = {
    "text": "By text message",
    "email": "By e-mail",
    "push": "On their phone’s screen",
    "call": "By a phone call from their adviser",
    "letter": "By letter, through their adviser",
    NOWHERE: "Only on their own page: no way to reach them works",
}
COUNTED = {
    "text": ("text", "texts"),
    "email": ("e-mail", "e-mails"),
    "push": ("message on a phone’s screen", "messages on phones’ screens"),
    "call": ("phone call by the adviser", "phone calls by the adviser"),
    "letter": ("letter", "letters"),
    NOWHERE: ("person only on their own page", "people only on their own page"),
}


def channel_counts(planned: Iterable[Planned]) -> str:
    """As "2 texts, 1 e-mail"."""
    channels = [channel for plan in planned for channel in plan.channels or (NOWHERE,)]
    return ", ".join(filter(None, (counted(channels.count(each), *COUNTED[each]) for each in COUNTED)))


def message_by(channels: Iterable[str]) -> str:
    """What a text, an e-mail or a screen says: nothing of the offer. Empty where nobody is told so."""
    return OFFERED.outside if set(OFFERED.channels).intersection(channels) else ""


def channels_to(people: Iterable[YoungAdult]) -> dict[int, tuple[str, ...]]:
    """By which channels each of these hears of an offer: the very ones that `notifications` will use."""
    accounts = {person.user_id: person.pk for person in people}
    return {accounts[user_id]: channels_by(way) for user_id, way in ways_to(accounts.keys()).items()}


def channels_by(way: Way) -> tuple[str, ...]:
    return (way.told_by_a_person,) if way.told_by_a_person else tuple(way.channels(OFFERED))


def in_words(channels: tuple[str, ...]) -> str:
    """As "By text message"; of several, the first and then the others."""
    told = [HOW_TOLD[channel] for channel in channels or (NOWHERE,)]
    return ", ".join([told[0], *(wording.in_a_sentence(other) for other in told[1:])])


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""
