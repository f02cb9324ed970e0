"""More of a worker's days, and the head of service's week: who is put forward and taken off, what is asked
for and missing, silence and the call.
"""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from notifications.models import Notification, Task
from offers import reminding
from offers.models import Offer
from rulebook.calendar import add_working_days
from rulebook.reading import value
from tests.factories import make_intake, make_offer, make_pledge
from tests.journeys.at_the_desk import row, told
from tests.people import make_organisation, make_young_adult

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_worker_weighs_who_is_put_forward_and_offers_to_one_of_their_own(windows, cast):
    intake = make_intake(pledge=make_pledge(places=None), places=3)
    days = make_young_adult("Days", preferences={"days": [6]})
    adviser = windows.open(reverse("desk:pledge", args=[intake.pledge_id]), person=cast.ade)
    adviser.get_by_role("checkbox", name="Sam Samson").check()
    adviser.get_by_role("button", name="Put on the shortlist").click()
    expect(adviser.get_by_text("On the shortlist. Nobody has been told.")).to_be_visible()

    page = windows.open(reverse("desk:today"), person=cast.wren)
    suggested = row(page, "Sam Samson: Apprentice ranger")
    expect(suggested).to_contain_text("Suggested by Ade.")
    suggested.get_by_role("link", name="Look at it").click()
    page.get_by_role("link", name="Take off the shortlist").click()
    page.get_by_label("Why?").fill("Begins college that week")
    page.get_by_role("button", name="Take off the shortlist").click()
    expect(page.get_by_text("Begins college that week")).to_be_visible()
    assert told(cast.sam) == []

    page.goto(reverse("desk:pledge", args=[intake.pledge_id]))
    page.get_by_text("Not now (1): why").click()
    page.get_by_role("link", name="Offer it all the same to Days Daysson").click()
    page.get_by_role("button", name="Ask a manager about 1").click()
    expect(page.get_by_role("alert").first).to_be_visible()
    page.get_by_label("Why offer it to Days all the same?").fill("The rangers would have Days on Sundays")
    page.get_by_role("button", name="Ask a manager about 1").click()
    expect(page.get_by_text("A manager is asked about Days: you hear the answer.")).to_be_visible()
    assert not Offer.objects.filter(young_adult=days).exists()

    manager = windows.open(reverse("desk:today"), person=cast.morgan)
    asked = row(manager, "Days Daysson: Apprentice ranger, against a rule")
    expect(asked).to_contain_text("Wren asks.")
    asked.get_by_role("link", name="Agree or not").click()
    expect(manager.get_by_text("The rangers would have Days on Sundays")).to_be_visible()
    manager.get_by_label("Yes: send it now").check()
    manager.get_by_role("button", name="Say so").click()
    expect(manager.get_by_text("Sent in Wren’s name.")).to_be_visible()
    page.goto(reverse("notifications:inbox"))
    expect(page.get_by_text("Morgan agreed, and “Apprentice ranger” was offered to Days.")).to_be_visible()
    offer = Offer.objects.get(young_adult=days)
    assert (offer.offered_by, offer.overrides[0]["why"]) == (
        cast.wren,
        "The rangers would have Days on Sundays",
    )


