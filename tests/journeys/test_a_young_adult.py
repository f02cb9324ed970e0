"""The young adult's journeys and what goes wrong on them, on a phone, in a real browser.

Each begins with the young adult, and ends with what they read and what the right people know.
"""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts import links
from notifications.models import Notification, Task
from offers import check_ins, lifecycle, promise_reports, references, safety
from offers.models import HeadsUp, Hold, Interest, Offer, PromiseReport, SafetyConcern, Wish
from tests.bed.browser import PHONE
from tests.bed.live import wait_until_live
from tests.factories import make_intake, make_offer, make_pledge
from tests.journeys.on_a_phone import phone, started, tap, told
from tests.people import make_young_adult

FIRST_DAY = {"ask_for": "Jo at the front desk", "bring": "Strong shoes"}


@pytest.fixture
def offer(cast):
    intake = make_intake(
        pledge=make_pledge(places=None, **FIRST_DAY), starts_in_days=0, fill_by=timezone.localdate()
    )
    return make_offer(intake=intake, young_adult=cast.sam.young_adult, reasons=["You like to be outside."])


# The road as it should be


def test_from_the_message_to_the_certificate(cast, windows, offer):
    page = windows.open(f"/l/{links.make(cast.sam, leads_to='/my/')}/", width=PHONE)
    page.get_by_label("Your first name").fill("Sam")
    page.get_by_label("The day of your birthday").fill("17")
    tap(page, "Go on")
    expect(page.get_by_role("heading", name="Hello Sam")).to_be_visible()
    page.goto(f"/my/offers/{offer.pk}/")
    wait_until_live(page)
    for words in ("It is OK to say no", "You like to be outside.", "Jo at the front desk", "Strong shoes"):
        expect(page.get_by_text(words).first).to_be_visible()
    choose_what_they_are_told(page, offer)
    tap(page, "Yes")
    expect(page.get_by_role("heading", name="You said yes")).to_be_visible()
    expect(page.get_by_text("We have asked them to say yes too by")).to_be_visible()
    wait_until_live(page)
    lifecycle.confirm(offer, by=cast.chidi)
    expect(page.get_by_role("heading", name="Your place is set")).to_be_visible()
    with page.expect_download() as file:
        page.get_by_role("link", name="Add the first day to your calendar").click()
    assert file.value.suggested_filename == "first-day.ics"
    tap(page, "I am running late")
    expect(page.get_by_text("They know that you are late today.")).to_be_visible()
    assert told("running_late") == ["Chidi"]
    wait_until_live(page)
    lifecycle.start(offer, by=cast.chidi)
    check_ins.ask(offer, "first_day")
    tap(page, "Good")
    expect(page.get_by_text("You said: Good.")).to_be_visible()
    wait_until_live(page)
    lifecycle.complete(offer, by=cast.chidi)
    check_ins.ask(offer, "end")
    expect(page.get_by_role("heading", name="This is the end. How was it?")).to_be_visible()
    tap(page, "Good")
    page.get_by_role("link", name="Say what should be better").click()
    page.get_by_label("What should be better for the next person?").fill("Start an hour later.")
    tap(page, "Send")
    expect(page.get_by_text("Start an hour later.")).to_be_visible()
    tap(page, "Ask them to write it")
    expect(page.get_by_role("button", name="Ask them to write it")).to_have_count(0)
    wait_until_live(page)
    references.write(references.of_offer(offer), "Always on time.", by=cast.chidi)
    page.get_by_role("link", name="What they wrote about your work").click()
    expect(page.get_by_text("Always on time.")).to_be_visible()
    page.goto(f"/my/offers/{offer.pk}/certificate/")
    expect(page.get_by_role("heading", name="Sam Samson")).to_be_visible()


