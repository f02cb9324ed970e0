"""What else a young adult's way can bring: a question first, a mind that changes at any stage, a place just
gone, a day on which they cannot come, no answer at all. In a real browser, with what others learn of it.
"""

import re

from django.utils import timezone
from playwright.sync_api import expect

from notifications.models import Notification
from offers import first_days, lifecycle
from offers.models import DisclosureChoice, Offer, PromiseReport
from pledges import lifecycle as pledges
from rulebook.calendar import working_day_after
from tests.bed.live import wait_until_live
from tests.factories import make_intake, make_offer, make_pledge
from tests.journeys.on_a_phone import phone, reads, started, tap, told
from tests.youngadults.test_offline import sign_in, wait_for_worker

FIRST_DAY = {"ask_for": "Jo at the desk", "bring": "Strong shoes"}
BLAME = re.compile(r"fail|refus|fault|late|should have|missed", re.IGNORECASE)


def offer_to_sam(cast, *, starts_in_days=40, **words) -> Offer:
    pledge = make_pledge(places=None, **words)
    fill_by = {"fill_by": timezone.localdate()} if starts_in_days < 5 else {}
    intake = make_intake(pledge=pledge, starts_in_days=starts_in_days, **fill_by)
    return make_offer(intake=intake, young_adult=cast.sam.young_adult)


def confirmed(cast, offer: Offer) -> Offer:
    lifecycle.accept(offer, by=cast.sam)
    return lifecycle.confirm(offer, by=cast.chidi)


def test_a_question_is_seen_to_be_read_and_the_choice_what_is_told_is_kept_to(cast, windows):
    """Asks first; then chooses for a promised interview what they are told, and they read just that."""
    offer = offer_to_sam(cast, kind="priority_interview", title="Interview: archives")
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    page.get_by_role("link", name="Ask a question").click()
    page.get_by_label("What would you like to ask?").fill("Who sits there?")
    tap(page, "Send my question")
    reads(page, "No answer yet.")
    wait_until_live(page)
    desk = windows.open(f"/desk/offers/{offer.pk}/", person=cast.wren)
    reads(page, "Wren read it on")
    desk.get_by_role("link", name="Answer").click()
    desk.get_by_role("textbox", name="Your answer").fill("Two people, and one of us.")
    desk.get_by_role("button", name="Send the answer").click()
    reads(page, "Two people, and one of us.")

    page.get_by_role("link", name="Choose what they are told").click()
    reads(
        page,
        "Told to: the people at Parks who run this.",
        "they keep an interview for you",
        "you may lose that",
    )
    page.get_by_label("What helps you").check()
    page.get_by_label("That the council looked after you").check()
    tap(page, "Show me first what they read")
    expect(page.locator("#preview")).to_contain_text("the council looked after them when they were younger")
    preview = page.locator("#preview").inner_text()
    tap(page, "Save")
    tap(page, "Yes")
    expect(page.get_by_role("heading", name="You said yes")).to_be_visible()
    host = windows.open(f"/host/offers/{offer.pk}/", person=cast.chidi)
    person = host.locator("main dl").filter(has_text="First name")
    expect(person).to_be_visible()
    for words in person.locator("dd").all_inner_texts():
        assert words in preview
    expect(host.get_by_text("the council looked after them when they were younger")).to_be_visible()
    page.get_by_role("link", name="Choose what they are told").click()
    reads(page, "That can’t be taken back.")
    assert DisclosureChoice.objects.filter(offer=offer, by=cast.sam).count() == 1


# Typed by hand: the stage, the button that leaves it, where it leads, and what is read then.
WAYS_BACK = [
    ("waiting", "Take me off the list", "declined", "You said no thanks"),
    ("accepted", "I can’t or don’t want to do this", "cancelled_by_young_adult", "You changed your mind"),
    ("confirmed", "I can’t or don’t want to do this", "cancelled_by_young_adult", "You changed your mind"),
    ("paused", "End it now", "ended_early", "This stopped early"),
]


def test_a_mind_changes_at_every_stage_and_nobody_asks_why(cast, windows):
    offer = offer_to_sam(cast, title="From no to yes")
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    tap(page, "No thanks")
    reads(page, "Changed your mind?", "we keep a place for you.")
    tap(page, "Yes, I would like this")
    expect(page.get_by_role("heading", name="You said yes")).to_be_visible()
    for status, button, leads_to, sentence in WAYS_BACK:
        pledge = make_pledge(places=None, title=f"Left while {status}")
        offer = make_offer(intake=make_intake(pledge=pledge), young_adult=cast.sam.young_adult, status=status)
        page.goto(f"/my/offers/{offer.pk}/")
        page.get_by_role("link", name=button).click()
        reads(page, "It is OK to change your mind. It changes nothing about the support you get.")
        tap(page, button)
        reads(page, sentence)
        offer.refresh_from_db()
        assert (offer.status, offer.steps.get().reason) == (leads_to, "")
        expect(page.locator("main")).not_to_contain_text(re.compile("fail|refus", re.IGNORECASE))


