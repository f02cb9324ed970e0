"""The young adult's pages on a slow line: bytes, time until they can be read and until they can be used.

A browser with a processor four times as slow, 250 kbit/s and 400 ms of delay reads a demonstration that is
running (``make demo``); nothing else measures what a person waits for.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys

from playwright.sync_api import CDPSession, Page, sync_playwright

KBIT_A_SECOND, DELAY_MS, SLOWER = 250, 400, 4
TIMES = 3
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
TIMINGS = """() => {
    const [page] = performance.getEntriesByType("navigation")
    const paint = performance.getEntriesByName("first-contentful-paint")[0]
    return { read: paint?.startTime ?? 0, use: page.domContentLoadedEventEnd }
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://localhost:8000")
    url = parser.parse_args().url
    sys.stdout.write("| page | KB on the line | read after, s | usable after, s |" + "\n")
    sys.stdout.write("|---|---|---|---|" + "\n")
    with sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, PROGRAMS)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(base_url=url, viewport={"width": 360, "height": 800})
        sign_in(page)
        line = slow_line(page)
        report("the door, the first of all", page, line, "/l/", fresh=True)
        report("home, the first of all", page, line, "/my/", fresh=True)
        report("home, again", page, line, "/my/")
        offers = page.locator("a[href^='/my/offers/']")
        if offers.count():
            report("an offer", page, line, offers.first.get_attribute("href"))
        report("what is open near me", page, line, "/my/around/")
        report("about you", page, line, "/my/about/")
        report("all that is held", page, line, "/my/data/")
        browser.close()


def sign_in(page: Page) -> None:
    page.goto("/demo/")
    page.locator("form[action$='/sam/'] button").first.click()
    page.wait_for_load_state()


def slow_line(page: Page) -> CDPSession:
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    bytes_a_second = KBIT_A_SECOND * 1000 / 8
    slow = {"latency": DELAY_MS, "downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second}
    line.send("Network.emulateNetworkConditions", {"offline": False, **slow})
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return line


def report(title: str, page: Page, line: CDPSession, path: str, *, fresh: bool = False) -> None:
    found = [measure(page, line, path, fresh) for _ in range(TIMES)]
    weight, read, use = (statistics.median(column) for column in zip(*found, strict=True))
    sys.stdout.write(f"| {title} | {weight / 1000:.1f} | {read / 1000:.1f} | {use / 1000:.1f} |" + "\n")


def measure(page: Page, line: CDPSession, path: str, fresh: bool) -> tuple[float, float, float]:
    if fresh:
        line.send("Network.clearBrowserCache")
    weights: list[float] = []
    count = lambda event: weights.append(event["encodedDataLength"])  # noqa: E731
    line.on("Network.loadingFinished", count)
    page.goto(path, wait_until="load")
    page.wait_for_timeout(300)
    line.remove_listener("Network.loadingFinished", count)
    timings = page.evaluate(TIMINGS)
    return sum(weights), timings["read"], timings["use"]


if __name__ == "__main__":
    main()
