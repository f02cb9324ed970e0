"""A young adult's way in, the start, a new number, what is held about them: on a phone, in a real browser."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts import links
from notifications.composing import compose
from notifications.models import Channel, Delivery, Notification
from tests.bed.browser import DESK, PHONE
from tests.bed.live import wait_until_live
from youngadults import jobs, requests
from youngadults.models import Look, Preferences, Request, StatusLetter

LISTEN = """
window.said = []
Object.defineProperty(window, "speechSynthesis", {value: {
  speak: (words) => window.said.push(words.text), cancel: () => {},
}})
"""


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def answer_check(page: Page, name: str, day: str) -> None:
    page.get_by_label("Your first name").fill(name)
    page.get_by_label("The day of your birthday").fill(day)
    tap(page, "Go on")


def question(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.locator(".seen-by")).to_contain_text("Your adviser and the people who find offers for you")


def text_to(person, kind: str) -> str:
    """The newest text to somebody, as it would leave now."""
    notice = Notification.objects.filter(recipient=person, kind=kind).latest("pk")
    delivery = Delivery(notification=notice, channel=Channel.TEXT)
    return compose([delivery], delivery.reference, "somewhere").body


def link_in(text: str) -> str:
    return re.search(r"/l/\S+", text)[0]


# In, and the two-minute start


def test_the_first_link_leads_to_eight_questions_that_can_be_skipped_and_left(cast, windows):
    page = windows.open("about:blank", width=PHONE)
    page.add_init_script(LISTEN)
    page.goto(f"/l/{links.make(cast.sam, leads_to='/')}/")
    in_my_language_and_aloud(page)
    answer_check(page, "sam", "17")
    question(page, "Your name")
    page.get_by_label("What should we call you?").fill("Sammy")
    tap(page, "Go on")
    question(page, "How and when we reach you")
    page.get_by_label("An e-mail").check()
    page.get_by_label("In the afternoon, 12 to 5pm").check()
    tap(page, "Go on")
    question(page, "What you would like")
    page.get_by_label("What would you like to do?").fill("  dogs!!  not 2 many ppl\n\nأحب الكلاب ")
    page.get_by_label("Try out a job for some days").check()
    tap(page, "Go on")
    question(page, "Kinds of work")
    tap(page, "Skip this")
    question(page, "What you do not want")
    page.get_by_role("link", name="Go to your offers").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello Sammy")
    the_other_three_later(page)
    kept = Preferences.objects.get(young_adult=cast.sam.young_adult)
    assert kept.wants == "  dogs!!  not 2 many ppl\r\n\r\nأحب الكلاب "
    assert (kept.does_not_want, kept.max_travel_miles, kept.days) == ("", 5, [0, 2])
    assert kept.asked == ["name", "when", "like", "work", "not", "far", "hours", "helps"]


def in_my_language_and_aloud(page: Page) -> None:
    """Before anybody is signed in: the language is chosen, and the page is heard."""
    expect(page.locator("main")).not_to_contain_text("Sam")
    page.locator("#tongues summary").click()
    page.get_by_role("button", name="پښتو").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator("#tongues summary").click()
    page.get_by_role("button", name="English").click()
    tap(page, "Read it to me")
    expect(page.get_by_role("button", name="Stop reading")).to_be_visible()
    said = page.evaluate("window.said")
    assert said[0] == "Is it you?"
    assert "Your first name" in said


def the_other_three_later(page: Page) -> None:
    """The start goes on where it was left, and the last question leads to the list of all that was said."""
    page.get_by_role("link", name="What you want, and how to reach you").click()
    page.get_by_role("link", name="Go on with the questions").click()
    question(page, "What you do not want")
    tap(page, "Skip this")
    question(page, "How far you can go")
    page.get_by_label("Up to 5 miles").check()
    tap(page, "Go on")
    question(page, "Your hours")
    for day in ("Tuesday", "Thursday", "Friday"):
        page.get_by_label(day).uncheck()
    tap(page, "Go on")
    question(page, "What helps you")
    page.get_by_label("Regular breaks").check()
    tap(page, "Go on")
    expect(page.get_by_role("heading", level=1)).to_have_text("About you")
    expect(page.locator(".seen-by")).to_have_count(8)
    for line in (
        "Sammy",
        "An e-mail",
        "dogs!!  not 2 many ppl",
        "Up to 5 miles",
        "Regular breaks",
    ):
        expect(page.locator("main")).to_contain_text(line)
    expect(page.get_by_role("link", name="Go on with the questions")).to_have_count(0)


def test_without_scripts_the_start_works_as_well(cast, windows):
    link = f"/l/{links.make(cast.sam, leads_to='/')}/"
    page = windows.open(link, width=PHONE, java_script_enabled=False)
    answer_check(page, "Sam", "17")
    for _ in range(8):
        with page.expect_navigation():
            tap(page, "Skip this")
    expect(page.get_by_role("heading", level=1)).to_have_text("About you")


# A new number


def test_with_a_new_number_the_old_link_is_dead_at_once_and_help_comes_to_the_new_one(cast, windows):
    old_phone = windows.open(f"/l/{links.make(cast.sam, leads_to='/my/')}/", width=PHONE)
    page = windows.open("/my/reach/", person=cast.sam, width=PHONE)
    page.get_by_label("Phone number").fill("07700 900456")
    page.get_by_role("textbox", name="E-mail").fill("")
    tap(page, "Save")
    expect(page.get_by_text("Old links do not work any more.")).to_be_visible()
    answer_check(old_phone, "Sam", "17")
    expect(old_phone.get_by_role("heading", level=1)).to_have_text("This link does not work now")
    tap(old_phone, "Send me a new link")
    expect(old_phone.locator("main")).not_to_contain_text("Sam")
    jobs.send_links(young_adult_ids=[cast.sam.young_adult.pk], leads_to="/my/")
    cast.sam.young_adult.refresh_from_db()
    assert str(cast.sam.young_adult.phone) == "+447700900456"
    new_phone = windows.open(link_in(text_to(cast.sam, "sign_in_link")), width=PHONE)
    answer_check(new_phone, "Sam", "17")
    expect(new_phone.get_by_role("heading", level=1)).to_have_text("Hello Sam")


def test_whoever_has_the_old_number_now_sees_no_name_and_gets_no_further(cast, windows):
    """And the adviser, who is told, reads a code out to the right one."""
    stranger = windows.open(f"/l/{links.make(cast.sam, leads_to='/my/')}/", width=PHONE)
    seen = [stranger.title(), stranger.url, stranger.locator("body").inner_text()]
    for name in ("Alex", "Alex"):
        with stranger.expect_navigation():
            answer_check(stranger, name, "3")
        seen.append(stranger.locator("body").inner_text())
    expect(stranger.get_by_role("heading", level=1)).to_have_text("We could not tell that it is you")
    assert [word for word in ("Sam", "Ade", "care", "900123") if word in "\n".join(seen)] == []
    adviser = windows.open("/inbox/", person=cast.ade, width=DESK)
    adviser.get_by_role("link", name="Somebody opened a link for Sam").click()
    tap(adviser, "Show me a code to read out")
    expect(adviser.get_by_role("heading", name="A code for Sam")).to_be_visible()
    code = adviser.locator(".code").inner_text()
    page = windows.open("/l/code/", width=PHONE)
    page.get_by_label("The code").fill(code)
    answer_check(page, "Sam", "17")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your name")
    stranger.reload()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("This link does not work now")


def test_an_adviser_changes_the_number_with_them_and_old_links_die(cast, windows):
    old_phone = windows.open(f"/l/{links.make(cast.sam)}/", width=PHONE)
    adviser = windows.open(f"/young-adults/{cast.sam.young_adult.pk}/contact/", person=cast.ade)
    adviser.get_by_label("Phone number").fill("07700 900456")
    adviser.get_by_label("I have spoken to them").check()
    tap(adviser, "Save")
    expect(adviser.get_by_text("Links that were sent before do not work any more.")).to_be_visible()
    answer_check(old_phone, "Sam", "17")
    expect(old_phone.get_by_role("heading", level=1)).to_have_text("This link does not work now")


# What is mine


@pytest.fixture
def held(cast):
    Look.objects.create(young_adult=cast.sam.young_adult, by=cast.ade, role="Personal adviser", page="record")
    Look.objects.create(young_adult=cast.noor.young_adult, by=cast.amina, page="record")


def test_my_data_is_read_taken_along_paused_and_a_letter_proves_itself(cast, windows, held):
    page = windows.open("/my/", person=cast.sam, width=PHONE)
    page.get_by_role("link", name="See who has looked at your page").click()
    expect(page.locator(".lines")).to_contain_text("Ade, Personal adviser")
    expect(page.locator("main")).not_to_contain_text("Amina")
    page.goto("/my/data/")
    page.get_by_text("What you told us (").click()
    expect(page.get_by_text("Something outside. I like trees.")).to_be_visible()
    with page.expect_download() as file:
        page.get_by_role("link", name="A file for a computer (JSON)").click()
    assert json.loads(Path(file.value.path()).read_text())["you"][0]["first_name"] == "Sam"
    tap(page, "Pause it all")
    expect(page.get_by_text("All is paused now.")).to_be_visible()
    tap(page, "End the pause")
    expect(page.get_by_text("The pause is over.")).to_be_visible()
    the_letter(page, windows)


def the_letter(page: Page, windows) -> None:
    page.goto("/my/letter/")
    tap(page, "Make my letter")
    letter = page.get_by_role("heading", name="Confirmation of status")
    expect(page.get_by_text("Show the letter")).to_be_visible()
    expect(letter).to_be_hidden()
    assert re.search("care leaver", page.locator("body").inner_text()) is None
    page.get_by_text("Show the letter").click()
    expect(letter).to_be_visible()
    page.get_by_text("Show the letter").click()
    expect(letter).to_be_hidden()
    page.emulate_media(media="print")
    expect(letter).to_be_visible()
    page.emulate_media(media="screen")
    whoever = windows.open(f"/letter/{StatusLetter.objects.get().code}/", width=PHONE)
    expect(whoever.get_by_role("heading", level=1)).to_have_text("This letter is real")
    assert re.search("Sam|care leaver|2005|bursary", whoever.locator("body").inner_text()) is None
    tap(page, "Take the letter back")
    expect(page.get_by_role("button", name="Make my letter")).to_be_visible()
    whoever.reload()
    expect(whoever.get_by_role("heading", level=1)).to_have_text("This letter is not valid")


def test_to_be_forgotten_says_what_happens_and_by_when_and_is_answered_live(cast, windows):
    page = windows.open("/my/data/", person=cast.sam, width=PHONE)
    page.get_by_role("link", name="Put something right").click()
    page.get_by_label("Tell us in your own words").fill("My name is Samira.")
    tap(page, "Send")
    expect(page.get_by_text("We have it. A person will answer you.")).to_be_visible()
    wait_until_live(page)
    requests.answer(Request.objects.get(), "Done. Your name is Samira now.", by=cast.wren)
    expect(page.get_by_text("Done. Your name is Samira now.")).to_be_visible()
    page.goto("/my/requests/forget/")
    expect(page.get_by_text("Right now we pause it all.")).to_be_visible()
    expect(page.locator("main")).to_contain_text(re.compile(r"By \d+ \w+ \d{4} a person makes sure"))
    tap(page, "Forget me")
    expect(page.get_by_text("Tick the box if you are sure. If not, go back.").first).to_be_visible()
    page.get_by_label("Yes, I want you to forget me").check()
    tap(page, "Forget me")
    expect(page.get_by_text("We have it. A person will answer you.")).to_be_visible()
    cast.sam.young_adult.refresh_from_db()
    assert cast.sam.young_adult.paused_at
    tap(page, "Take it back")
    expect(page.get_by_text("You took it back.").first).to_be_visible()
