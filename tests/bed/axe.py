"""What the accessibility checker axe finds wrong with a page."""

from functools import cache
from importlib.resources import files

from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# All rules are tried; only of breaches is more kept than one example, and only breaches leave the page.
BREACHES = """async (standards) => {
    const { violations } = await axe.run(document, { runOnly: standards, resultTypes: ["violations"] })
    return violations.flatMap(({ id, impact, nodes }) => nodes.map((it) => `${id} (${impact}): ${it.html}`))
}"""


@cache
def _script() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text()


def axe_violations(page: Page) -> list[str]:
    """One line for each breach of WCAG 2.0 to 2.2, levels A and AA; a good page gives none."""
    page.evaluate(_script())
    return page.evaluate(BREACHES, STANDARDS)
