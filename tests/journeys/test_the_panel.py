"""The head of service and an elected member: from a quarter's figures to what was done about them."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.bed.axe import axe_violations
from tests.bed.browser import PHONE
from tests.reports.making import last_quarter, of, said_yes, went_live

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_head_of_service_confirms_a_quarter_and_an_elected_member_reads_totals_alone(windows, cast):
    quarter = last_quarter()
    said_yes(7, quarter, of("Parks"), "confirmed", "started")
    said_yes(2, quarter, of("Libraries"))
    for pledge in of("Parks").pledges.all():
        went_live(pledge, quarter)
    elected = windows.open("/", person=cast.pat)
    expect(elected.get_by_role("heading", name="The panel")).to_be_visible()
    expect(elected.get_by_text("No pack yet")).to_be_visible()
    expect(elected.locator("#live-state")).to_have_text("Live")

    manager = windows.open(reverse("reports:panel"), person=cast.morgan)
    manager.get_by_role("link", name="Read and confirm last quarter").click()
    expect(manager.get_by_text("Not confirmed yet")).to_be_visible()
    manager.get_by_role("link", name="Confirm these figures").click()
    manager.get_by_label("What do you want to say to the panel?").fill("Libraries start in spring.")
    manager.get_by_role("button", name="Confirm the figures").click()
    expect(manager.get_by_text("Every panel member has been told.")).to_be_visible()

    elected.get_by_role("link", name=str(quarter), exact=True).click()
    expect(elected.get_by_text("Libraries start in spring.")).to_be_visible()
    row = elected.get_by_role("row").filter(has_text="Parks")
    expect(row.get_by_role("cell").nth(0)).to_have_text("1")
    expect(elected.get_by_text("about 5").first).to_be_visible()
    expect(elected.locator("main")).not_to_contain_text("Parks0")
    with elected.expect_download() as file:
        elected.get_by_role("link", name="CSV").click()
    assert "not said" in file.value.path().read_text(encoding="utf-8-sig")
    an_elected_member_promises_and_is_refused(elected, manager, cast)


def an_elected_member_promises_and_is_refused(elected, manager, cast):
    elected.goto(reverse("reports:panel"))
    elected.get_by_role("link", name="Members’ own promises").click()
    elected.get_by_label("Speak to an NHS board").check()
    elected.get_by_label("By when?").fill("2099-01-01")
    elected.get_by_role("button", name="Promise it").click()
    elected.get_by_role("link", name="I have done it").click()
    elected.get_by_label("What came of it?").fill("They take two people.")
    elected.get_by_role("button", name="I have done it").click()
    expect(elected.get_by_text("They take two people.")).to_be_visible()
    assert elected.goto(reverse("desk:young_adult", args=[cast.sam.young_adult.pk])).status == 404
    manager.goto(reverse("reports:panel"))
    manager.get_by_role("link", name="Who was refused a page about a young adult").click()
    expect(manager.get_by_text("Pat, Panel member, asked for the page of a young adult")).to_be_visible()


def test_a_challenge_gets_an_owner_a_date_and_an_answer_that_everybody_reads(windows, cast):
    phone = windows.open("/my/", person=cast.sam, width=PHONE)
    phone.get_by_role("link", name="You said, we did").click()
    phone.get_by_label("What should change?").fill("Sam says: the gym says no to my pass.")
    phone.get_by_role("button", name="Send").click()
    expect(phone.get_by_text("We have it. We tell you when you get an answer.")).to_be_visible()
    elected = windows.open(reverse("reports:challenges"), person=cast.pat)
    expect(elected.get_by_text("No Challenge waits")).to_be_visible()
    expect(elected.locator("#live-state")).to_have_text("Live")

    manager = windows.open(reverse("notifications:tasks"), person=cast.morgan)
    manager.get_by_role("link", name="A Challenge waits for an owner").click()
    manager.get_by_role("link", name="Give it an owner and a date").click()
    manager.get_by_label("Who sees to it?").select_option("Pat")
    manager.get_by_label("How should the panel read it?").fill("Gyms refuse our pass.")
    manager.get_by_role("button", name="Give it to them").click()
    expect(manager.get_by_text("Pat sees to it.")).to_be_visible()

    elected.get_by_role("link", name="Gyms refuse our pass.").click()
    expect(elected.locator("main")).not_to_contain_text("Sam")
    elected.get_by_role("link", name="Answer it").click()
    elected.get_by_label("What did we do?").fill("We rang each gym. They know the pass now.")
    elected.get_by_role("button", name="Publish the answer").click()
    expect(elected.get_by_text("Published.")).to_be_visible()

    phone.goto(reverse("you_said:mine"))
    expect(phone.get_by_role("heading", name="Our answer to you")).to_be_visible()
    expect(phone.get_by_text("They know the pass now.").first).to_be_visible()
    assert axe_violations(phone) == []
    host = windows.open(reverse("reports:you_said"), person=cast.chidi)
    expect(host.get_by_text("Gyms refuse our pass.")).to_be_visible()
    expect(host.locator("main")).not_to_contain_text("Sam")