def test_silence_brings_a_reminder_then_a_call_and_nobody_is_blamed(windows, cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    page = windows.open(reverse("desk:today"), person=cast.ade)
    expect(page.locator("#live-state")).to_have_text("Live")
    now = timezone.now()
    # Half to three quarters of the working time, and then nine tenths of it, whenever this runs.
    Offer.objects.update(offered_at=add_working_days(now, -3), answer_by=add_working_days(now, 2))
    reminding.remind_and_ask()
    assert told(cast.sam) == ["offer_reminder"]
    assert not Task.objects.open().filter(kind="no_reply_yet").exists()
    Offer.objects.update(offered_at=add_working_days(now, -9), answer_by=add_working_days(now, 1))
    reminding.remind_and_ask()
    reminding.remind_and_ask()
    assert Task.objects.open().filter(kind="no_reply_yet", owner=cast.ade).count() == 1
    page.reload()
    silent = row(page, "Sam Samson: Apprentice ranger")
    silent.locator("summary").click()
    silent.get_by_role("textbox").fill("They think about it until tomorrow")
    with page.expect_navigation():
        silent.get_by_role("button", name="I told them").click()
    expect(row(page, "Sam Samson: Apprentice ranger")).to_contain_text("Was told on")
    assert not Task.objects.open().filter(kind="no_reply_yet").exists()
    page.goto(reverse("desk:offer", args=[offer.pk]))
    expect(page.get_by_text("They think about it until tomorrow")).to_be_visible()
    expect(page.get_by_text("Offered", exact=True).first).to_be_visible()


def test_what_is_missing_is_noted_in_two_taps_and_asked_of_hosts(windows, cast):
    page = windows.open(reverse("desk:young_adult", args=[cast.noor.young_adult.pk]), person=cast.wren)
    page.get_by_text("Nothing fits? Say why").click()
    page.get_by_role("button", name="All too far away").click()
    expect(page.get_by_text("Noted for the demand board: all too far away.")).to_be_visible()
    page.goto(reverse("reports:demand"))
    page.get_by_role("link", name="Ask hosts for Environment and land").click()
    page.get_by_label("Anything to add?").fill("Near a station would help.")
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_text("Near a station would help.")).to_be_visible()
    host = windows.open(reverse("reports:demand"), person=cast.chidi)
    expect(host.get_by_text("Near a station would help.")).to_be_visible()
    expect(host.locator("html")).not_to_contain_text("Noor")
    assert "Noor" not in host.content()


def test_who_starts_this_week_and_who_was_offered_nothing_for_long(windows, cast):
    today = make_intake(pledge=make_pledge(places=None, title="Gardener"), starts_in_days=0)
    make_offer(young_adult=cast.noor.young_adult, intake=today, status="confirmed")
    page = windows.open(reverse("desk:today"), person=cast.wren)
    starts = row(page, "Noor Noorson: Gardener")
    expect(starts).to_contain_text("Did they start?")
    starts.locator("summary").click()
    starts.get_by_role("button", name="They started").click()
    expect(row(page, "Noor Noorson: Gardener")).to_have_count(0)

    page.goto(reverse("matching:rounds"))
    page.get_by_role("link", name="Who is offered something").click()
    expect(page.get_by_text("1 of 2 young adults were offered something")).to_be_visible()
    page.get_by_role("link", name="1 was never offered anything.").click()
    expect(page.get_by_role("main")).to_contain_text("Sam Samson")
    expect(page.get_by_role("main")).not_to_contain_text("Noor Noorson")


def test_the_head_of_service_sees_what_is_late_and_changes_a_rule(windows, cast):
    make_organisation("Museums")
    sam = cast.sam.young_adult
    Task.objects.create(
        owner=cast.ade,
        kind="tell_in_person",
        key=f"{sam.pk}.1",
        link="/",
        due_at=timezone.now() - dt.timedelta(days=2),
    )
    page = windows.open(reverse("desk:service"), person=cast.morgan)
    expect(page.get_by_text("There is news for Sam, and no message goes to them.")).to_be_visible()
    expect(page.get_by_text("Museums")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Duty list").click()
    page.get_by_role("link", name="Put somebody on duty").click()
    page.get_by_label("Who is on duty?").select_option(label="Wren")
    page.get_by_label("Who stands in?").select_option(label="Ade")
    today = timezone.localdate()
    page.get_by_label("First day").fill(today.isoformat())
    page.get_by_label("Last day").fill(today.isoformat())
    page.get_by_role("button", name="Put them on the list").click()
    expect(page.get_by_text("On duty today: Wren, Ade.")).to_be_visible()

    tomorrow = today + dt.timedelta(days=1)
    page.goto(reverse("desk:rules"))
    page.get_by_role("link", name="How many offers one young adult may have open at once").click()
    page.get_by_role("link", name="Change it").click()
    page.get_by_label("What should it say?").fill("4")
    page.get_by_label("From which day?").fill(tomorrow.isoformat())
    page.get_by_label("Why?").fill("Winter")
    page.get_by_role("button", name="Change the rule").click()
    expect(page.get_by_text(f"4 offers, from {tomorrow:%-d %B %Y}")).to_be_visible()
    assert (value("offer.open_cap"), value("offer.open_cap", on=tomorrow)) == (3, 4)
    panel = windows.open("/", person=cast.pat)
    for address in ("desk:today", "desk:service", "desk:young_adults"):
        assert panel.goto(reverse(address)).status == 404
    assert not Notification.objects.filter(recipient=cast.pat).exists()
