"""What the accessibility checker axe finds wrong with a page."""

from functools import cache
from importlib.resources import files

from playwright.sync_api import Error, Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# All rules are tried; only of breaches is more kept than one example, and only breaches leave the page.
BREACHES = """async (standards) => {
    const { violations } = await axe.run(document, { runOnly: standards, resultTypes: ["violations"] })
    return violations.flatMap(({ id, impact, nodes }) => nodes.map((it) => `${id} (${impact}): ${it.html}`))
}"""
MARK = "window.isBeingLookedAt = true;\n"
IS_THE_SAME = "window.isBeingLookedAt === true"
MOST_REPLACED = 5


@cache
def _script() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text()


def axe_violations(page: Page) -> list[str]:
    """One line for each breach of WCAG 2.0 to 2.2, levels A and AA; a good page gives none.

    A page that is replaced by the next while it is looked at is no breach: the next is looked at. Which page
    that is, an `expect` before it must say.
    """
    for _ in range(MOST_REPLACED):
        try:
            return _breaches(page)
        except Error:
            if _is_the_same(page):
                raise
    return _breaches(page)


def _breaches(page: Page) -> list[str]:
    page.wait_for_load_state()
    page.evaluate(MARK + _script())
    return page.evaluate(BREACHES, STANDARDS)


def _is_the_same(page: Page) -> bool:
    """Whether the document that was looked at is still there."""
    page.wait_for_load_state()
    try:
        return page.evaluate(IS_THE_SAME)
    except Error as error:
        if page.is_closed() or "context was destroyed" not in str(error):
            raise
        return False