def choose_what_they_are_told(page: Page, offer: Offer) -> None:
    """Sees word for word what they would read, and takes the least after all."""
    page.get_by_role("link", name="Choose what they are told").click()
    page.get_by_label("That the council looked after you").check()
    tap(page, "Show me first what they read")
    preview = page.locator("#preview")
    expect(preview.get_by_text("the council looked after them when they were younger")).to_be_visible()
    page.get_by_label("That the council looked after you").uncheck()
    tap(page, "Save")
    expect(page.get_by_text("Saved. They are told just what you chose.")).to_be_visible()
    offer.refresh_from_db()
    assert not offer.shares_care_experience


def test_what_is_not_offered_is_found_liked_and_asked_for(cast, windows):
    make_pledge(title="Gardener")
    page = phone(windows, cast.sam, "/my/")
    page.get_by_role("link", name="See what is open near you").click()
    page.get_by_role("link", name="Gardener").click()
    tap(page, "I’m interested")
    expect(page.get_by_text("We know that you like this.")).to_be_visible()
    assert Interest.objects.get().pledge.title == "Gardener"
    assert told("interested") == ["Ade", "Morgan", "Wren"]
    page.get_by_role("link", name="Look around").last.click()
    page.get_by_role("link", name="Ask for something else").click()
    page.get_by_label("A mentor: someone to talk to").check()
    page.get_by_label("What should it be about?").select_option(label="Animal care")
    tap(page, "Send")
    expect(page.get_by_text("You are the first to ask for this.").first).to_be_visible()
    assert Wish.objects.get().young_adult == cast.sam.young_adult


# What can go another way


def test_no_thanks_is_as_good_an_answer_and_asks_no_more(cast, windows, offer):
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    tap(page, "No thanks")
    expect(page.get_by_text("That is fine. We won’t ask you about this one again.")).to_be_visible()
    page.get_by_text("Say why, if you like").click()
    page.get_by_label("It is too far, or I have no transport").check()
    tap(page, "Send")
    expect(page.get_by_text("Thank you for telling us.")).to_be_visible()
    assert offer.steps.get().reason == "too_far"


def test_a_mind_changes_and_the_place_is_still_there(cast, windows, offer):
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    tap(page, "Not now")
    tap(page, "Yes, I would like this")
    expect(page.get_by_role("heading", name="You said yes")).to_be_visible()


def test_the_yes_of_somebody_else_came_first(cast, windows, offer):
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    other = make_offer(intake=offer.intake, young_adult=cast.noor.young_adult)
    lifecycle.accept(other, by=cast.noor)
    tap(page, "Yes")
    expect(page.get_by_text("You said yes. You are on the list.")).to_be_visible()
    expect(page.get_by_text("Someone took the last place just before you.")).to_be_visible()


def test_a_host_that_never_confirms_is_said_as_it_is(cast, windows, offer):
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    tap(page, "Yes")
    wait_until_live(page)
    lifecycle.withdraw(offer, by=cast.wren, why="The host did not answer.")
    expect(page.get_by_text("This can’t go ahead")).to_be_visible()
    expect(page.get_by_text("This is not because of you.")).to_be_visible()


