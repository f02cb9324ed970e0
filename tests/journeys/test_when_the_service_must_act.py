"""What goes wrong and begins with the service, each seen to in a real browser."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import User
from notifications.models import Delivery, Notification, Outage
from offers import lifecycle, promise_reports
from offers.models import Offer
from tests.factories import make_intake, make_offer, make_pledge
from tests.journeys.at_the_desk import row, told
from tests.people import make_worker, make_young_adult
from youngadults import following
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db(transaction=True)


def page_of(person):
    return reverse("desk:young_adult", args=[person.young_adult.pk])


def begun(cast, **more):
    """Sam's offer, by the moves themselves, as far as the host has confirmed it."""
    offer = make_offer(young_adult=cast.sam.young_adult, **more)
    lifecycle.accept(offer, by=cast.sam)
    lifecycle.confirm(offer, by=cast.chidi)
    Notification.objects.all().delete()
    return offer


def test_a_permission_is_lost_and_then_nobody_knows_where_they_are(windows, cast):
    offer = begun(cast)
    page = windows.open(page_of(cast.sam), person=cast.ade)
    page.get_by_role("link", name="Change Permission to work").click()
    page.get_by_label("Volunteering only").check()
    page.get_by_label("What should they know of it?").fill("While your appeal runs.")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_text("Call Sam in private: no message went out.")).to_be_visible()
    host = windows.open(reverse("host:offer", args=[offer.pk]), person=cast.chidi)
    expect(host.get_by_text("The council has paused this.")).to_be_visible()
    assert "ermission" not in host.get_by_role("main").inner_text()
    assert (told(cast.sam), told(cast.chidi)) == ([], ["place_changed"])

    page.goto(reverse("desk:today"))
    expect(row(page, "Sam Samson: Apprentice ranger")).to_contain_text("Talk to them first.")
    call = row(page, "had to stop for Sam")
    call.locator("summary").click()
    call.get_by_role("button", name="Done").click()
    expect(row(page, "had to stop for Sam")).to_have_count(0)

    page.goto(page_of(cast.sam))
    page.get_by_role("link", name="Died, missing or in custody").click()
    page.get_by_label("They are missing").check()
    page.get_by_role("button", name="Stop all messages").click()
    expect(page.get_by_text("No messages", exact=True)).to_be_visible()
    page.goto(reverse("desk:today"))
    expect(row(page, "Parks counts on Sam")).to_be_visible()
    assert (told(cast.sam), told(cast.chidi)) == ([], ["place_changed"])
    page.goto(page_of(cast.sam))
    page.get_by_role("link", name="Messages again").click()
    page.get_by_role("button", name="Begin again").click()
    expect(page.get_by_text("No messages", exact=True)).to_have_count(0)


def test_somebody_dies_and_no_machine_writes_to_anybody_about_it(windows, cast):
    begun(cast)
    offered = make_offer(young_adult=cast.sam.young_adult)
    page = windows.open(page_of(cast.sam), person=cast.ade)
    page.get_by_role("link", name="Died, missing or in custody").click()
    page.get_by_label("They have died").check()
    page.get_by_role("button", name="Stop all messages").click()
    expect(page.get_by_text("Withdrawn by the 18+ service")).to_have_count(2)
    page.goto(reverse("desk:today"))
    expect(row(page, "Parks counts on Sam")).to_have_count(1)
    offered.refresh_from_db()
    assert offered.status == "withdrawn_by_service"
    assert (told(cast.sam), told(cast.chidi)) == ([], [])
    assert not Delivery.objects.filter(notification__recipient__in=[cast.sam, cast.chidi]).exists()


def test_a_dead_number_is_put_right_and_a_provider_that_is_away_is_said(windows, cast):
    sam = cast.sam.young_adult
    page = windows.open(reverse("desk:today"), person=cast.ade)
    expect(page.locator("#live-state")).to_have_text("Live")
    notice = Notification.objects.create(recipient=cast.sam, kind="offer_made", key="0.0", link="/")
    dead = Delivery.objects.create(
        notification=notice,
        channel="text",
        status=Delivery.Status.PERMANENT_FAILURE,
        due_at=None,
        sent_to=str(sam.phone),
        sending_since=timezone.now() - dt.timedelta(minutes=1),
    )
    following.ask_to_find_another_way(dead, by=None, why="")
    row(page, "A message did not reach Sam").get_by_role("link", name="Open it").click()
    page.get_by_role("link", name="Help them to sign in, or change how they are reached").click()
    page.get_by_role("link", name="Change how Sam is reached").click()
    page.get_by_label("Phone number").fill("07700 900555")
    page.get_by_label("I have spoken to them").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Links that were sent before do not work any more.")).to_be_visible()
    page.goto(reverse("desk:today"))
    expect(row(page, "A message did not reach Sam")).to_have_count(0)
    Outage.objects.create(channel="text")
    page.reload()
    expect(page.get_by_text("the provider does not answer. Nothing is lost")).to_be_visible()


