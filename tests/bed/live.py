"""Pages that hear of changes: what a test changes before a page listens, that page may miss."""

from playwright.sync_api import Page, expect


def wait_until_live(page: Page) -> None:
    """From here on this page misses nothing. After a click, first expect something of the page that follows:
    the one before it was live too.
    """
    expect(page.locator("#live-state")).to_have_attribute("data-live-state", "live")
