"""What the accessibility checker axe finds wrong with a page."""

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


@cache
def _script() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text()


def axe_violations(page: Page) -> list[str]:
    """One line for each breach of WCAG 2.0 to 2.2, levels A and AA; a good page gives none."""
    page.evaluate(_script())
    found = page.evaluate("standards => axe.run(document, {runOnly: standards})", STANDARDS)
    return [
        f"{violation['id']} ({violation['impact']}): {node['html']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
