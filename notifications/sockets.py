"""The sockets open in this process, and ending those whose sign-in no longer stands.

One task for each event loop looks at all of its sockets together every few seconds: a handful of queries for
a thousand sockets. Signing out does not wait for it, see `live.check_sign_in`.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from typing import Protocol
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async
from django.db import Error
from django.db.models import Sum
from django.utils import timezone

from .models import OpenSockets
from .standing import standing_of

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_CHECKS = 5.0
MOST_FOR_ONE_SIGN_IN = 30
"""Open pages of one sign-in that are live; one more reads itself again every 30 seconds instead."""


class Socket(Protocol):
    """What the watch needs to know of a consumer. ``rests_on`` is empty until it has been looked at once."""

    user_id: int
    session_key: str
    rests_on: frozenset[str]

    async def end_signed_out(self) -> None: ...


class Watch:
    """One event loop's open sockets."""

    def __init__(self) -> None:
        self.open: set[Socket] = set()
        self.of_sign_in: Counter[str] = Counter()
        self.rounds: asyncio.Task[None] | None = None

    def add(self, socket: Socket) -> bool:
        """Whether there is room for another page of this sign-in: nobody can fill the house."""
        if self.of_sign_in[socket.session_key] >= MOST_FOR_ONE_SIGN_IN:
            return False
        self.open.add(socket)
        self.of_sign_in[socket.session_key] += 1
        if self.rounds is None:
            self.rounds = asyncio.create_task(self.look_again_and_again())
        return True

    async def discard(self, socket: Socket) -> None:
        if socket in self.open:
            self.open.discard(socket)
            self.of_sign_in[socket.session_key] -= 1
            if not self.of_sign_in[socket.session_key]:
                del self.of_sign_in[socket.session_key]
        if not self.open and self.rounds:
            rounds, self.rounds = self.rounds, None
            rounds.cancel()
            with suppress(asyncio.CancelledError):
                await rounds

    async def look_again_and_again(self) -> None:
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_CHECKS)
            try:
                await self.look(list(self.open))
                await database_sync_to_async(say_how_many)(number_open())
            except Error as error:
                # Without a database nobody can say that a sign-in has ended; the next round asks again.
                logger.warning("Could not look at the sign-ins of open sockets: %s", error)

    async def look(self, sockets: Collection[Socket]) -> None:
        """End those sockets whose session is over or whose person has lost something that the sign-in rested
        on.
        """
        people, sessions = {it.user_id for it in sockets}, {it.session_key for it in sockets}
        now = await database_sync_to_async(standing_of)(people, sessions)
        for socket in sockets:
            rests_on = now.people.get(socket.user_id)
            if socket.session_key in now.sessions and rests_on is not None and socket.rests_on <= rests_on:
                socket.rests_on = rests_on
            else:
                await socket.end_signed_out()


THIS_PROCESS = uuid.uuid4().hex

_watches: WeakKeyDictionary[asyncio.AbstractEventLoop, Watch] = WeakKeyDictionary()


def watch() -> Watch:
    """The watch of the running event loop."""
    return _watches.setdefault(asyncio.get_running_loop(), Watch())


def number_open() -> int:
    """How many sockets are open in this process."""
    return sum(len(watch.open) for watch in list(_watches.values()))


def say_how_many(number: int) -> None:
    """Write down for all processes how many are open in this one; what was said by one that is gone goes."""
    said = {"number": number, "said_at": timezone.now()}
    OpenSockets.objects.update_or_create(process=THIS_PROCESS, defaults=said)
    OpenSockets.objects.gone().delete()


def number_open_everywhere() -> int:
    """How many sockets are open: here now, in other processes as they said some seconds ago."""
    others = OpenSockets.objects.living().exclude(process=THIS_PROCESS)
    return number_open() + (others.aggregate(all=Sum("number"))["all"] or 0)
