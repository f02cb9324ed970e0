"""The young adult's and the host's pages in a real browser: no scripts, only keys, live, axe, the socket."""

import json

import pytest
from playwright.sync_api import expect

from accounts import links
from offers import lifecycle, questions
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.bed.live import wait_until_live
from tests.bed.waiting import wait_until
from tests.factories import make_intake, make_offer, make_pledge


@pytest.fixture
def offer(cast):
    return make_offer(young_adult=cast.sam.young_adult, reasons=["You like to be outside."])


def sideways(page):
    """By how many pixels a page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def small_targets(page):
    """Controls in the page's main part that are smaller than 24 by 24 pixels; links in a text may be."""
    return page.evaluate(
        """[...document.querySelectorAll("main button, main input:not([type=hidden]), main summary")]
        .filter(element => element.getClientRects().length)
        .filter(element => {
            const { width, height } = element.getBoundingClientRect()
            return Math.min(width, height) < 24
        })
        .map(element => element.outerHTML)"""
    )


def test_from_the_link_to_yes_on_a_phone_without_scripts(cast, windows, offer):
    token = links.make(cast.sam, leads_to=f"/my/offers/{offer.pk}/")
    page = windows.open(f"/l/{token}/", width=PHONE, java_script_enabled=False)
    page.get_by_label("Your first name").fill("Sam")
    page.get_by_label("The day of your birthday").fill("17")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Apprentice ranger")
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_role("heading", name="You said yes")).to_be_visible()
    expect(page.get_by_text("We keep a place for you.")).to_be_visible()
    offer.refresh_from_db()
    assert offer.status == "accepted"


def test_no_is_as_easy_as_yes(cast, windows, offer):
    page = windows.open(f"/my/offers/{offer.pk}/", person=cast.sam, width=PHONE)
    buttons = page.locator(".answers__button")
    expect(buttons).to_have_text(["Yes", "Not now", "No thanks", "Ask a question"])
    boxes = [button.bounding_box() for button in buttons.all()]
    assert len({(round(box["width"]), round(box["height"])) for box in boxes}) == 1
    assert len({json.dumps(button.evaluate(LOOKS)) for button in buttons.all()}) == 1


LOOKS = """element => {
    const style = getComputedStyle(element)
    return [style.color, style.backgroundColor, style.fontWeight, style.fontSize]
}"""


def test_by_keys_alone(cast, windows, offer):
    page = windows.open(f"/my/offers/{offer.pk}/", person=cast.sam, width=PHONE)
    press_until(page, "No thanks")
    page.keyboard.press("Enter")
    page.get_by_text("You said no thanks").wait_for()
    press_until(page, "Say why, if you like")
    page.keyboard.press("Enter")
    press_until_name(page, "reason")
    page.keyboard.press("Space")
    press_until(page, "Send")
    page.keyboard.press("Enter")
    page.get_by_text("Thank you for telling us.").wait_for()
    assert offer.steps.get().reason == "too_far"


def press_until(page, words, most=60):
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText?.trim()") == words:
            return
    raise AssertionError(f"No way by keys to {words!r}")


def press_until_name(page, name, most=10):
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            return
    raise AssertionError(f"No way by keys to {name!r}")


def test_a_new_offer_an_answer_and_a_confirmed_place_appear_by_themselves(cast, windows):
    page = windows.open("/my/", person=cast.sam, width=PHONE)
    expect(page.get_by_text("Nothing here yet")).to_be_visible()
    wait_until_live(page)
    offer = lifecycle.offer(make_intake(), cast.sam.young_adult, by=cast.wren)
    page.get_by_role("link", name="Apprentice ranger", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Apprentice ranger")
    wait_until_live(page)
    question = questions.ask(offer, "Is there a bus?", by=cast.sam)
    page.get_by_text("No answer yet").wait_for()
    questions.answer(question, "Yes, the 71.", by=cast.ade)
    page.get_by_text("Yes, the 71.").wait_for()
    page.get_by_role("button", name="Yes", exact=True).click()
    page.get_by_role("heading", name="You said yes").wait_for()
    wait_until_live(page)
    lifecycle.confirm(offer, by=cast.chidi)
    page.get_by_role("heading", name="Your place is set").wait_for()


def test_a_host_sees_a_yes_at_once_and_confirms_it(cast, windows, offer):
    page = windows.open("/host/", person=cast.chidi, width=PHONE)
    expect(page.get_by_text("Nothing needs you now")).to_be_visible()
    wait_until_live(page)
    lifecycle.accept(offer, by=cast.sam)
    page.get_by_role("button", name="Confirm the first day").click()
    page.get_by_text("Confirmed. They have been told.").wait_for()
    offer.refresh_from_db()
    assert offer.status == "confirmed"


def test_the_socket_tells_a_host_no_word_and_no_number_before_it_may_know(cast, windows):
    page = windows.open("/host/", person=cast.chidi)
    heard = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: heard.append(frame)))
    page.reload()
    wait_until_live(page)
    intake = make_intake(pledge=make_pledge(places=None), places=1)
    offer = lifecycle.offer(intake, cast.sam.young_adult, by=cast.wren)
    questions.ask(offer, "Is there a bus?", by=cast.sam)
    lifecycle.put_off(offer, by=cast.sam)
    before = {f"pledge.{intake.pledge_id}", "pledges"}
    assert heard_at_last(page, heard, before) == before
    lifecycle.accept(offer, by=cast.sam)
    after = before | {f"offer.{offer.pk}", "offers", "inbox"}
    assert heard_at_last(page, heard, after) == after


def heard_at_last(page, heard, wanted):
    """Everything that was heard once all that is wanted has come, and a moment after."""
    wait_until(lambda: wanted <= topics(heard), page=page)
    page.wait_for_timeout(300)
    return topics(heard)


def topics(heard):
    frames = [json.loads(frame) for frame in heard]
    assert all(set(frame) == {"topics"} for frame in frames)
    return {topic for frame in frames for topic in frame["topics"]}


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_every_page_passes_axe_and_fits(cast, windows, offer, width):
    accepted = make_offer(
        intake=make_intake(pledge=make_pledge(places=None)), young_adult=cast.sam.young_adult
    )
    questions.ask(accepted, "Is there a bus?", by=cast.sam)
    lifecycle.accept(accepted, by=cast.sam)
    declined = make_offer(intake=make_intake(), young_adult=cast.sam.young_adult)
    lifecycle.decline(declined, by=cast.sam)
    mine, theirs = f"/my/offers/{offer.pk}/", f"/host/offers/{accepted.pk}/"
    pages = {
        cast.sam: [
            "/my/",
            "/my/looks/",
            "/my/advisers/",
            mine,
            f"{mine}ask/",
            f"{mine}told/",
            f"/my/offers/{accepted.pk}/",
            f"/my/offers/{accepted.pk}/stop/",
            f"/my/offers/{declined.pk}/",
        ],
        cast.chidi: ["/host/", theirs, f"{theirs}cannot/"],
        cast.ade: [f"/young-adults/{cast.sam.young_adult.pk}/way-in/"],
        None: ["/l/", f"/l/{links.make(cast.sam)}/", "/l/made-up/"],
    }
    for person, addresses in pages.items():
        page = windows.open(addresses[0], person=person, width=width)
        for address in addresses:
            page.goto(address)
            assert axe_violations(page) == [], address
            assert sideways(page) <= 0, address
            assert small_targets(page) == [], address
