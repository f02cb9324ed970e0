"""Every page of the desk in a real browser: axe, no sideways scrolling, and walked by keys alone."""

import pytest

from tests.bed.axe import axe_violations
from tests.bed.browser import DESK, PHONE
from tests.bed.keys import walked
from tests.desk.every_page import PEOPLE, addresses, opened_by, pages

FITS = "document.documentElement.scrollWidth <= window.innerWidth"
OPEN_ALL = "document.querySelectorAll('main details').forEach(each => (each.open = true))"


def test_no_page_of_the_desk_is_left_out():
    looked_at = {row.page for name in PEOPLE for row in opened_by(name)}
    assert looked_at == {row.page for row in pages() if 200 in row.answers.values()}
    assert len(looked_at) > 35


@pytest.mark.django_db(transaction=True)
@pytest.mark.wide
@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("name", PEOPLE)
def test_every_page_passes_axe_fits_and_is_walked_by_keys_alone(cast, windows, name, width):
    page = windows.open("/", person=getattr(cast, name), width=width)
    for address in addresses(cast, name):
        page.goto(address)
        page.evaluate(OPEN_ALL)
        assert axe_violations(page) == [], address
        assert page.evaluate(FITS), address
        assert walked(page) == [], address
