"""The test bed: a database per run, the real server, a real browser, and no network beyond this machine."""

import logging
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import override_settings
from playwright.sync_api import Browser, Playwright

from config import catalogues
from config.asgi import application
from config.process import look_for_garbage_seldom
from matching.persons import at_hand
from rulebook import remembering
from tests.access.journal import Journal
from tests.bed import database
from tests.bed.browser import Windows, chromium, driver
from tests.bed.network import forbid_other_machines
from tests.bed.server import Server, ServerThread
from tests.bed.sharing_out import SharingOut
from tests.people import Cast, make_cast

forbid_other_machines()
look_for_garbage_seldom()
catalogues.compile_all()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log) -> SharingOut:
    """However the tests are spread over workers: `-n 2` is enough."""
    return SharingOut(config, log)


def pytest_itemcollected(item: pytest.Item) -> None:
    """A test that uses the browser says so, for `pytest -m "not browser"`."""
    if "browser" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests last: Playwright's event loop would disturb asynchronous tests. Of them the wide first:
    with one of their long minutes at the end the other worker would have nothing to do.
    """

    def turn(item: pytest.Item) -> int:
        if item.get_closest_marker("browser") is None:
            return 0
        return 1 if item.get_closest_marker("wide") else 2

    items.sort(key=turn)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings, django_test_environment, django_db_blocker
) -> None:
    """A name of our own and a migrated template: making the database is then copying files."""
    with django_db_blocker.unblock():
        database.drop_abandoned_databases()
        template = database.make_template()
    connection.settings_dict["TEST"] |= {"NAME": database.database_of_this_run(), "TEMPLATE": template}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Before the database is dropped, disconnect the threads of the server."""
    yield
    with django_db_blocker.unblock():
        database.disconnect_everyone_else()


@pytest.fixture(scope="session", autouse=True)
def files_that_are_sent(tmp_path_factory) -> Iterator[None]:
    """Outside of the checkout; a test that looks at them takes a folder of its own."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test reads rules and people afresh: what the one before it changed has been undone. Within a test
    nothing is forgotten by the clock: on a slow machine a page would seem to cost a query more.
    """
    remembering.forget()
    monkeypatch.setattr(remembering, "SECONDS", 3600)
    at_hand.forget()


@pytest.fixture(scope="session")
def server_of_the_run(django_db_setup, django_db_blocker) -> Iterator[Server]:
    """One server for all tests; use asgi_server, which looks after the tables."""
    with django_db_blocker.unblock(), ServerThread(application) as server:
        yield server


@pytest.fixture
def asgi_server(server_of_the_run: Server, transactional_db: None) -> Iterator[Server]:
    """The real application at `asgi_server.url`; fails the test if a page ended in a stack trace."""
    server_of_the_run.complaints.heard.clear()
    yield server_of_the_run
    server_of_the_run.settle()
    assert server_of_the_run.complaints.heard == []


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives every browser."""
    with driver() as running:
        yield running
        # Inside Playwright's event loop Django hands out another connection than before and after it.
        connection.close()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, started once."""
    with chromium(playwright) as running:
        yield running


@pytest.fixture
def windows(browser, asgi_server: Server) -> Iterator[Windows]:
    """`windows.open(path, person=…, width=…)`; fails the test if a script or the page's policy complained."""
    opened = Windows(browser, asgi_server.url)
    yield opened
    opened.close()
    assert opened.problems == []


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of tests/people.py."""
    return make_cast()


@pytest.fixture
def journal() -> Iterator[Journal]:
    """Everything that production would log."""
    root, handler = logging.getLogger(), Journal()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield handler
    root.removeHandler(handler)
    root.setLevel(level)
