"""Walking a page by the Tab key alone: everything is reached, the focus is seen, nothing holds it fast."""

from playwright.sync_api import Page

CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary"
REACHABLE = f"""[...document.querySelectorAll("{CONTROLS}")]
    .filter(element => element.checkVisibility() && !element.disabled && element.tabIndex >= 0)"""

START = f"""() => {{
    for (const element of document.querySelectorAll("[data-reached]")) {{
        delete element.dataset.reached
        delete element.dataset.times
    }}
    document.activeElement.blur()
    window.getSelection().removeAllRanges()
    return {REACHABLE}.length
}}"""

# Within a date the focus rests on day, month, year and calendar. A checkbox and a radio button are drawn,
# with their focus, before their label.
STEP = """() => {
    const element = document.activeElement
    if (!element || element === document.body) return "end"
    if (element.dataset.reached === "last") {
        element.dataset.times = Number(element.dataset.times || 1) + 1
        return element.type === "date" && element.dataset.times <= 5 ? "" : `held fast: ${element.outerHTML}`
    }
    if (element.dataset.reached) return "end"
    for (const before of document.querySelectorAll("[data-reached=last]")) before.dataset.reached = "yes"
    element.dataset.reached = "last"
    const drawn = ["checkbox", "radio"].includes(element.type) && element.labels.length
        ? getComputedStyle(element.labels[0], "::before") : getComputedStyle(element)
    const outlined = drawn.outlineStyle !== "none" && parseFloat(drawn.outlineWidth) > 0
    const { width, height, bottom, right } = element.getBoundingClientRect()
    const seen = (outlined || drawn.boxShadow !== "none") && width * height > 0 && bottom > 0 && right > 0
    return seen ? "" : `focus is not seen: ${element.outerHTML}`
}"""

# Of radio buttons the Tab key reaches one of each group, and the arrow keys the others.
MISSED = f"""{REACHABLE}
    .filter(element => element.type !== "radio" || element.checked)
    .filter(element => !element.dataset.reached)
    .map(element => `never reached: ${{element.outerHTML}}`)"""


def walked(page: Page) -> list[str]:
    """What is wrong with walking this page from its beginning to its end; a good page gives none.

    A page that reads itself again in between has something on it that is new: it is walked once more.
    """
    return walked_once(page) and walked_once(page)


def walked_once(page: Page) -> list[str]:
    found = []
    dates = page.locator("input[type=date]").count()
    for _ in range(page.evaluate(START) + 4 * dates + 2):
        page.keyboard.press("Tab")
        said = page.evaluate(STEP)
        if said == "end":
            break
        found += [said] if said else []
    else:
        found.append("the focus never comes to an end")
    return [*found, *page.evaluate(MISSED)]
