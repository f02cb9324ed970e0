"""Messages between processes by PostgreSQL's LISTEN and NOTIFY: the channel layer where there is no Redis.

Each event loop, so in practice each process, keeps one connection that listens. Which channel is in which
group is known only to the process that holds the socket; a message goes to all processes, and each passes it
on to its own channels. A notification sent inside a transaction leaves with the commit, or not at all.

Nothing is stored. A channel that does not keep up loses messages. After a lost connection every channel gets
HINTS_MISSED, so that its page can read everything again.

LISTEN needs a direct connection: behind a pooler that lends connections per transaction, use Redis.
"""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import psycopg
from channels.layers import BaseChannelLayer
from django.db import connection, connections

logger = logging.getLogger(__name__)

Message = dict[str, Any]

POSTGRES_CHANNEL = "pledges_live"
NOTIFY = "select pg_notify(%s, %s)"
# PostgreSQL's own limit for a payload is "shorter than 8000 bytes".
LONGEST_PAYLOAD = 7999
GROUPS_IN_ONE = 100
SECONDS_BEFORE_RECONNECTING = 0.2
HINTS_MISSED: Message = {"type": "hints.missed"}


class MessageTooLong(ValueError):
    """The message does not fit into one notification; send an id and let the page fetch the rest."""


def notify_in_transaction(groups: Sequence[str], message: Message) -> None:
    """Send to these groups when the present transaction commits; outside one, now. Many groups share an
    envelope.
    """
    envelopes = [
        [POSTGRES_CHANNEL, _packed("groups", list(groups[start : start + GROUPS_IN_ONE]), message)]
        for start in range(0, len(groups), GROUPS_IN_ONE)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(NOTIFY, envelopes)


def _packed(kind: str, name: str | list[str], message: Message) -> str:
    """What goes over the wire: to which groups or channel, and what."""
    payload = json.dumps({kind: name, "message": message}, ensure_ascii=False, separators=(",", ":"))
    if (length := len(payload.encode())) > LONGEST_PAYLOAD:
        raise MessageTooLong(
            f"A message may be {LONGEST_PAYLOAD} bytes long, this one is {length}. Send an id instead."
        )
    return payload


class PostgresChannelLayer(BaseChannelLayer):
    """What Channels asks of a layer, with groups; `capacity` messages may wait in a channel."""

    extensions = ["groups"]

    def __init__(self, capacity: int = 100):
        super().__init__(capacity=capacity)
        self._listeners: dict[asyncio.AbstractEventLoop, Listener] = {}

    async def new_channel(self, prefix: str = "socket") -> str:
        return f"{prefix}.{uuid.uuid4().hex}"

    async def receive(self, channel: str) -> Message:
        return await self._listener().next_message(channel)

    async def send(self, channel: str, message: Message) -> None:
        self.require_valid_channel_name(channel)
        await self._notify(_packed("channel", channel, message))

    async def group_add(self, group: str, channel: str) -> None:
        """Join a group; when this returns, no later message to the group is missed."""
        self.require_valid_group_name(group)
        self.require_valid_channel_name(channel)
        listener = self._listener()
        listener.join(group, channel)
        await listener.listening.wait()

    async def group_discard(self, group: str, channel: str) -> None:
        self._listener().leave(group, channel)

    async def group_send(self, group: str, message: Message) -> None:
        """Send now, whatever becomes of the caller's transaction; see notify_in_transaction."""
        self.require_valid_group_name(group)
        await self._notify(_packed("groups", [group], message))

    async def _notify(self, payload: str) -> None:
        # A connection per message: this is the rare road, and a kept one would outlive short event loops.
        async with await _connect() as database:
            await database.execute(NOTIFY, [POSTGRES_CHANNEL, payload])

    def _listener(self) -> Listener:
        """The listener of the running event loop, which starts to listen when first asked for."""
        loop = asyncio.get_running_loop()
        if loop not in self._listeners:
            alive = {known: it for known, it in self._listeners.items() if not known.is_closed()}
            self._listeners = alive | {loop: Listener(self.capacity)}
        return self._listeners[loop]


class Listener:
    """One event loop's connection that listens, its channels and their groups."""

    def __init__(self, capacity: int):
        self.capacity = capacity
        self.waiting: dict[str, asyncio.Queue[Message]] = {}
        self.members: defaultdict[str, set[str]] = defaultdict(set)
        self.groups_of: defaultdict[str, set[str]] = defaultdict(set)
        self.listening = asyncio.Event()
        self.was_listening = False
        self.task = asyncio.create_task(self.listen_for_ever())

    async def listen_for_ever(self) -> None:
        while True:
            try:
                await self.listen()
            except (psycopg.Error, OSError) as error:
                logger.warning("Lost the connection that listens for live messages: %s", error)
            self.listening.clear()
            await asyncio.sleep(SECONDS_BEFORE_RECONNECTING)

    async def listen(self) -> None:
        """Pass notifications on until the connection is lost."""
        async with await _connect() as database:
            await database.execute(f"listen {POSTGRES_CHANNEL}")
            self.listening.set()
            self.tell_of_the_gap()
            async for notification in database.notifies():
                self.pass_on(json.loads(notification.payload))

    def tell_of_the_gap(self) -> None:
        """Whoever was here while nobody listened may have missed something."""
        if self.was_listening:
            for channel in self.waiting:
                self.put(channel, HINTS_MISSED)
        self.was_listening = True

    def pass_on(self, packed: Message) -> None:
        for channel in [packed["channel"]] if "channel" in packed else self.members_of(packed["groups"]):
            self.put(channel, packed["message"])

    def members_of(self, groups: list[str]) -> list[str]:
        return [channel for group in groups for channel in self.members.get(group, ())]

    def put(self, channel: str, message: Message) -> None:
        """Hand over a copy, unless the channel is another process's, or is not keeping up."""
        queue = self.waiting.get(channel)
        if queue is not None and not queue.full():
            queue.put_nowait(message.copy())

    async def next_message(self, channel: str) -> Message:
        """Wait for a message; a consumer that ends cancels its wait, and its channel ends with it."""
        try:
            return await self.queue_of(channel).get()
        except asyncio.CancelledError:
            self.forget(channel)
            raise

    def join(self, group: str, channel: str) -> None:
        self.queue_of(channel)
        self.members[group].add(channel)
        self.groups_of[channel].add(group)

    def leave(self, group: str, channel: str) -> None:
        _take_out(self.members, group, channel)
        _take_out(self.groups_of, channel, group)

    def queue_of(self, channel: str) -> asyncio.Queue[Message]:
        if channel not in self.waiting:
            self.waiting[channel] = asyncio.Queue(self.capacity)
        return self.waiting[channel]

    def forget(self, channel: str) -> None:
        self.waiting.pop(channel, None)
        for group in list(self.groups_of.get(channel, ())):
            self.leave(group, channel)


def _take_out(sets: dict[str, set[str]], key: str, value: str) -> None:
    """Remove a value from the set under a key, and the key with its last value."""
    if key in sets:
        sets[key].discard(value)
        if not sets[key]:
            del sets[key]


async def _connect() -> psycopg.AsyncConnection:
    """Where Django's default connection goes, but asynchronous and outside any transaction."""
    options = connections["default"].get_connection_params()
    # These two belong to Django's own cursors and types.
    options.pop("cursor_factory", None)
    options.pop("context", None)
    return await psycopg.AsyncConnection.connect(**options | {"autocommit": True})
