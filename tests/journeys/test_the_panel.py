"""The head of service and an elected member: from a quarter's figures to what was done about them."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

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
