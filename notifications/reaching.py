"""How a person can be reached outside: the numbers and addresses that rooms above know, and what the person
chose.

The rooms register what they know in AppConfig.ready(): accounts the e-mail address, youngadults the phone.
Nothing of it is copied into a notice; a changed number counts for whatever is sent next.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from .kinds import Kind
from .models import Channel, Choice, Delivery

DEAD_FOR = dt.timedelta(days=30)
"""A number may come back to life; nobody is given up for ever."""

CALL, LETTER = "call", "letter"
BY_A_PERSON = (CALL, LETTER)


@dataclass(frozen=True)
class Reach:
    """What is known of one person. ``prefers`` is a channel, or "call" or "letter": then a human does it.

    ``silent`` means that nothing may be sent, ``by_hand`` that a human tells them, whatever anyone chose;
    ``never``, that not even what they ask for may be sent.
    """

    text: str = ""
    email: str = ""
    push: str = ""
    prefers: str = ""
    silent: bool = False
    by_hand: bool = False
    never: bool = False

    def and_also(self, more: Reach) -> Reach:
        return Reach(
            text=more.text or self.text,
            email=more.email or self.email,
            push=more.push or self.push,
            prefers=more.prefers or self.prefers,
            silent=more.silent or self.silent,
            by_hand=more.by_hand or self.by_hand,
            never=more.never or self.never,
        )

    def address(self, channel: str) -> str:
        known: dict[str, str] = {
            Channel.TEXT: self.text,
            Channel.EMAIL: self.email,
            Channel.PUSH: self.push,
        }
        return known.get(channel, "")


Finder = Callable[[Collection[int]], Mapping[int, Reach]]

_finders: list[Finder] = []


def add_reach(finder: Finder) -> None:
    """Register what a room knows; what a later room says goes before what an earlier one said."""
    if finder not in _finders:
        _finders.append(finder)


@dataclass(frozen=True)
class Way:
    """How one person is to be told: what is known, what was chosen, and which addresses do not work."""

    reach: Reach
    choice: Choice
    dead: frozenset[str] = frozenset()

    @property
    def by_a_person(self) -> str:
        """Whether the person wants a human instead of messages: "call" or "letter", else empty."""
        if self.reach.silent or self.choice.paused:
            return ""
        if self.reach.by_hand:
            return CALL
        chosen = [self.reach.prefers] if self.choice.channels is None else self.choice.channels
        return next((way for way in BY_A_PERSON if way in chosen), "")

    def channels(self, kind: Kind) -> list[str]:
        """The channels on which this person is to be told of this kind, as far as there is an address."""
        if kind.asked_for:
            return self.quickest(kind)
        if self.by_a_person:
            return []
        usable = [channel for channel in kind.channels if self.usable(channel)]
        usual = [channel for channel in usable if self.wants(channel)]
        others = [channel for channel in usable if channel not in usual]
        may_change = kind.by_another_channel and self.choice.channels is None
        return others[:1] or usual if may_change else usual

    def quickest(self, kind: Kind) -> list[str]:
        """One channel for what somebody waits for: one that they chose, else whichever can carry it."""
        likely = [*(self.choice.channels or ()), self.reach.prefers, Channel.TEXT, Channel.EMAIL]
        usable = [channel for channel in kind.channels if self.usable(channel, kind)]
        return [channel for channel in likely if channel in usable][:1]

    @property
    def gathers(self) -> bool:
        """Whether what can wait is put together: at most one message a day by each channel."""
        return self.choice.gathered

    @property
    def is_out_of_reach(self) -> bool:
        """Every number and address that we have is dead."""
        return bool(self.dead) and not any(self.usable(channel) for channel in Channel)

    @property
    def told_by_a_person(self) -> str:
        """Whether a human tells them, as they want it, or as nobody knows where a message could go and they
        did not choose to have none: "call" or "letter", else empty.
        """
        nowhere = not self.dead and not any(self.usable(channel) for channel in Channel)
        left_alone = self.reach.silent or self.choice.paused or self.choice.channels == []
        return self.by_a_person or (CALL if nowhere and not left_alone else "")

    def wants(self, channel: str) -> bool:
        if self.choice.channels is None or self.chose_a_screen_that_is_gone:
            return channel == self.usual
        return channel in self.choice.channels

    @property
    def usual(self) -> str:
        """The one way that holds for whoever has chosen nothing."""
        likely = (self.reach.prefers, Channel.EMAIL, Channel.TEXT)
        return next((channel for channel in likely if self.usable(channel)), "")

    @property
    def chose_a_screen_that_is_gone(self) -> bool:
        """Nobody falls silent because a sign-in ended: then the usual way holds again."""
        return self.choice.channels == [Channel.PUSH] and not self.usable(Channel.PUSH)

    def ways_now(self) -> list[str]:
        """What was chosen, else what is usual for them: channels, or "call" or "letter"."""
        by_hand, gone = self.reach.by_hand, self.chose_a_screen_that_is_gone
        if self.choice.channels is not None and not (by_hand or gone):
            return self.choice.channels
        return [self.by_a_person] if self.by_a_person else [it for it in Channel if self.wants(it)]

    def is_closed(self, channel: str, kind: Kind | None = None) -> bool:
        """Nothing (of this kind) may go this way, by somebody's own will or for their sake."""
        stopped = channel == Channel.TEXT and self.choice.texts_stopped_at is not None
        asked_for = kind is not None and kind.asked_for
        quiet = self.reach.never if asked_for else self.reach.silent or self.choice.paused
        return quiet or self.reach.by_hand or stopped

    def usable(self, channel: str, kind: Kind | None = None) -> bool:
        if self.is_closed(channel, kind) or channel not in settings.MESSAGE_PROVIDERS:
            return False
        address = self.reach.address(channel)
        return bool(address) and address not in self.dead


def ways_to(user_ids: Collection[int]) -> dict[int, Way]:
    """How each of these people is to be told: a query for the choices and one for each room that knows
    something.
    """
    known = {user_id: Reach() for user_id in user_ids}
    for finder in _finders:
        for user_id, more in finder(known.keys()).items():
            known[user_id] = known[user_id].and_also(more)
    chosen, dead = Choice.objects.in_bulk(list(known)), dead_addresses(known.keys())
    nothing_chosen = Choice()
    return {
        user_id: Way(reach, chosen.get(user_id, nothing_chosen), frozenset(dead.get(user_id, ())))
        for user_id, reach in known.items()
    }


def dead_addresses(user_ids: Collection[int]) -> dict[int, set[str]]:
    """Numbers and addresses that the network has lately said do not work: nothing goes there any more."""
    failed = Delivery.objects.filter(
        notification__recipient__in=user_ids,
        status=Delivery.Status.PERMANENT_FAILURE,
        channel__in=(Channel.TEXT, Channel.EMAIL),
        sending_since__gte=timezone.now() - DEAD_FOR,
    )
    dead: dict[int, set[str]] = defaultdict(set)
    for user_id, address in failed.values_list("notification__recipient", "sent_to").distinct():
        dead[user_id].add(address)
    return dead
