"""Debian's own Chromium, driven by Playwright; windows that report what went wrong in them."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Route, expect, sync_playwright

# The same browser without windows, menus and messages of its own: a page costs it a quarter of the work.
SHELL = "chromium-headless-shell"
WHOLE = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
NO_BROWSER = "No Chromium here, so no browser tests: apt-get install chromium chromium-headless-shell."
NO_FAULT = ("Failed to load resource", "htmx:afterRequest", "htmx:sendAbort", "htmx:sendError")
PATIENCE = 30_000
"""Milliseconds that an `expect` waits, as long as a click does: a slow machine is no defect."""
PHONE = 360
DESK = 1280
ON_A_DESK = pytest.param(DESK, marks=pytest.mark.wide)
"""For `width` of a test that looks: the quick run looks at the narrow window, `make test-all` at both."""


@contextmanager
def driver() -> Iterator[Playwright]:
    """Playwright, once for a process: it keeps an event loop in this thread."""
    # Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        yield playwright


@contextmanager
def chromium(playwright: Playwright, *, whole: bool = False) -> Iterator[Browser]:
    """A running browser; where there is none the test is skipped, or fails if CI must not miss it."""
    programs = WHOLE if whole else (SHELL, *WHOLE)
    program = next(filter(None, map(shutil.which, programs)), None)
    if program is None:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing(NO_BROWSER)
    browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
    yield browser
    browser.close()


def keep_scripts_out(route: Route) -> None:
    """Hands each page on under a policy by which the browser runs none of its scripts."""
    if route.request.resource_type != "document":
        return route.continue_()
    answer = route.fetch(max_redirects=0)
    policy = {"content-security-policy": "script-src 'none'"}
    return route.fulfill(response=answer, headers={**answer.headers, **policy})


@dataclass
class Windows:
    """Opens windows on one server, each with cookies of its own, as separate people have."""

    browser: Browser
    url: str
    problems: list[str] = field(default_factory=list)
    close_all: list[Callable[[], None]] = field(default_factory=list)

    def open(
        self,
        path: str = "/",
        *,
        person: AbstractBaseUser | None = None,
        width: int = DESK,
        scripts: bool = True,
        **options,
    ) -> Page:
        """A window at a path, signed in as a person or as nobody; options are those of a browser context.

        Where `java_script_enabled=False` lets nothing run, axe neither, `scripts=False` keeps out only the
        page's own scripts.
        """
        context = self.browser.new_context(
            base_url=self.url,
            viewport={"width": width, "height": 800},
            locale="en-GB",
            timezone_id="Europe/London",
            reduced_motion="reduce",
            **options,
        )
        self.close_all.append(context.close)
        if person is not None:
            context.add_cookies([self._session_of(person)])
        page = context.new_page()
        if scripts:
            page.on("console", self._note_console)
            page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        else:
            context.route("**/*", keep_scripts_out)
        page.goto(path)
        return page

    def close(self) -> None:
        for close in self.close_all:
            close()

    def _session_of(self, person: AbstractBaseUser) -> dict[str, str]:
        """A cookie as signing in would set it, without the pages of signing in."""
        client = Client()
        client.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
        name = settings.SESSION_COOKIE_NAME
        return {"name": name, "value": client.cookies[name].value, "url": self.url}

    def _note_console(self, message: ConsoleMessage) -> None:
        """Errors and refusals by the content security policy; that a page answered 404 is neither, nor that
        it was left while a part of it was being read again.
        """
        if message.type == "error" and not message.text.startswith(NO_FAULT):
            self.problems.append(f"{message.location.get('url')}: {message.text}")
