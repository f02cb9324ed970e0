"""Web, worker, Redis and database are killed under load, one at a time, and come back.

Every notice is in the inbox afterwards, and each message was sent once. All of it with real processes.
"""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from bench.live.windows import Windows
from demo.notify.keys import LIVE
from demo.notify.server import Callbacks, NotifyServer, running
from demo.notify.templates import EMAIL, TEXT
from tests.bed.ports import kept_port
from tests.bed.redis import NO_REDIS
from tests.bed.restarting import PROJECT, Kept, Postgres, Redis
from tests.bed.waiting import wait_until

pytestmark = pytest.mark.wide

NOTICES = 80
SENT_BEFORE_THE_CRASH = 20
PATIENCE = 120  # seconds
TOKEN = "a-token-that-only-notify-and-we-know"


@dataclass
class House:
    """Everything that runs, and the environment in which it does."""

    environment: dict[str, str]
    post: NotifyServer
    port: int
    database: Postgres
    redis: Redis | None
    web: Kept
    worker: Kept

    @property
    def url(self):
        return f"http://localhost:{self.port}"

    def do(self, *words):
        return subprocess.Popen(house(*words), cwd=PROJECT, env=self.environment)

    def ask(self, *words):
        done = subprocess.run(house(*words), cwd=PROJECT, env=self.environment, capture_output=True)
        return json.loads(done.stdout) if done.stdout else None


def house(*words):
    return [sys.executable, "-m", "tests.notifications.house", *map(str, words)]


@pytest.fixture(scope="module")
def database():
    server = Postgres()
    yield server
    server.let_go()


@pytest.fixture(scope="module")
def post():
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def redis():
    if shutil.which("redis-server") is None:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing(NO_REDIS)
    with tempfile.TemporaryDirectory() as folder:
        server = Redis(Path(folder))
        yield server
        server.let_go()


@pytest.fixture(scope="module")
def port():
    with kept_port() as number:
        yield number


@pytest.fixture(scope="module")
def the_house(database, post, redis, port):
    post.notify.tell_receipt = Callbacks(f"http://localhost:{port}/inbox/callbacks/receipts/", TOKEN, 1).tell
    settings = {
        "MESSAGE_PROVIDERS": dict.fromkeys(("text", "email"), "notifications.providers.govuk_notify"),
        "NOTIFY_URL": post.notify.root,
        "NOTIFY_API_KEY": str(LIVE),
        "NOTIFY_TEXT_TEMPLATE": TEXT.id,
        "NOTIFY_EMAIL_TEMPLATE": EMAIL.id,
        "NOTIFY_CALLBACK_TOKEN": TOKEN,
    }
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.notifications.house_settings",
        "DATABASE_URL": database.url,
        "REDIS_URL": redis.url,
        "SETTINGS_OF_THE_TEST": json.dumps(settings),
    }
    subprocess.run(house("migrate"), cwd=PROJECT, env=environment, check=True)
    options = ["--port", str(port), "--lifespan", "off", "--log-level", "critical"]
    program = [sys.executable, "-m", "uvicorn", "tests.notifications.house:application", *options]
    web = Kept(*program, "--ws-per-message-deflate", "false", environment=environment)
    worker = Kept(*house("work"), environment=environment)
    yield House(environment, post, port, database, redis, web, worker)
    web.let_go()
    worker.let_go()


class Visitor:
    """Somebody who reads their inbox all the while; what is away for a moment is asked again."""

    def __init__(self, url, session):
        self.url, self.cookies = url, {"sessionid": session}
        self.answers = Counter()
        self.is_here = True
        self.thread = threading.Thread(target=self.read, daemon=True)
        self.thread.start()

    def read(self):
        while self.is_here:
            try:
                self.answers[
                    requests.get(f"{self.url}/inbox/", cookies=self.cookies, timeout=30).status_code
                ] += 1
            except requests.RequestException:
                self.answers["away"] += 1
            time.sleep(0.1)

    def leave(self):
        self.is_here = False
        self.thread.join()

    def inbox(self):
        """The notices on all pages of the inbox."""
        found = []
        for page in range(1, NOTICES // 30 + 3):
            words = requests.get(
                f"{self.url}/inbox/?page={page}", cookies=self.cookies, timeout=30
            ).content.decode()
            found += re.findall(r'id="notice-(\d+)"', words)
        return set(found)


@pytest.mark.parametrize("which", ["web", "worker", "redis", "database"])
def test_killed_under_load_it_loses_nothing_and_sends_nothing_twice(the_house, which):
    name = f"wren-{which}"
    user_id, session = the_house.ask("person", name)
    wait_until(lambda: is_up(the_house.url), seconds=PATIENCE)
    visitor = Visitor(the_house.url, session)
    telling = the_house.do("tell", user_id, 0, NOTICES)
    wait_until(lambda: len(messages(the_house, name)) >= SENT_BEFORE_THE_CRASH, seconds=PATIENCE)
    getattr(the_house, which).kill()
    assert telling.wait(PATIENCE) == 0
    wait_until(lambda: settled(the_house, user_id), seconds=PATIENCE)
    wait_until(lambda: is_up(the_house.url), seconds=PATIENCE)
    visitor.leave()

    notices, statuses = the_house.ask("report", user_id)
    assert (notices, statuses) == (NOTICES, ["delivered"] * NOTICES)
    assert len(visitor.inbox()) == NOTICES
    sent = Counter(messages(the_house, name))
    assert (len(sent), set(sent.values())) == (NOTICES, {1})
    assert visitor.answers[200] > 0
    assert asyncio.run(hears_of_the_next(the_house, user_id, session))


def is_up(url):
    try:
        return requests.get(f"{url}/accessibility/", timeout=30).status_code == 200
    except requests.RequestException:
        return False


def messages(the_house, name):
    """The bodies of what Notify took for this person: each holds the address of its own notice."""
    to = f"{name}@example.org"
    return [it.content["body"] for it in list(the_house.post.notify.sent) if it.to == to]


def settled(the_house, user_id):
    """Some minutes later, as often as needed: everything has been sent and has its receipt."""
    _, statuses = the_house.ask("report", user_id)
    if statuses == ["delivered"] * NOTICES:
        return True
    the_house.ask("look_after")
    time.sleep(2)
    return False


async def connected(sockets, session):
    """As live.js does: the first connection after a crash may fail, the next is tried a moment later."""
    for _ in range(20):
        try:
            return await sockets.open([session])
        except OSError:
            await asyncio.sleep(1)
    return await sockets.open([session])


async def hears_of_the_next(the_house, user_id, session):
    """Whether a page that connects again is told of what comes next."""
    sockets = Windows("localhost", the_house.port)
    await connected(sockets, session)
    await asyncio.to_thread(the_house.ask, "tell", user_id, NOTICES, 1)
    heard = await sockets.hear(1, PATIENCE)
    await sockets.close()
    return heard