def test_who_wants_a_call_is_called_says_no_and_is_asked_again_only_when_the_pay_has_changed(windows, cast):
    YoungAdult.objects.filter(user=cast.sam).update(preferred_contact="call")
    intake = make_intake(pledge=make_pledge(places=None))
    preview = f"{reverse('desk:preview', args=[intake.pk])}?person={cast.sam.young_adult.pk}"
    page = windows.open(preview, person=cast.wren)
    expect(page.get_by_text("1 phone call by the adviser.")).to_be_visible()
    page.get_by_role("button", name="Send 1 offer").click()
    expect(page.get_by_text("Sent to Sam.")).to_be_visible()

    adviser = windows.open(reverse("desk:today"), person=cast.ade)
    row(adviser, "wants to hear it from you: by a call").get_by_role("link", name="Open it").click()
    adviser.get_by_role("link", name="Apprentice ranger", exact=True).click()
    adviser.get_by_role("link", name="They said no thanks").click()
    adviser.get_by_label("Their reason").select_option("too_far")
    adviser.get_by_label("How did they say so?").fill("On the phone, in their own words")
    adviser.get_by_role("button", name="They said no thanks").click()
    expect(adviser.get_by_text("How they said so: On the phone")).to_be_visible()

    page.goto(reverse("desk:pledge", args=[intake.pledge_id]))
    expect(page.get_by_text("Said no thanks")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Sam Samson")).to_have_count(0)
    page.goto(preview)
    expect(page.get_by_text("Sam said no thanks to this today, and its date")).to_be_visible()
    expect(page.get_by_role("button", name="Send")).to_have_count(0)
    intake.pledge.pay += 100
    intake.pledge.save()
    page.goto(reverse("desk:offer", args=[Offer.objects.get().pk]))
    page.get_by_role("link", name="Offer it again").click()
    page.get_by_role("button", name="Send 1 offer").click()
    expect(page.get_by_text("Sent to Sam.")).to_be_visible()


def test_a_host_that_never_confirms_and_one_that_does_not_keep_its_promise(windows, cast):
    silent = make_offer(young_adult=cast.sam.young_adult)
    lifecycle.accept(silent, by=cast.sam)
    silent.steps.update(at=timezone.now() - dt.timedelta(days=10))
    kept = make_offer(
        intake=make_intake(pledge=make_pledge(places=None, title="Gardener")),
        young_adult=cast.noor.young_adult,
        status="started",
    )
    promise_reports.report(kept, "pay", "No travel money", by=cast.noor)

    page = windows.open(reverse("desk:today"), person=cast.wren)
    late = row(page, "Sam Samson: Apprentice ranger")
    expect(late).to_contain_text("Parks was to confirm by")
    late.get_by_role("link", name="Ask the host").click()
    page.get_by_role("link", name="Withdraw the offer").click()
    page.get_by_label("Why?").fill("They never answered")
    page.get_by_role("button", name="Withdraw the offer").click()
    expect(page.get_by_text("They never answered")).to_be_visible()
    sam = windows.open(reverse("my:offer", args=[silent.pk]), person=cast.sam)
    expect(sam.get_by_text("This is not because of you.").first).to_be_visible()

    page.goto(reverse("desk:today"))
    broken = row(page, "Noor Noorson: Gardener is not as promised")
    broken.locator("summary").click()
    broken.get_by_role("textbox").fill("They pay the bus from now on.")
    broken.get_by_role("button", name="Write it down").click()
    expect(row(page, "Noor Noorson: Gardener is not as promised")).to_have_count(0)
    noor = windows.open(reverse("my:offer", args=[kept.pk]), person=cast.noor)
    expect(noor.get_by_text("They pay the bus from now on.")).to_be_visible()


def test_an_adviser_leaves_and_nobody_is_without_one(windows, cast):
    bea = make_worker("Bea", "personal_adviser")
    page = windows.open(reverse("accounts:leave", args=[cast.ade.pk]), person=cast.morgan)
    page.get_by_role("link", name="Hand them over").click()
    page.get_by_label("Who takes them over?").select_option(label="Bea")
    page.get_by_label("Why?").fill("Ade leaves")
    page.get_by_role("button", name="Hand them over").click()
    expect(page.get_by_text("Handed over: 1. Bea is told.")).to_be_visible()
    page.get_by_role("link", name="They have left").click()
    page.get_by_label("Why?").fill("A new job")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text("Left", exact=True)).to_be_visible()
    assert not User.objects.get(pk=cast.ade.pk).is_active
    hers = windows.open(reverse("desk:my_caseload"), person=bea)
    expect(hers.get_by_role("link", name="Sam Samson", exact=True)).to_be_visible()
    assert "your_adviser" in told(cast.sam)


def test_who_is_soon_25_and_who_lives_far_away_are_thought_of(windows, cast):
    soon = timezone.localdate() + dt.timedelta(days=40)
    born = dt.date(soon.year - 25, soon.month, min(soon.day, 28))
    YoungAdult.objects.filter(user=cast.sam).update(date_of_birth=born)
    make_pledge(title="From home", remote=True)
    make_pledge(title="In Maidstone")
    far = make_young_adult(
        "Dev", adviser=cast.ade, easting=4000, northing=3000, preferences={"remote_ok": True}
    )
    page = windows.open(reverse("desk:today"), person=cast.ade)
    row(page, "Sam Samson is 25 on").get_by_role("link", name="See what fits").click()
    expect(page.get_by_role("heading", name="Sam Samson")).to_be_visible()

    page.goto(reverse("desk:young_adult", args=[far.pk]))
    expect(page.get_by_role("link", name="From home")).to_be_visible()
    page.get_by_text("Not now (1): why").click()
    expect(page.get_by_role("link", name="In Maidstone")).to_be_visible()
    main = page.get_by_role("main").inner_text().lower()
    assert "miles" in main
    assert "resident" not in main
    assert "not eligible" not in main


def test_two_silences_ask_for_the_number_and_not_for_a_reason(windows, cast):
    for title in ("Gardener", "Ranger"):
        intake = make_intake(pledge=make_pledge(places=None, title=title))
        lifecycle.lapse(make_offer(intake=intake, young_adult=cast.sam.young_adult))
    page = windows.open(reverse("desk:today"), person=cast.ade)
    expect(row(page, "Sam Samson: Gardener")).to_contain_text("Check how to reach them.")
    expect(row(page, "Sam Samson: Ranger")).to_contain_text("The second in a row.")
    page.goto(page_of(cast.sam))
    assert "lapse" not in page.get_by_role("main").inner_text().lower()
