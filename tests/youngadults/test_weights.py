"""Little data and weak signals: at most 100 KB for the first page, 20 KB for each after it."""

from __future__ import annotations

import re

import brotli
import pytest
from django.conf import settings

from tests.access.asking import Row
from tests.youngadults.every_page import address_of, more_faces, pages_at_the_door, pages_of_sam

FIRST, AFTER = 100_000, 20_000
ON_THE_FIRST_PAGE = {
    "build/app.css",
    "build/govuk-frontend.min.js",
    "img/icon.svg",
    "js/pages.js",
    "js/live.js",
    "js/offline.js",
}
A_FILE = re.compile(r'"/static/([^"]+)"')


def travels(answer) -> int:
    """The page, compressed as it leaves us."""
    assert answer["Content-Encoding"] == "gzip"
    return len(answer.content)


def files_of(page: str) -> set[str]:
    """What a browser fetches with the page; the picture for the home screen only when it is put there."""
    return {name for name in A_FILE.findall(page) if not name.endswith(".png")}


def weight(name: str) -> int:
    """A file as WhiteNoise stores it."""
    return len(brotli.compress((settings.BASE_DIR / "static" / name).read_bytes()))


@pytest.mark.parametrize("row", pages_of_sam(), ids=str)
def test_a_page_is_light(cast, client, row: Row):
    address = address_of(row, cast)
    client.force_login(cast.sam)
    for language in ("en-gb", "ps"):
        cast.sam.language = language
        cast.sam.save()
        page = travels(client.get(address, headers={"Accept-Encoding": "gzip"}))
        files = files_of(client.get(address).content.decode())
        assert page + sum(map(weight, files)) <= FIRST
        assert page + sum(map(weight, files - ON_THE_FIRST_PAGE)) <= AFTER


@pytest.mark.parametrize("row", pages_at_the_door(), ids=str)
def test_the_door_is_light(cast, client, row: Row):
    address = address_of(row, cast)
    page = travels(client.get(address, headers={"Accept-Encoding": "gzip"}))
    assert page + sum(map(weight, files_of(client.get(address).content.decode()))) <= FIRST


def test_the_files_that_are_weighed_are_all_that_a_page_asks_for(cast, client):
    client.force_login(cast.sam)
    assert files_of(client.get("/my/").content.decode()) == ON_THE_FIRST_PAGE


def test_the_pages_with_several_faces_are_light_too(cast, client):
    client.force_login(cast.sam)
    cast.sam.language = "ps"
    cast.sam.save()
    addresses = more_faces(cast)
    assert max(travels(client.get(it, headers={"Accept-Encoding": "gzip"})) for it in addresses) <= AFTER