def test_two_tap_yes_on_the_last_place_at_the_same_moment(cast, windows):
    intake = make_intake(pledge=make_pledge(places=None), places=1)
    offers = [make_offer(intake=intake, young_adult=who.young_adult) for who in (cast.sam, cast.noor)]
    pages = [
        phone(windows, who, f"/my/offers/{offer.pk}/")
        for who, offer in zip((cast.sam, cast.noor), offers, strict=True)
    ]
    for page in pages:
        # Neither waits for the other's answer.
        page.evaluate("() => { setTimeout(() => document.querySelector('.answers__button').click()) }")
    for page in pages:
        expect(page.get_by_text(re.compile("^You said yes")).first).to_be_visible()
    said = sorted("You are on the list." in page.locator("main").inner_text() for page in pages)
    assert said == [False, True]
    assert sorted(Offer.objects.values_list("status", flat=True)) == ["accepted", "waiting"]
    waits = next(page for page in pages if "on the list" in page.locator("main").inner_text())
    reads(waits, "Someone took the last place just before you.", "The last day for it is")


def test_a_reminder_then_they_cannot_come_and_the_host_reads_it_at_once(cast, windows):
    next_working_day = (working_day_after(timezone.localdate(), 1) - timezone.localdate()).days
    confirmed(cast, offer_to_sam(cast, starts_in_days=next_working_day, **FIRST_DAY))
    page = phone(windows, cast.sam, "/inbox/")
    first_days.remind()
    page.get_by_role("link", name=re.compile("You start on")).first.click()
    reads(page, "Bus 71 from the station", "Strong shoes", "Jo at the desk")

    offer = confirmed(cast, offer_to_sam(cast, starts_in_days=1, title="Starts tomorrow"))
    page.goto(f"/my/offers/{offer.pk}/")
    host = windows.open(f"/host/offers/{offer.pk}/", person=cast.chidi)
    wait_until_live(host)
    page.get_by_role("button", name=re.compile("I can’t come on")).click()
    reads(page, "They know that you can’t come on")
    reads(host, "Sam can’t come on")
    assert told("cannot_come") == ["Chidi"]


def test_a_mentor_who_does_not_come_is_said_with_one_tap(cast, windows):
    offer = started(cast, offer_to_sam(cast, kind="mentoring", title="A mentor", pay=0, weekly_hours=0))
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    tap(page, "It’s not what was promised")
    reads(
        page, "We have your message", "Did you tap this by mistake?", "Someone will talk to you about it by"
    )
    page.get_by_label("The person I was to meet").check()
    tap(page, "Send this too")
    reads(page, "The person I was to meet.")
    report = PromiseReport.objects.get()
    assert (report.offer, report.about) == (offer, "person")
    assert told("promise_reported_to_adviser") == ["Ade"]
    assert not Notification.objects.filter(recipient=cast.chidi, made_at__gt=offer.last_step.at).exists()


def test_no_answer_at_all_ends_without_blame_and_another_day_is_possible(cast, windows):
    offer = offer_to_sam(cast)
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    lifecycle.lapse(offer)
    reads(page, "The time to answer is over", "That is OK. Do you still want it?")
    expect(page.locator(".answers__button")).to_have_count(0)
    assert not BLAME.search(page.locator("#offer").inner_text())
    assert "Ade" in told("offer_lapsed")
    wait_until_live(page)
    lifecycle.offer(offer.intake, cast.sam.young_adult, by=cast.wren)
    expect(page.locator(".answers__button").first).to_be_visible()


def test_an_offer_lapses_while_the_phone_has_no_connection(cast, windows):
    offer = offer_to_sam(cast)
    page = sign_in(windows, cast, own_phone=True)
    wait_for_worker(page)
    page.goto(f"/my/offers/{offer.pk}/")
    wait_for_worker(page, f"/my/offers/{offer.pk}/")
    page.context.set_offline(True)
    page.reload()
    tap(page, "Yes")
    reads(page, "Your answer waits on this phone.")
    lifecycle.lapse(offer)
    page.context.set_offline(False)
    reads(page, "Your answer came too late.")
    page.get_by_role("link", name="Open the page").click()
    reads(page, "The time to answer is over", "That is OK. Do you still want it?")
    offer.refresh_from_db()
    assert offer.status == "lapsed"
    windows.problems[:] = [it for it in windows.problems if "ERR_INTERNET_DISCONNECTED" not in it]


def test_what_opens_near_them_appears_while_they_look_around(cast, windows):
    submitted = make_pledge(status="submitted", title="Gardener")
    page = phone(windows, cast.sam, "/my/around/")
    reads(page, "Nothing like this right now")
    pledges.approve(submitted, by=cast.wren)
    page.get_by_role("link", name="Gardener").click()
    tap(page, "Show it with pictures")
    expect(page.locator(".pictures svg").first).to_be_visible()
    wait_until_live(page)
    pledges.withdraw(submitted, by=cast.chidi, why="The garden is closed.")
    reads(page, "You can no longer see this here.")


REASON = {
    "about": "They are very interested in animal care.",
    "to": "You like this a lot: animal care.",
    "key": "interest.for",
    "values": {"sector": "animal-care", "level": 3},
}


def test_in_arabic_it_is_read_from_the_right_and_answered_with_the_same_tap(cast, windows):
    cast.sam.language = "ar"
    cast.sam.save()
    offer = offer_to_sam(cast)
    Offer.objects.update(reasons=[REASON])
    page = phone(windows, cast.sam, f"/my/offers/{offer.pk}/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    reads(page, "Translated by a machine, not yet checked.")
    expect(page.locator("main")).not_to_contain_text("You like this")
    page.locator(".answers__button").last.click()
    page.get_by_role("textbox").fill("كم الساعة؟")
    count = page.locator(".govuk-character-count__status")
    expect(count).to_contain_text("990")
    assert not re.search("[A-Za-z]", count.inner_text())
    page.go_back()
    tap(page, "نعم")
    page.locator(".moment").wait_for()
    offer.refresh_from_db()
    assert offer.status == "accepted"
