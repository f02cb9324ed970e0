"""A partner refuses what it promised: three taps, a fix window, the second one pauses; then its scorecard.

The unhappy path of 2.6 and the sixth step of journey 2.4, in real windows.
"""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from champions.models import Organisation, Partnership
from offers import broken_promises, promise_reports
from offers.models import BrokenPromise
from pledges.models import Pledge
from reports import jobs
from reports.models import PromiseRecord
from reports.quarters import this_quarter
from rulebook.models import Entry
from tests.bed.axe import axe_violations
from tests.bed.browser import PHONE
from tests.bed.live import wait_until_live
from tests.factories import make_intake, make_offer, make_pledge
from tests.partners import bring_to, make_partnership
from tests.people import Cast, make_cast

NARROW, WIDE = 320, 1280


@pytest.fixture
def everyone(asgi_server) -> Cast:
    return make_cast()


def press(page: Page, name: str, role: str = "button") -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role(role, name=name).first.click()


def has_no_barrier(page: Page) -> None:
    """At both widths, and nothing sticks out."""
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 800})
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def watching(windows, person, path, **more) -> Page:
    page = windows.open(path, person=person, **more)
    wait_until_live(page)
    return page


def a_place(person, pledge, status="started", starts_in_days=30):
    intake = make_intake(pledge=pledge, starts_in_days=starts_in_days)
    return make_offer(intake=intake, young_adult=person.young_adult, status=status)


def test_a_partner_refuses_what_it_promised_and_is_paused_at_the_second_time(everyone, windows):
    pledge = make_pledge(places=None, title="Free gym with a trainer")
    offer = a_place(everyone.sam, pledge)
    wren = watching(windows, everyone.wren, "/inbox/tasks/")
    chidi = watching(windows, everyone.chidi, "/host/", width=PHONE)

    # Three taps on a phone.
    sam = windows.open(f"/my/offers/{offer.pk}/", person=everyone.sam, width=PHONE)
    press(sam, "It’s not what was promised")
    sam.get_by_label("The pay, or travel money").check()
    press(sam, "Send this too")
    expect(sam.get_by_text("Someone will talk to you about it by").first).to_be_visible()
    expect(chidi.get_by_text("Not as promised")).to_have_count(0)

    # A worker talks with Sam first, then puts it to the host, without the name.
    press(wren, "does not keep a promise", role="link")
    press(wren, "Say what came of it", role="link")
    press(wren, "Put it to the host, without the name", role="link")
    wren.get_by_label("What is not as promised?").fill("At the desk they asked Sam for money.")
    wren.get_by_label("I have talked with the young adult about it").check()
    wren.get_by_role("button", name="Put it to the host").click()
    expect(wren.get_by_text("Error: Leave out the name:")).to_be_visible()
    wren.get_by_label("What is not as promised?").fill("At the desk they asked for money.")
    press(wren, "Put it to the host")

    # The host reads it at once, sees until when, and answers.
    expect(chidi.get_by_role("heading", name="Not as promised")).to_be_visible()
    press(chidi, "Free gym with a trainer", role="link")
    expect(chidi.get_by_text("At the desk they asked for money.")).to_be_visible()
    expect(chidi.get_by_text("Put it right by")).to_be_visible()
    expect(chidi.locator("main")).not_to_contain_text("Sam")
    has_no_barrier(chidi)
    press(chidi, "Send your answer")
    expect(chidi.get_by_text("Write a sentence or two").first).to_be_visible()
    chidi.get_by_role("radio", name="We put it right").check()
    chidi.get_by_label("In your words").fill("We tell the desk on Monday.")
    press(chidi, "Send your answer")
    expect(chidi.get_by_text("We ask how it is now")).to_be_visible()

    # Nothing changes; it is written down, and Sam reads what came of it.
    wren.goto("/desk/")
    expect(wren.get_by_text("Parks says that it puts it right").first).to_be_visible()
    not_put_right(wren, BrokenPromise.objects.get(), "We found you another gym.")
    sam.goto(f"/my/offers/{offer.pk}/")
    expect(sam.get_by_text("We found you another gym.").first).to_be_visible()
    assert Pledge.objects.get().status == "live"

    # The second time within ninety days: nobody new is offered it.
    report = promise_reports.report(a_place(everyone.noor, pledge), "pay", by=everyone.noor)
    second = broken_promises.put_to_host(report, "Again they asked for money.", by=everyone.wren)
    not_put_right(wren, second, "We are sorry.")
    chidi.goto(f"/pledges/{pledge.pk}/")
    expect(chidi.get_by_text("Not as promised, 2 times in 90 days").first).to_be_visible()
    press(chidi, "Resume")
    expect(chidi.get_by_text("that is not put right yet").first).to_be_visible()
    assert Pledge.objects.get().status == "paused"
    chidi.goto("/inbox/")
    expect(chidi.get_by_text("is paused: more than once it was not as promised").first).to_be_visible()


