"""What the channel layers here have in common: who listens in this process, whatever carries the messages.

Each event loop, so in practice each process, keeps one connection that listens. Which channel is in which
group is known only to the process that holds the socket; a message goes to all processes, and each passes it
on to its own channels. A message to two thousand people is one message between the processes.

Nothing is stored but the last half minute (`lately`), for pages that were written just before they listened.
A channel that does not keep up loses messages. After a lost connection every channel gets HINTS_MISSED, so
that its page can read everything again.
"""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from channels.layers import BaseChannelLayer

from .lately import Lately

logger = logging.getLogger(__name__)

Message = dict[str, Any]

SECONDS_BEFORE_RECONNECTING = 0.2
HINTS_MISSED: Message = {"type": "hints.missed"}


def packed(kind: str, name: str | list[str], message: Message) -> str:
    """What goes over the wire: to which groups or channel, and what."""
    return json.dumps({kind: name, "message": message}, ensure_ascii=False, separators=(",", ":"))


class HubLayer(BaseChannelLayer, ABC):
    """What Channels asks of a layer, with groups; `capacity` messages may wait in a channel."""

    extensions = ["groups"]
    losses: tuple[type[Exception], ...] = (OSError,)
    """What it looks like when the connection that listens is lost."""

    def __init__(self, capacity: int = 100):
        super().__init__(capacity=capacity)
        self._hubs: dict[asyncio.AbstractEventLoop, Hub] = {}

    @abstractmethod
    def send_with_commit(self, groups: Sequence[str], message: Message) -> None:
        """Send to these groups when the present transaction commits; outside one, now."""

    @abstractmethod
    async def publish(self, packed: str) -> None:
        """Send now, whatever becomes of the caller's transaction."""

    @abstractmethod
    async def listen(self, hub: Hub) -> None:
        """Tell the hub when listening has begun, and pass on what comes, until the connection is lost."""

    async def new_channel(self, prefix: str = "socket") -> str:
        return f"{prefix}.{uuid.uuid4().hex}"

    async def receive(self, channel: str) -> Message:
        return await self._hub().next_message(channel)

    async def send(self, channel: str, message: Message) -> None:
        self.require_valid_channel_name(channel)
        await self.publish(packed("channel", channel, message))

    async def group_add(self, group: str, channel: str) -> None:
        """Join a group; when this returns, no later message to the group is missed."""
        self.require_valid_group_name(group)
        self.require_valid_channel_name(channel)
        hub = self._hub()
        hub.join(group, channel)
        await hub.listening.wait()

    async def catch_up(self, groups: Sequence[str], channel: str, since: float) -> bool:
        """Hand a channel that has joined what its groups were told since a moment, in seconds as `time.time`;
        False where this process has not listened for so long.
        """
        return self._hub().catch_up(groups, channel, since)

    async def group_discard(self, group: str, channel: str) -> None:
        self._hub().leave(group, channel)

    async def group_send(self, group: str, message: Message) -> None:
        """Send now, whatever becomes of the caller's transaction; see send_with_commit."""
        self.require_valid_group_name(group)
        await self.publish(packed("groups", [group], message))

    def _hub(self) -> Hub:
        """The hub of the running event loop, which starts to listen when first asked for."""
        loop = asyncio.get_running_loop()
        if loop not in self._hubs:
            alive = {known: it for known, it in self._hubs.items() if not known.is_closed()}
            self._hubs = alive | {loop: Hub(self.capacity, self.listen, self.losses)}
        return self._hubs[loop]


class Hub:
    """One event loop's connection that listens, its channels and their groups."""

    def __init__(
        self, capacity: int, listen: Callable[[Hub], Awaitable[None]], losses: tuple[type[Exception], ...]
    ):
        self.capacity, self.listen, self.losses = capacity, listen, losses
        self.waiting: dict[str, asyncio.Queue[Message]] = {}
        self.members: defaultdict[str, set[str]] = defaultdict(set)
        self.groups_of: defaultdict[str, set[str]] = defaultdict(set)
        self.listening = asyncio.Event()
        self.was_listening = False
        self.lately = Lately()
        self.task = asyncio.create_task(self.listen_for_ever())

    async def listen_for_ever(self) -> None:
        while True:
            try:
                await self.listen(self)
            except self.losses as error:
                logger.warning("Lost the connection that listens for live messages: %s", error)
            self.listening.clear()
            await asyncio.sleep(SECONDS_BEFORE_RECONNECTING)

    def has_begun(self) -> None:
        """From here on nothing is missed. Who was here while nobody listened may have missed something."""
        self.listening.set()
        self.lately.begin()
        if self.was_listening:
            for channel in self.waiting:
                self.put(channel, HINTS_MISSED)
        self.was_listening = True

    def pass_on(self, packed: str | bytes) -> None:
        parcel = json.loads(packed)
        if groups := parcel.get("groups"):
            self.lately.keep(groups, parcel["message"])
        for channel in self.members_of(groups) if groups else [parcel["channel"]]:
            self.put(channel, parcel["message"])

    def catch_up(self, groups: Sequence[str], channel: str, since: float) -> bool:
        messages = self.lately.messages_to(groups, since)
        for message in messages or ():
            self.put(channel, message)
        return messages is not None

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
