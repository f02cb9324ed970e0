"""Messages between processes through Redis: the channel layer where REDIS_URL is set.

All processes listen to one channel of Redis, see `hubs`. A message leaves after the commit, by an ordinary
connection that the process keeps: no event loop is made for it.
"""

from __future__ import annotations

from collections.abc import Sequence

import redis
import redis.asyncio
from django.db import transaction
from redis.asyncio.retry import Retry as AsyncRetry
from redis.backoff import NoBackoff
from redis.retry import Retry

from .hubs import Hub, HubLayer, Message, packed

REDIS_CHANNEL = "pledges_live"
SECONDS_TO_WAIT = 1
"""A page that somebody waits for is not held up by a Redis that does not answer."""

# Once more, because the server may have been started anew since the connection was last used.
ONCE_MORE = Retry(NoBackoff(), 1)
# The hub itself begins to listen again, and says that something may have been missed.
NOT_AGAIN = AsyncRetry(NoBackoff(), 0)


class RedisChannelLayer(HubLayer):
    losses = (redis.RedisError, OSError)

    def __init__(self, url: str, capacity: int = 100):
        super().__init__(capacity)
        self.url = url
        self.sending = redis.Redis.from_url(
            url, retry=ONCE_MORE, socket_timeout=SECONDS_TO_WAIT, socket_connect_timeout=SECONDS_TO_WAIT
        )

    def send_with_commit(self, groups: Sequence[str], message: Message) -> None:
        parcel = packed("groups", list(groups), message)

        def publish() -> None:
            self.sending.publish(REDIS_CHANNEL, parcel)

        # Robust: a change that is kept must not end in an error page because Redis is away.
        transaction.on_commit(publish, robust=True)

    async def publish(self, packed: str) -> None:
        async with redis.asyncio.Redis.from_url(self.url) as server:
            await server.publish(REDIS_CHANNEL, packed)

    async def listen(self, hub: Hub) -> None:
        server = redis.asyncio.Redis.from_url(self.url, retry=NOT_AGAIN)
        async with server, server.pubsub() as ear:
            await ear.subscribe(REDIS_CHANNEL)
            async for heard in ear.listen():
                if heard["type"] == "subscribe":
                    hub.has_begun()
                elif heard["type"] == "message":
                    hub.pass_on(heard["data"])