def not_put_right(wren: Page, broken: BrokenPromise, outcome: str) -> None:
    wren.goto(f"/desk/broken-promises/{broken.pk}/")
    wren.get_by_label("It happened, and has not been put right").check()
    wren.get_by_label("What came of it?").fill(outcome)
    press(wren, "Write it down")


def test_a_record_becomes_a_scorecard_by_a_managers_hand_after_the_partners_say(everyone, windows):
    bakery = Organisation.objects.get(name="Marsh Bakery")
    bring_to(make_partnership(bakery), everyone, ["apply", "agree"])
    Partnership.objects.update(is_public=True)
    for key in ("promise.replace_within_working_days", "broken_promise.put_right_working_days"):
        # The record of the last quarter is ready on any day on which this test runs.
        Entry.objects.create(key=key, value=0, from_on=dt.date(2020, 1, 1))
    day = this_quarter().before.starts_on + dt.timedelta(days=20)
    pledge = make_pledge(organisation=bakery, places=None)
    a_place(everyone.sam, pledge, "completed", (day - timezone.localdate()).days)
    priya = watching(windows, everyone.priya, "/inbox/", width=PHONE)
    jobs.make_promise_records(timestamp=0)

    # The partner hears of it, reads it, and has its say.
    press(priya, "What Marsh Bakery promised and kept", role="link")
    expect(priya.get_by_text("Kept, of those that were decided: 100%")).to_be_visible()
    has_no_barrier(priya)
    press(priya, "Reply", role="link")
    has_no_barrier(priya)
    priya.get_by_label("What do you want to say").fill("We would do it again.")
    press(priya, "Save your reply")
    expect(priya.get_by_text("We would do it again.")).to_be_visible()

    # Before its time is over nobody can publish it; then a manager does, with a click that is confirmed.
    record = PromiseRecord.objects.get()
    morgan = windows.open(record.get_absolute_url(), person=everyone.morgan)
    expect(morgan.get_by_role("link", name="Publish it as a scorecard")).to_have_count(0)
    PromiseRecord.objects.update(reply_by=timezone.now())
    jobs.make_promise_records(timestamp=0)
    visitor = windows.open("/reports/scorecards/", width=PHONE)
    expect(visitor.get_by_text("No scorecard yet")).to_be_visible()
    morgan.reload()
    press(morgan, "Publish it as a scorecard", role="link")
    expect(morgan.get_by_text("It asked to be named in public")).to_be_visible()
    has_no_barrier(morgan)
    press(morgan, "Publish it")
    expect(morgan.get_by_text("Published. The organisation has been told.")).to_be_visible()

    # Everybody reads it, and no small number of people.
    visitor.reload()
    expect(visitor.get_by_role("heading", name="Marsh Bakery")).to_be_visible()
    expect(visitor.get_by_text("We would do it again.")).to_be_visible()
    expect(visitor.get_by_text("fewer than 5").first).to_be_visible()
    expect(visitor.locator("main")).not_to_contain_text("100%")
    has_no_barrier(visitor)
    priya.goto("/reports/promises-kept/")
    has_no_barrier(priya)
