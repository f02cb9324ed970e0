"""The channel layers, on PostgreSQL and on Redis: across loops and processes, with transactions, after lost
connections.
"""

import asyncio
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import AsyncIterator, Iterator

import pytest
from django.db import connection, transaction

from notifications import lately
from notifications.channel_layer import MessageTooLong, PostgresChannelLayer
from notifications.hubs import HINTS_MISSED, HubLayer
from notifications.redis_layer import RedisChannelLayer
from tests.bed.redis import redis_server
from tests.bed.waiting import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)

HELLO = {"type": "hint", "topics": ["offer.12"]}
LAST = {"type": "hint", "topics": ["last"]}


@pytest.fixture(scope="module")
def redis() -> Iterator[str]:
    with redis_server() as url:
        yield url


@pytest.fixture(params=["postgres", "redis"])
async def layer(request) -> AsyncIterator[HubLayer]:
    if request.param == "redis":
        layer = RedisChannelLayer(request.getfixturevalue("redis"), capacity=3)
    else:
        layer = PostgresChannelLayer(capacity=3)
    yield layer
    for hub in layer._hubs.values():
        hub.task.cancel()
        await asyncio.gather(hub.task, return_exceptions=True)


on_postgres_alone = pytest.mark.parametrize("layer", ["postgres"], indirect=True)


async def join(layer, group):
    channel = await layer.new_channel()
    await layer.group_add(group, channel)
    return channel


async def receive(layer, channel):
    return await asyncio.wait_for(layer.receive(channel), timeout=PATIENCE)


async def test_a_message_reaches_the_group_and_nobody_else(layer):
    sam, noor = await join(layer, "person.1"), await join(layer, "person.2")
    await layer.group_send("person.1", HELLO)
    await layer.group_send("person.2", LAST)
    assert await receive(layer, sam) == HELLO
    assert await receive(layer, noor) == LAST


async def test_every_window_of_a_person_gets_a_copy_of_its_own(layer):
    phone, desk = await join(layer, "person.1"), await join(layer, "person.1")
    await layer.group_send("person.1", HELLO)
    on_phone, on_desk = await receive(layer, phone), await receive(layer, desk)
    assert on_phone == on_desk == HELLO
    assert on_phone is not on_desk


async def test_a_channel_can_be_spoken_to_by_its_own_name(layer):
    channel = await join(layer, "person.1")
    await layer.send(channel, HELLO)
    assert await receive(layer, channel) == HELLO


async def test_who_has_left_the_group_hears_nothing(layer):
    gone, still_there = await join(layer, "person.1"), await join(layer, "person.1")
    await layer.group_discard("person.1", gone)
    await layer.group_send("person.1", HELLO)
    await layer.send(gone, LAST)
    assert await receive(layer, still_there) == HELLO
    assert await receive(layer, gone) == LAST


async def test_a_consumer_that_ends_leaves_nothing_behind(layer):
    channel = await join(layer, "person.1")
    waiting = asyncio.create_task(layer.receive(channel))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    (hub,) = layer._hubs.values()
    assert (hub.waiting, hub.members, hub.groups_of) == ({}, {}, {})


async def test_a_slow_consumer_loses_messages_and_delays_nobody(layer):
    slow, quick = await join(layer, "person.1"), await join(layer, "person.2")
    for number in range(5):
        await layer.group_send("person.1", {"type": "hint", "topics": [f"offer.{number}"]})
    await layer.group_send("person.2", LAST)
    assert await receive(layer, quick) == LAST
    heard = [await receive(layer, slow) for _ in range(3)]
    assert [message["topics"] for message in heard] == [["offer.0"], ["offer.1"], ["offer.2"]]
    await layer.group_send("person.1", LAST)
    assert await receive(layer, slow) == LAST


async def test_a_message_leaves_with_the_commit_and_a_rolled_back_one_never(layer):
    channel = await join(layer, "person.1")
    await asyncio.to_thread(tell_undo_and_tell_again, layer)
    assert await receive(layer, channel) == LAST


def tell_undo_and_tell_again(layer):
    try:
        with transaction.atomic():
            layer.send_with_commit(["person.1"], HELLO)
            transaction.set_rollback(True)
        with transaction.atomic():
            layer.send_with_commit(["person.1"], LAST)
    finally:
        connection.close()


