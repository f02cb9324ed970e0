"""Waiting for what another thread, process or browser does, as long as a slow machine may need for it."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE = 60  # seconds
BETWEEN_TWO_LOOKS = 0.02  # seconds


def wait_until(
    is_so: Callable[[], object],
    *,
    seconds: float = PATIENCE,
    otherwise: Callable[[], str] = str,
    page: Page | None = None,
) -> None:
    """Go on as soon as it is so; if it never is, fail with the words of `otherwise`.

    What a test notes of a page's sockets and messages comes to it only while it waits at that `page`.
    """
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, otherwise()
        if page is None:
            time.sleep(BETWEEN_TWO_LOOKS)
        else:
            page.wait_for_timeout(1000 * BETWEEN_TWO_LOOKS)
