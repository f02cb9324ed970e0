"""The pages as an app on the home screen of a phone: under a name and a picture that say nothing."""

from __future__ import annotations

import json
import struct

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.bed.browser import PHONE, chromium

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def browser(playwright):
    """The whole of Chromium: its headless shell installs nothing, and so finds nothing against it."""
    with chromium(playwright, whole=True) as running:
        yield running


def test_a_browser_finds_nothing_that_keeps_it_from_being_installed(cast, windows):
    page = windows.open("/my/", person=cast.sam, width=PHONE)
    tools = page.context.new_cdp_session(page)
    found = tools.send("Page.getAppManifest")
    assert found["url"].endswith("/app.webmanifest")
    assert found["errors"] == []
    errors = [
        error["errorId"] for error in tools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    ]
    # The windows of the tests keep nothing, as private ones do; from such a window no app is installed.
    assert errors == ["in-incognito"]


def test_it_opens_on_the_own_page_and_at_the_own_door_when_signed_out(cast, windows):
    facts = json.loads(cast_manifest(windows))
    page = windows.open(facts["start_url"], person=cast.sam, width=PHONE)
    expect(page.get_by_role("heading", name="Hello Sam")).to_be_visible()
    visitor = windows.open(facts["start_url"], width=PHONE)
    expect(visitor).to_have_url("/l/?next=/my/")


def cast_manifest(windows) -> str:
    page = windows.open("/l/", width=PHONE)
    return page.evaluate("fetch(document.querySelector('link[rel=manifest]').href).then(it => it.text())")


@pytest.mark.django_db
def test_its_name_and_its_address_say_nothing_of_why(client):
    facts = json.loads(client.get("/app.webmanifest").content)
    said = " ".join(str(value) for value in facts.values()).lower()
    assert [
        word for word in ("care", "leaver", "council", "kent", "covenant", "social") if word in said
    ] == []
    assert (facts["display"], facts["scope"], facts["id"]) == ("standalone", "/", "/my/")


@pytest.mark.django_db
def test_its_pictures_are_as_big_as_it_says(client):
    facts = json.loads(client.get("/app.webmanifest").content)
    sizes = set()
    for icon in facts["icons"]:
        file = (settings.BASE_DIR / icon["src"].removeprefix("/")).read_bytes()
        assert file.startswith(PNG)
        width, height = struct.unpack(">II", file[16:24])
        assert f"{width}x{height}" == icon["sizes"]
        sizes.add((width, icon["purpose"]))
    assert sizes == {(192, "any"), (192, "maskable"), (512, "any"), (512, "maskable")}