@on_postgres_alone
async def test_a_message_that_is_too_long_is_refused_in_plain_words(layer):
    too_long = {"type": "hint", "topics": ["é" * 4000]}
    with pytest.raises(MessageTooLong, match="Send an id instead"):
        await layer.group_send("person.1", too_long)


async def test_who_joins_late_is_handed_what_its_groups_were_told_since(layer):
    early = await join(layer, "person.1")
    since = time.time()
    for group, message in (("person.1", HELLO), ("person.2", HELLO), ("person.1", LAST)):
        await layer.group_send(group, message)
    assert [await receive(layer, early) for _ in range(2)] == [HELLO, LAST]

    late = await join(layer, "person.1")
    assert await layer.catch_up(["person.1"], late, since)
    assert [await receive(layer, late) for _ in range(2)] == [HELLO, LAST]

    later_still = await join(layer, "person.1")
    assert await layer.catch_up(["person.1"], later_still, time.time())
    await layer.group_send("person.1", LAST)
    assert await receive(layer, later_still) == LAST


async def test_what_was_said_before_this_process_listened_is_not_guessed(layer):
    before = time.time()
    channel = await join(layer, "person.1")
    assert not await layer.catch_up(["person.1"], channel, before)


@pytest.mark.parametrize(("name", "value"), [("MOST_KEPT", 1), ("SECONDS_KEPT", 0)])
async def test_who_asks_for_more_than_is_kept_is_told_so(layer, monkeypatch, name, value):
    channel = await join(layer, "person.1")
    since = time.time()
    monkeypatch.setattr(lately, name, value)
    for message in (HELLO, LAST):
        await layer.group_send("person.1", message)
        assert await receive(layer, channel) == message
    assert not await layer.catch_up(["person.1"], channel, since)


async def test_messages_flow_again_after_a_lost_connection_and_the_gap_is_told(layer):
    channel = await join(layer, "person.1")
    await asyncio.to_thread(end_sessions_that_listen, layer)
    assert await receive(layer, channel) == HINTS_MISSED
    await layer.group_send("person.1", HELLO)
    assert await receive(layer, channel) == HELLO


def end_sessions_that_listen(layer):
    if isinstance(layer, RedisChannelLayer):
        assert layer.sending.client_kill_filter(_type="pubsub") == 1
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and query like 'listen %'"
            )
            assert cursor.rowcount == 1
    finally:
        connection.close()


async def test_two_event_loops_of_one_process_hear_each_other(layer):
    channel = await join(layer, "person.1")
    await asyncio.to_thread(asyncio.run, layer.group_send("person.1", HELLO))
    assert await receive(layer, channel) == HELLO


async def test_another_process_is_heard(layer):
    channel = await join(layer, "person.1")
    over_there = "PostgresChannelLayer()"
    if isinstance(layer, RedisChannelLayer):
        over_there = f"RedisChannelLayer({layer.url!r})"
    program = f"""
        import django; django.setup()
        from django.db import connection
        import os; connection.settings_dict["NAME"] = os.environ["DATABASE_OF_THE_TEST"]
        from notifications.channel_layer import PostgresChannelLayer
        from notifications.redis_layer import RedisChannelLayer
        {over_there}.send_with_commit(["person.1"], {HELLO!r})
    """
    environment = os.environ | {"DATABASE_OF_THE_TEST": connection.settings_dict["NAME"]}
    command = [sys.executable, "-c", textwrap.dedent(program)]
    done = await asyncio.to_thread(subprocess.run, command, env=environment, capture_output=True, text=True)
    assert done.stderr == ""
    assert await receive(layer, channel) == HELLO


async def test_a_message_to_many_groups_reaches_each_once(layer):
    first, last = await join(layer, "person.1"), await join(layer, "person.1000")
    everybody = [f"person.{number}" for number in range(1, 1001)]
    await asyncio.to_thread(tell_all, layer, everybody)
    for channel in (first, last):
        assert await receive(layer, channel) == HELLO
        await layer.send(channel, LAST)
        assert await receive(layer, channel) == LAST


def tell_all(layer, groups):
    try:
        layer.send_with_commit(groups, HELLO)
    finally:
        connection.close()
