"""A list in a real browser: narrowed, kept, arranged and taken out without a script; changing by itself."""

import pytest
from playwright.sync_api import expect

from offers import lifecycle
from tabular.models import SavedFilter
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.factories import make_intake, make_offer, make_pledge
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


BROKEN_WORDS = """cells => cells.flatMap(cell => {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const words = document.createRange(), broken = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode())
        for (const word of text.data.matchAll(/\\S+/g)) {
            words.setStart(text, word.index);
            words.setEnd(text, word.index + word[0].length);
            const lines = new Set([...words.getClientRects()].map(box => Math.round(box.top)));
            if (lines.size > 1) broken.push(word[0]);
        }
    return broken;
})"""


def test_many_columns_are_cards_on_a_tablet_and_keep_their_words_whole(windows, cast):
    lawrence = make_young_adult("Mohammed Lawrence")
    pledge = make_pledge(title="Communications photographer")
    offer = make_offer(intake=make_intake(pledge=pledge), young_adult=lawrence)
    page = windows.open("/desk/offers/", person=cast.wren, width=768)
    expect(page.get_by_role("cell", name=str(offer.young_adult))).to_be_visible()
    assert page.locator("#offers td").evaluate_all(BROKEN_WORDS) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 768


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
