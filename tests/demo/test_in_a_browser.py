"""The page of the cast in a real browser: accessible, narrow and wide, and two people in one browser."""

import pytest
from playwright.sync_api import expect

from tests.bed.axe import axe_violations


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_is_open_to_everyone(windows, width):
    page = windows.open("/demo/", width=width)
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_two_people_sign_in_side_by_side_in_one_browser(windows, cast):
    sam = windows.open("/demo/")
    with sam.context.expect_page() as opened:
        sam.get_by_role("link", name="Own window for Wren Hollis").click()
    wren = opened.value
    wren.get_by_role("button", name="Sign in as Wren").click()
    sam.get_by_role("button", name="Sign in as Sam Carter").click()
    expect(sam.locator(".who__name")).to_have_text("Sam")
    expect(wren.locator(".who__name")).to_have_text("Wren")
    for page, name in ((sam, "Sam"), (wren, "Wren")):
        page.reload()
        expect(page.locator(".who__name")).to_have_text(name)
    assert wren.url.startswith("http://wren.localhost:")
