"""A list in a real browser: narrowed, kept, arranged and taken out without a script; changing by itself."""

import pytest
from playwright.sync_api import expect

from offers import lifecycle
from tabular.models import SavedFilter
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.factories import make_intake, make_offer
from tests.people import make_young_adult

pytestmark = pytest.mark.django_db(transaction=True)


def twelve_offers(cast):
    intake = make_intake(places=20)
    for number in range(11):
        make_offer(intake=intake, young_adult=make_young_adult(f"Bo{number}"), status="declined")
    return make_offer(intake=intake, young_adult=cast.sam.young_adult)


def test_a_list_is_worked_with_without_a_script(windows, cast):
    twelve_offers(cast)
    page = windows.open("/desk/offers/", person=cast.wren, java_script_enabled=False)
    page.get_by_label("Search").fill("sam")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_text("1 offer found · Search: sam")).to_be_visible()
    page.get_by_text("Save this filter").click()
    page.get_by_label("Name", exact=True).fill("Sam’s")
    page.get_by_role("button", name="Save what is filtered now").click()
    expect(page.get_by_role("link", name="Sam’s")).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="Show everything").click()
    expect(page.get_by_text("12 offers", exact=True)).to_be_visible()
    page.get_by_text("Columns and rows").click()
    page.get_by_label("Adviser").last.check()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("cell", name="Ade", exact=True)).to_be_visible()
    page.get_by_role("link", name="Sam’s").click()
    page.get_by_text("Download").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel").click()
    assert taken.value.suggested_filename.endswith(".xlsx")


def test_an_open_list_reads_itself_again_as_it_is_filtered(windows, cast):
    offer = twelve_offers(cast)
    page = windows.open("/desk/offers/?status=offered", person=cast.wren)
    expect(page.locator("#live-state")).to_have_text("Live")
    expect(page.get_by_text("1 offer found")).to_be_visible()
    lifecycle.decline(offer, by=cast.sam)
    expect(page.get_by_text("0 offers found")).to_be_visible()
    expect(page.get_by_text("No offer looks like this.")).to_be_visible()


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_the_tools_of_a_list_pass_axe_open_and_fit_the_window(windows, cast, width):
    twelve_offers(cast)
    long = "Kept with the longest name that may be, which is sixty signs"
    SavedFilter.objects.create(person=cast.wren, table="desk.offers", name=long, query="status=declined")
    page = windows.open("/desk/offers/?status=declined&since=never", person=cast.wren, width=width)
    expect(page.get_by_text("must be a real date")).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach(each => (each.open = true))")
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
