"""A socket: for the signed-in only, with hints for its own person only, and dead soon after its sign-in."""

import asyncio
import datetime as dt
import json
import re

import pytest
from asgiref.sync import sync_to_async
from asgiref.testing import ApplicationCommunicator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from champions.models import Champion
from config.asgi import application
from notifications import live, sockets
from notifications.models import OpenSockets
from notifications.telling import notify
from tests.bed.waiting import PATIENCE
from tests.notifications.kinds import NEWS
from tests.people import make_cast

pytestmark = pytest.mark.django_db(transaction=True)

SIGNED_OUT = {"type": "websocket.close", "code": 4401}


@pytest.fixture
async def people(monkeypatch):
    monkeypatch.setattr(sockets, "SECONDS_BETWEEN_CHECKS", 0.05)
    return await sync_to_async(make_cast)()


class Window(ApplicationCommunicator):
    """One open page's socket, as a browser with this client's cookies opens it."""

    def __init__(self, client, origin, asked=""):
        cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
        headers = [(b"origin", origin), (b"host", b"localhost")]
        if cookie:
            headers.append((b"cookie", f"{cookie.key}={cookie.value}".encode()))
        scope = {"type": "websocket", "path": "/ws/", "headers": headers, "query_string": asked.encode()}
        super().__init__(application, scope)

    async def connect(self):
        await self.send_input({"type": "websocket.connect"})
        return await self.receive_output(timeout=PATIENCE)

    async def send(self, **frame):
        await self.send_input({"type": "websocket.receive", **frame})

    async def heard(self):
        return json.loads((await self.receive_output(timeout=PATIENCE))["text"])

    async def disconnect(self):
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait(PATIENCE)


@pytest.fixture
async def open_socket():
    opened = []

    async def connect(client, origin=b"http://localhost", asked=""):
        window = Window(client, origin, asked)
        assert (await window.connect())["type"] == "websocket.accept"
        opened.append(window)
        return window

    yield connect
    for window in opened:
        if not window.future.done():
            await window.disconnect()


async def signed_in(person) -> Client:
    client = Client()
    await sync_to_async(client.force_login)(person, settings.AUTHENTICATION_BACKENDS[0])
    return client


async def in_thread(change, *args, **kwargs):
    return await sync_to_async(change)(*args, **kwargs)


async def closes(socket) -> bool:
    return await socket.receive_output(timeout=PATIENCE) == SIGNED_OUT


async def test_who_is_not_signed_in_is_told_so_and_let_go(open_socket, people):
    socket = await open_socket(Client())
    assert await closes(socket)


async def test_a_page_of_another_site_gets_no_socket(people):
    window = Window(await signed_in(people.sam), b"http://elsewhere.example")
    assert (await window.connect())["type"] == "websocket.close"
    await window.disconnect()


async def test_a_hint_reaches_every_window_of_its_person_and_nobody_else(open_socket, people):
    client = await signed_in(people.sam)
    phone, desk = await open_socket(client), await open_socket(client)
    noors = await open_socket(await signed_in(people.noor))
    await in_thread(live.hint, [people.sam.pk], ["offer.12", "offer.12", "inbox"])
    for socket in (phone, desk):
        assert await socket.heard() == {"topics": ["inbox", "offer.12"]}
    assert await noors.receive_nothing()


async def asked_for_a_page(client) -> str:
    """What the page hands to its socket, read off the page."""
    page = await in_thread(client.get, reverse("notifications:inbox"))
    return "asked=" + re.search(r'data-asked="(\w+)"', page.content.decode())[1]


async def test_what_changed_before_the_socket_opened_is_heard_once_it_is_open(open_socket, people):
    client = await signed_in(people.sam)
    first = await open_socket(client)
    await in_thread(live.hint, [people.sam.pk], ["before"])
    assert await first.heard() == {"topics": ["before"]}
    asked = await asked_for_a_page(client)
    await in_thread(live.hint, [people.sam.pk], ["offer.12"])
    await in_thread(live.hint, [people.noor.pk], ["offer.13"])
    assert await first.heard() == {"topics": ["offer.12"]}

    assert await (await open_socket(client, asked=asked)).heard() == {"topics": ["offer.12"]}
    assert await (await open_socket(client)).receive_nothing()


async def test_a_page_older_than_anybody_remembers_reads_everything(open_socket, people):
    client = await signed_in(people.sam)
    assert await (await open_socket(client, asked="asked=1")).heard() == {"topics": ["*"]}


@pytest.mark.parametrize("asked", ["asked=", "asked=-1", "asked=1.5", "asked=" + "9" * 400, "asked=%00"])
async def test_nonsense_for_the_moment_is_as_good_as_none(open_socket, people, asked):
    socket = await open_socket(await signed_in(people.sam), asked=asked)
    assert await socket.receive_nothing()


async def test_what_is_the_same_for_all_by_link_reaches_each_of_them_and_nobody_else(open_socket, people):
    sams, noors = [await open_socket(await signed_in(who)) for who in (people.sam, people.noor)]
    others = [await open_socket(await signed_in(who)) for who in (people.wren, people.chidi, people.pat)]
    await in_thread(live.hint_all_by_link, ["around"])
    for socket in (sams, noors):
        assert await socket.heard() == {"topics": ["around"]}
    for socket in others:
        assert await socket.receive_nothing()


async def test_an_undone_change_sends_no_hint(open_socket, people):
    socket = await open_socket(await signed_in(people.sam))
    await in_thread(tell_and_undo, people.sam)
    await in_thread(live.hint, [people.sam.pk], ["last"])
    assert await socket.heard() == {"topics": ["last"]}


