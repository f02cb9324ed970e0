"""Hints where REDIS_URL is set: the same promises, through Redis."""

import asyncio
from collections.abc import Iterator

import pytest
from channels.layers import get_channel_layer
from django.db import connection, transaction

from notifications import live
from tests.bed.redis import redis_server
from tests.bed.waiting import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def redis(settings) -> Iterator[str]:
    with redis_server() as url:
        settings.CHANNEL_LAYERS = layers(url)
        yield url


def layers(url):
    return {"default": {"BACKEND": "notifications.redis_layer.RedisChannelLayer", "CONFIG": {"url": url}}}


async def test_a_hint_leaves_after_the_commit_and_an_undone_change_tells_nobody(redis):
    layer = get_channel_layer()
    channel = await layer.new_channel()
    await layer.group_add(live.group_of(1), channel)
    await asyncio.to_thread(change_undo_and_change_again)
    heard = await asyncio.wait_for(layer.receive(channel), timeout=PATIENCE)
    assert heard == {"type": "hint", "topics": ["kept"]}
    (hub,) = layer._hubs.values()
    hub.task.cancel()
    await asyncio.gather(hub.task, return_exceptions=True)


def change_undo_and_change_again():
    try:
        with transaction.atomic():
            live.hint([1], ["undone"])
            transaction.set_rollback(True)
        with transaction.atomic():
            live.hint([1], ["kept"])
    finally:
        connection.close()


def test_a_change_stands_although_redis_is_gone(settings, caplog):
    settings.CHANNEL_LAYERS = layers("unix:///nowhere/redis.sock")
    with transaction.atomic():
        live.hint([1], ["inbox"])
    assert "Error calling" in caplog.text
