"""The socket of one open page: it hears hints for its person, and for all who sign in as they do, and passes
them on until the sign-in ends.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.utils.http import base36_to_int

from .live import groups_of
from .sockets import watch
from .standing import barred

SIGNED_OUT = 4401
TRY_AGAIN = 1012
TOO_MANY = 1013
NOT_A_PAGE = 1008

EVERYTHING = "*"
"""The topic of every region: nobody can say what has changed since the page was written."""

MILLISECONDS = re.compile(rb"[0-9a-z]{1,10}", re.ASCII)


class PersonConsumer(AsyncJsonWebsocketConsumer):
    user_id = 0
    session_key = ""
    rests_on: frozenset[str] = frozenset()
    listens_in: tuple[str, ...] = ()

    async def connect(self) -> None:
        user = self.scope["user"]
        if not (user.is_authenticated and user.is_active) or await is_barred(user.pk):
            # Only a socket that was accepted can be told why it ends.
            await self.accept()
            await self.close(code=SIGNED_OUT)
            return
        self.user_id, self.session_key = user.pk, self.scope["session"].session_key
        # Listening first: a page whose socket is open misses nothing.
        self.listens_in = tuple(groups_of(user))
        for group in self.listens_in:
            await self.channel_layer.group_add(group, self.channel_name)
        await self.accept()
        if not watch().add(self):
            await self.close(code=TOO_MANY)
        else:
            await self.catch_up()

    async def catch_up(self) -> None:
        """What changed between the writing of the page and now came while nobody listened for it."""
        since = asked_at(self.scope.get("query_string") or b"")
        if since and not await self.channel_layer.catch_up(self.listens_in, self.channel_name, since):
            await self.send_json({"topics": [EVERYTHING]})

    async def disconnect(self, code: int) -> None:
        if self.user_id:
            await watch().discard(self)
            for group in self.listens_in:
                await self.channel_layer.group_discard(group, self.channel_name)

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Before every message Channels looks after old database connections, in a thread that all sockets
        share. A hint needs no database, and two thousand may come at once.
        """
        if message["type"] == "hint":
            await self.hint(message)
        else:
            await super().dispatch(message)

    async def receive(self, *args: Any, **kwargs: Any) -> None:
        """Pages only listen, and nothing can be asked for here: whoever talks is no page of ours."""
        await self.close(code=NOT_A_PAGE)

    async def hint(self, message: dict[str, Any]) -> None:
        await self.send_json({"topics": message["topics"]})

    async def check(self, message: dict[str, Any]) -> None:
        await watch().look([self])

    async def hints_missed(self, message: dict[str, Any]) -> None:
        """Nobody listened for a moment. A page that connects again reads everything again, each in its own
        time.
        """
        await self.close(code=TRY_AGAIN)

    async def end_signed_out(self) -> None:
        await self.close(code=SIGNED_OUT)


def asked_at(query: bytes) -> float | None:
    """When the page was asked for, in seconds, as `live.js` says at its first connection; see `asked`."""
    milliseconds = parse_qs(query).get(b"asked", [b""])[0]
    return base36_to_int(milliseconds.decode()) / 1000 if MILLISECONDS.fullmatch(milliseconds) else None


@database_sync_to_async
def is_barred(user_id: int) -> bool:
    return bool(barred([user_id]))
