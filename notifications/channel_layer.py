"""Messages between processes by PostgreSQL's LISTEN and NOTIFY: the channel layer where there is no Redis.

A notification sent inside a transaction leaves with the commit, or not at all. LISTEN needs a direct
connection: behind a pooler that lends connections per transaction, use Redis.
"""

from __future__ import annotations

from collections.abc import Sequence

import psycopg
from django.db import connection, connections

from .hubs import Hub, HubLayer, Message, packed

POSTGRES_CHANNEL = "pledges_live"
NOTIFY = "select pg_notify(%s, %s)"
# PostgreSQL's own limit for a payload is "shorter than 8000 bytes".
LONGEST_PAYLOAD = 7999
GROUPS_IN_ONE = 100


class MessageTooLong(ValueError):
    """The message does not fit into one notification; send an id and let the page fetch the rest."""


class PostgresChannelLayer(HubLayer):
    losses = (psycopg.Error, OSError)

    def send_with_commit(self, groups: Sequence[str], message: Message) -> None:
        """The notification rides in the caller's transaction. Many groups share an envelope."""
        parcels = [
            packed("groups", list(groups[start : start + GROUPS_IN_ONE]), message)
            for start in range(0, len(groups), GROUPS_IN_ONE)
        ]
        with connection.cursor() as cursor:
            cursor.executemany(NOTIFY, [[POSTGRES_CHANNEL, _that_fits(parcel)] for parcel in parcels])

    async def publish(self, packed: str) -> None:
        # A connection per message: this is the rare road, and a kept one would outlive short event loops.
        async with await _connect() as database:
            await database.execute(NOTIFY, [POSTGRES_CHANNEL, _that_fits(packed)])

    async def listen(self, hub: Hub) -> None:
        async with await _connect() as database:
            await database.execute(f"listen {POSTGRES_CHANNEL}")
            hub.has_begun()
            async for notification in database.notifies():
                hub.pass_on(notification.payload)


def _that_fits(packed: str) -> str:
    if (length := len(packed.encode())) > LONGEST_PAYLOAD:
        raise MessageTooLong(
            f"A message may be {LONGEST_PAYLOAD} bytes long, this one is {length}. Send an id instead."
        )
    return packed


async def _connect() -> psycopg.AsyncConnection:
    """Where Django's default connection goes, but asynchronous and outside any transaction."""
    options = connections["default"].get_connection_params()
    # These two belong to Django's own cursors and types.
    options.pop("cursor_factory", None)
    options.pop("context", None)
    return await psycopg.AsyncConnection.connect(**options | {"autocommit": True})