def test_it_breaks_down_and_the_adviser_knows_the_same_day(cast, windows, offer):
    started(cast, offer)
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    tap(page, "I want to stop")
    expect(page.get_by_text("Nothing has ended yet.").first).to_be_visible()
    assert Task.objects.get(kind="wants_to_stop").owner == cast.ade
    page.get_by_role("link", name="End it now").click()
    tap(page, "End it now")
    expect(page.get_by_text("We keep your place until")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(re.compile("fail|refus", re.IGNORECASE))
    assert "Ade" in told("offer_moved")


def test_the_day_is_bad_and_one_tap_makes_it_the_advisers_task(cast, windows, offer):
    started(cast, offer)
    page = phone(windows, cast.sam, "/my/")
    check_ins.ask(offer, "first_day")
    page.get_by_role("link", name="Tell us with one tap").click()
    tap(page, "Not good")
    expect(page.get_by_text("Your adviser will call you.")).to_be_visible()
    assert Task.objects.get(kind="check_in_worries").owner == cast.ade


def test_it_is_not_what_was_promised_and_what_came_of_it_appears_by_itself(cast, windows, offer):
    started(cast, offer)
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    tap(page, "It’s not what was promised")
    expect(page.get_by_role("heading", name="We have your message")).to_be_visible()
    assert Task.objects.filter(kind="promise_reported").count() == 2
    page.get_by_label("The pay, or travel money").check()
    tap(page, "Send this too")
    expect(page.get_by_text("The pay, or travel money.")).to_be_visible()
    expect(page.get_by_text("Someone will talk to you about it by").first).to_be_visible()
    assert not Notification.objects.filter(recipient=cast.chidi, made_at__gt=offer.last_step.at).exists()
    wait_until_live(page)
    promise_reports.settle(PromiseReport.objects.get(), "They pay the bus now.", by=cast.wren)
    expect(page.get_by_text("They pay the bus now.")).to_be_visible()


def test_not_safe_brings_numbers_and_people_and_the_hosts_page_stays_as_it_was(cast, windows, offer):
    started(cast, offer)
    host = phone(windows, cast.chidi, f"/host/offers/{offer.pk}/")
    before = host.locator("main").inner_text()
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    tap(page, "I don’t feel safe")
    expect(page.get_by_text("Are you in danger now? Call 999.")).to_be_visible()
    expect(page.get_by_role("link", name="116 123")).to_have_attribute("href", "tel:116123")
    page.get_by_label("Tell us more, if you like").fill("He shouts at me.")
    tap(page, "Send this too")
    expect(page.get_by_label("Tell us more, if you like")).to_have_value("")
    concern = SafetyConcern.objects.get()
    assert concern.words == "He shouts at me."
    wait_until_live(page)
    safety.take(concern, by=cast.ade)
    expect(page.get_by_text("Ade is on it and will talk to you.")).to_be_visible()
    assert Hold.objects.standing().exists()
    assert told("safety_concern") == ["Ade", "Morgan"]
    assert not Notification.objects.filter(recipient=cast.chidi, made_at__gt=offer.last_step.at).exists()
    assert host.locator("main").inner_text() == before


def test_who_lives_far_away_finds_what_can_be_done_from_home(cast, windows):
    robin = make_young_adult("Robin", easting=3800, northing=800)
    make_pledge(title="In Maidstone")
    make_pledge(title="From home", remote=True)
    page = phone(windows, robin.user, "/my/around/")
    expect(page.get_by_role("link", name="From home")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("In Maidstone")
    expect(page.locator("main")).not_to_contain_text(re.compile("not eligible|moved", re.IGNORECASE))


def test_pictures_and_a_voice_for_who_does_not_read_much(cast, windows, offer):
    page = windows.open("/my/", person=cast.sam, width=PHONE)
    page.add_init_script(LISTEN)
    page.goto(f"/my/offers/{offer.pk}/")
    tap(page, "Show it with pictures")
    expect(page.locator(".pictures svg")).to_have_count(5)
    tap(page, "Read it to me")
    expect(page.get_by_role("button", name="Stop reading")).to_be_visible()
    said = page.evaluate("window.said")
    assert said[0] == "Apprentice ranger"
    assert any("a week, before tax" in line for line in said)
    tap(page, "Stop reading")
    expect(page.get_by_role("button", name="Read it to me")).to_be_visible()


LISTEN = """
window.said = []
Object.defineProperty(window, "speechSynthesis", {value: {
  speak: (words) => window.said.push(words.text), cancel: () => {},
}})
"""


def test_without_scripts_everything_still_works_but_the_voice(cast, windows, offer):
    started(cast, offer)
    check_ins.ask(offer, "first_day")
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/", java_script_enabled=False)
    expect(page.get_by_text("Read it to me")).to_be_hidden()
    tap(page, "Show it with pictures")
    tap(page, "So-so")
    expect(page.get_by_text("You said: So-so.")).to_be_visible()
    page.get_by_role("button", name="I can’t come on").click()
    expect(page.get_by_text("They know that you can’t come on")).to_be_visible()
    tap(page, "I don’t feel safe")
    expect(page.get_by_text("We have your message")).to_be_visible()
    assert HeadsUp.objects.get().what == "cannot_come"