def tell_and_undo(person):
    with transaction.atomic():
        notify(person, NEWS, f"{person.pk}.1", "/")
        transaction.set_rollback(True)


async def test_a_notice_hints_at_the_inbox_with_no_word_about_anybody(open_socket, people):
    socket = await open_socket(await signed_in(people.wren))
    await in_thread(notify, people.wren, NEWS, f"{people.sam.pk}.1", "/")
    assert await socket.receive_output(timeout=PATIENCE) == {
        "type": "websocket.send",
        "text": '{"topics": ["inbox"]}',
    }


@pytest.mark.parametrize(
    "frame",
    [
        {"text": "not json"},
        {"text": '{"type": "hint", "topics": ["offer.1"]}'},
        {"text": '{"type": "subscribe", "group": "person.1"}'},
        {"bytes": b"\x00\xff"},
        {"text": "x" * 1_000_000},
    ],
    ids=["nonsense", "a hint", "a wish to hear others", "bytes", "a flood"],
)
async def test_nothing_can_be_asked_for_and_whoever_talks_is_let_go(open_socket, people, frame):
    socket = await open_socket(await signed_in(people.sam))
    await socket.send(**frame)
    assert await socket.receive_output(timeout=PATIENCE) == {"type": "websocket.close", "code": 1008}


async def test_one_sign_in_cannot_fill_the_house(open_socket, people, monkeypatch):
    monkeypatch.setattr(sockets, "MOST_FOR_ONE_SIGN_IN", 2)
    client = await signed_in(people.sam)
    first, _second = await open_socket(client), await open_socket(client)
    third = await open_socket(client)
    assert await third.receive_output(timeout=PATIENCE) == {"type": "websocket.close", "code": 1013}
    await open_socket(await signed_in(people.sam))
    await open_socket(await signed_in(people.noor))
    assert sockets.number_open() == 4
    await first.disconnect()
    fourth = await open_socket(client)
    await in_thread(live.hint, [people.sam.pk], ["last"])
    assert await fourth.heard() == {"topics": ["last"]}


async def test_after_a_gap_a_page_is_sent_to_connect_again(open_socket, people):
    socket = await open_socket(await signed_in(people.sam))
    await in_thread(live.send, [live.group_of(people.sam.pk)], {"type": "hints.missed"})
    assert await socket.receive_output(timeout=PATIENCE) == {"type": "websocket.close", "code": 1012}


async def test_signing_out_ends_the_other_windows_without_waiting(open_socket, people, monkeypatch):
    monkeypatch.setattr(sockets, "SECONDS_BETWEEN_CHECKS", 600)
    client = await signed_in(people.wren)
    other = await open_socket(await signed_in(people.wren))
    socket = await open_socket(client)
    await in_thread(client.post, "/accounts/logout/")
    assert await closes(socket)
    assert await other.receive_nothing()


async def seen_once(person):
    """Until the watch has looked at what this person's sign-in rests on."""
    async with asyncio.timeout(PATIENCE):
        while not all(it.rests_on for it in sockets.watch().open if it.user_id == person.pk):
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    "change",
    [
        lambda person: Session.objects.all().delete(),
        lambda person: Session.objects.update(expire_date=timezone.now() - dt.timedelta(seconds=1)),
        lambda person: type(person).objects.filter(pk=person.pk).update(is_active=False),
        lambda person: type(person).objects.filter(pk=person.pk).update(password="another"),
        lambda person: Role.objects.filter(user=person).update(ends_on=dt.date(2020, 1, 2)),
    ],
    ids=["session deleted", "session over", "person deactivated", "password changed", "role ended"],
)
async def test_a_socket_ends_soon_after_its_sign_in(open_socket, people, change):
    socket = await open_socket(await signed_in(people.wren))
    await seen_once(people.wren)
    assert await socket.receive_nothing(timeout=0.2)
    await in_thread(change, people.wren)
    assert await closes(socket)


async def test_a_champion_who_leaves_is_signed_out_of_open_pages(open_socket, people):
    socket = await open_socket(await signed_in(people.chidi))
    await seen_once(people.chidi)
    await in_thread(Champion.objects.filter(user=people.chidi).update, ends_on=dt.date(2020, 1, 2))
    assert await closes(socket)


async def test_a_new_role_ends_nothing(open_socket, people):
    socket = await open_socket(await signed_in(people.ade))
    await seen_once(people.ade)
    await in_thread(Role.objects.create, user=people.ade, kind="panel_member")
    assert await socket.receive_nothing(timeout=0.3)


async def test_a_process_says_how_many_it_has_for_all_to_read(open_socket, people):
    yesterday = timezone.now() - dt.timedelta(days=1)
    await in_thread(OpenSockets.objects.create, process="gone", number=9, said_at=yesterday)
    client = await signed_in(people.sam)
    for _ in range(2):
        await open_socket(client)
    async with asyncio.timeout(PATIENCE):
        while await in_thread(said) != [(sockets.THIS_PROCESS, 2)]:
            await asyncio.sleep(0.05)
    assert await in_thread(sockets.number_open_everywhere) == 2


def said():
    return list(OpenSockets.objects.values_list("process", "number"))


async def test_a_process_counts_its_open_sockets_and_forgets_those_that_end(open_socket, people):
    client = await signed_in(people.sam)
    first, second = await open_socket(client), await open_socket(client)
    assert sockets.number_open() == 2
    await first.disconnect()
    await second.disconnect()
    assert sockets.number_open() == 0
    assert sockets.watch().rounds is None
