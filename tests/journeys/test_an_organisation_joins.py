"""A business signs up on its first visit and agrees; a department gets its champion; and what goes wrong.

And the unhappy paths that begin with an organisation, in real windows.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts import jobs as account_jobs
from accounts.models import Invitation
from champions import jobs, lifecycle
from champions.lifecycle import documents
from champions.models import Champion, Document, Organisation, Partnership, SignUp
from offers import lifecycle as offers
from tests.bed.browser import PHONE
from tests.bed.live import wait_until_live
from tests.champions.papers import pdf
from tests.factories import make_intake, make_offer, make_pledge
from tests.partners import make_partnership
from tests.people import Cast, make_cast


@pytest.fixture
def everyone(asgi_server, settings, tmp_path) -> Cast:
    settings.MEDIA_ROOT = tmp_path / "media"
    return make_cast()


@dataclass
class Hand:
    """Does what a person does in a window, and counts it."""

    page: Page
    did: list[str] = field(default_factory=list)

    def click(self, role: str, name: str) -> None:
        self.did.append("click")
        self.page.get_by_role(role, name=name).first.click()

    def write(self, label: str, words: str) -> None:
        self.did.append("field")
        self.page.get_by_label(label, exact=True).fill(words)

    def choose(self, label: str, option: str) -> None:
        self.did.append("field")
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def say(self, name: str, day: dt.date) -> None:
        self.did.append("field")
        self.page.locator(f"[name={name}]").fill(day.isoformat())

    def tick(self, name: str, role: str = "checkbox") -> None:
        self.did.append("tick")
        self.page.get_by_role(role, name=name).check()

    def send(self, content: bytes, name: str) -> None:
        self.did.append("field")
        file = {"name": name, "mimeType": "application/pdf", "buffer": content}
        self.page.locator("[name=file]").set_input_files(file)

    def count(self, what: str) -> int:
        return self.did.count(what)


def link_in_mail(pattern: str) -> str:
    return re.search(pattern, mail.outbox[-1].body).group(0)


def test_from_a_first_visit_to_agreed(everyone, windows):
    anna = Hand(windows.open("/", width=PHONE))
    wren = Hand(windows.open("/inbox/tasks/", person=everyone.wren))
    wait_until_live(wren.page)

    # The first step: six questions at most, three lines and a tick are enough.
    anna.click("link", "Sign it up in two minutes")
    expect(anna.page.get_by_label("Your organisation", exact=True)).to_be_visible()
    assert anna.page.locator("main .govuk-form-group:not(.govuk-form-group .govuk-form-group)").count() <= 6
    anna.write("Your organisation", "Weald Cycles")
    anna.write("Your name", "Anna Lane")
    anna.write("Your work e-mail address", "anna@wealdcycles.example.org")
    anna.tick("An hour of interview practice")
    anna.page.wait_for_timeout(3100)  # nobody reads the form faster
    anna.click("button", "Sign up")
    expect(anna.page.get_by_role("heading", name="Look in your inbox")).to_be_visible()
    jobs.send_link_to_confirm(sign_up_id=SignUp.objects.get().pk)
    anna.page.goto(link_in_mail(r"/join/[\w-]+/"))
    anna.click("button", "Yes, confirm")
    expect(anna.page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert (anna.count("field"), anna.count("tick"), anna.count("click")) == (3, 1, 3)

    # Wren's list of tasks shows it by itself. They talk, and write down together what is offered.
    wren.click("link", "Weald Cycles signed up")
    expect(wren.page.get_by_text("Interested").first).to_be_visible()
    wren.click("link", "Write down what they offer")
    wren.page.get_by_label("In your own words").first.fill("With Anna, over tea")
    wren.click("button", "Save")
    wren.click("button", "Put it to them")
    expect(wren.page.get_by_text("Has applied to join").first).to_be_visible()
    wait_until_live(wren.page)

    # Anna accepts the invitation, reads, and agrees: not before then is she anything but interested.
    account_jobs.send_invitation(invitation_id=Invitation.objects.get().pk)
    anna.page.goto(link_in_mail(r"/accounts/invitation/[\w-]+/"))
    anna.click("button", "Accept")
    expect(anna.page.get_by_role("heading", name="Weald Cycles")).to_be_visible()
    anna.click("link", "Read and agree")
    expect(anna.page.get_by_text("With Anna, over tea")).to_be_visible()
    expect(anna.page.locator("body")).not_to_contain_text("signatory")
    for tick in ("What we offer is right", "Our pledge", "How we look after", "How we treat people"):
        anna.tick(tick)
    anna.click("button", "Agree")
    expect(anna.page.get_by_text("Agreed locally").first).to_be_visible()
    expect(wren.page.get_by_text("Agreed locally").first).to_be_visible()
    assert Partnership.objects.get().status == "agreed"
    assert (anna.count("field"), anna.count("tick"), anna.count("click")) == (3, 5, 6)

    # The public page names nobody who did not ask for it.
    visitor = windows.open("/join/partners/")
    expect(visitor.locator("body")).not_to_contain_text("Weald Cycles")
    anna.click("link", "The public page")
    anna.tick("Name us on the public page")
    anna.click("button", "Save")
    expect(anna.page.get_by_text("Saved.")).to_be_visible()
    visitor.reload()
    expect(visitor.get_by_role("heading", name="Weald Cycles")).to_be_visible()


def test_a_partner_that_takes_people_in_shows_its_papers_and_what_it_is(everyone, windows):
    """A business that has agreed goes on: papers, promises as an employer, class, the national signature."""
    partnership = make_partnership(Organisation.objects.get(name="Marsh Bakery"), "work_experience")
    lifecycle.apply(partnership, by=everyone.wren)
    home, next_year = (
        f"/organisations/{partnership.organisation_id}/",
        timezone.localdate() + dt.timedelta(days=365),
    )
    priya = Hand(windows.open(home, person=everyone.priya, width=PHONE))
    wren = Hand(windows.open(f"{home}documents/", person=everyone.wren))
    wait_until_live(wren.page)
    expect(priya.page.get_by_text("Still needed: Employers’ liability insurance")).to_be_visible()

    # A file that was chosen beside a wrong day stays chosen.
    priya.click("link", "Insurance, safety, references")
    priya.click("link", "Send it")
    priya.send(pdf(), "insurance.pdf")
    priya.say("expires_on", dt.date(2020, 1, 1))
    priya.click("button", "Send")
    expect(priya.page.get_by_text("insurance.pdf is kept for you")).to_be_visible()
    priya.say("expires_on", next_year)
    priya.click("button", "Send")
    expect(priya.page.get_by_text("Thank you. Somebody of the 18+ service looks at it.")).to_be_in_viewport()
    assert (priya.count("field"), priya.count("click")) == (3, 4)
    wren.click("button", "It will do")
    expect(wren.page.get_by_text("It counts from now on.")).to_be_visible()
    for kind in ("health_and_safety", "risk_assessment", "safeguarding_contact", "data_protection"):
        paper = documents.send(
            partnership.organisation, kind, by=everyone.priya, expires_on=next_year, words="Jo"
        )
        documents.accept(paper, by=everyone.wren)

    # What it promises as an employer, one by one.
    priya.page.goto(f"{home}charter/")
    for declared in (1, 2):
        priya.click("button", "We do this")
        expect(priya.page.get_by_role("button", name="Take back")).to_have_count(declared)

    # What it is, and how we know; nobody is called a signatory before that is noted.
    wren.page.goto(home)
    wren.click("link", "Note the legal class")
    wren.tick("Council supplier", "radio")
    wren.page.locator("[name=source]").fill("Contract C-7, schedule 3")
    wren.click("button", "Save")
    wren.click("link", "Note a promise of a contract")
    wren.write("Contract reference", "C-7")
    wren.write("What was promised?", "Places of work experience")
    wren.write("How many?", "4")
    wren.click("button", "Save")
    expect(wren.page.get_by_text("0 of 4 delivered")).to_be_visible()
    priya.page.goto(f"{home}agree/")
    for tick in ("What we offer is right", "Our pledge", "How we look after", "How we treat people"):
        priya.tick(tick)
    priya.click("button", "Agree")
    expect(priya.page.get_by_text("You have agreed")).to_be_in_viewport()
    wait_until_live(priya.page)
    expect(priya.page.locator("body")).not_to_contain_text("signatory")
    wren.page.goto(f"{home}signature/")
    wren.say("covenant_signed_on", timezone.localdate())
    wren.page.locator("[name=covenant_source]").fill("Listed on the Covenant’s own site")
    wren.click("button", "Save")
    expect(priya.page.get_by_text("Covenant signatory")).to_be_visible()
    expect(priya.page.get_by_text("Council supplier").first).to_be_visible()


@pytest.mark.wide
def test_two_people_write_the_offer_at_once_and_the_second_reads_the_first(everyone, windows):
    partnership = make_partnership(Organisation.objects.get(name="Marsh Bakery"), "tools")
    page = f"/organisations/{partnership.organisation_id}/offer/"
    both = [Hand(windows.open(page, person=person)) for person in (everyone.wren, everyone.priya)]
    for hand, words in zip(both, ("Two aprons", "Three aprons"), strict=True):
        hand.page.get_by_label("In your own words").fill(words)
    wren, priya = both
    wren.click("button", "Save")
    expect(wren.page.get_by_text("Saved.")).to_be_visible()
    priya.click("button", "Save")
    expect(priya.page.get_by_text("Somebody else changed this").first).to_be_visible()
    expect(priya.page.get_by_role("heading", name="What stands there now")).to_be_visible()
    expect(priya.page.get_by_text("Two aprons")).to_be_visible()
    expect(priya.page.get_by_label("In your own words")).to_have_value("Three aprons")
    priya.click("button", "Save")
    expect(priya.page.get_by_text("Saved.")).to_be_visible()
    assert partnership.contributions.get().words == "Three aprons"


def test_a_department_gets_its_champion_who_sees_deputy_and_end_and_hands_over(everyone, windows):
    morgan = Hand(windows.open("/champions/", person=everyone.morgan))
    morgan.click("link", "Invite a champion")
    morgan.choose("Organisation", "Parks")
    morgan.write("Name", "Robin Hay")
    morgan.write("Work e-mail address", "robin@example.org")
    morgan.tick("As a deputy")
    last_day = timezone.localdate() + dt.timedelta(days=200)
    morgan.say("ends_on", last_day)
    morgan.click("button", "Send the invitation")
    expect(morgan.page.get_by_text("Robin Hay").first).to_be_visible()
    account_jobs.send_invitation(invitation_id=Invitation.objects.get().pk)

    robin = Hand(windows.open(link_in_mail(r"/accounts/invitation/[\w-]+/"), width=PHONE))
    robin.click("button", "Accept")
    expect(robin.page.get_by_text("You have accepted. Thank you, and welcome.")).to_be_in_viewport()
    expect(robin.page.get_by_text(f"deputy, until {last_day:%-d %B %Y}")).to_be_visible()
    expect(robin.page.get_by_text("What champions do")).to_be_visible()
    assert (morgan.count("field"), morgan.count("tick"), morgan.count("click")) == (4, 1, 2)
    assert (robin.count("field"), robin.count("click")) == (0, 1)

    # Chidi hands over to Robin and reaches nothing of Parks from that moment.
    chidi = Hand(windows.open("/organisations/", person=everyone.chidi))
    chidi.click("link", "Hand over")
    chidi.page.get_by_role("radio", name="Robin Hay").check()
    wait_until_live(robin.page)
    chidi.click("button", "Hand it over")
    expect(chidi.page.get_by_role("button", name="Hand it over")).to_have_count(0)
    chidi.page.goto(f"/organisations/{Organisation.objects.get(name='Parks').pk}/")
    expect(chidi.page.get_by_role("heading", name="Parks")).to_have_count(0)
    expect(robin.page.get_by_text(f"champion, until {last_day:%-d %B %Y}")).to_be_visible()


def test_the_last_champion_leaves_pledges_pause_and_the_manager_finds_a_new_one(everyone, windows):
    pledge = make_pledge()
    morgan = Hand(windows.open("/inbox/tasks/", person=everyone.morgan))
    wait_until_live(morgan.page)
    chidi = Hand(windows.open("/organisations/", person=everyone.chidi, width=PHONE))
    chidi.page.get_by_role("main").get_by_role("link", name="Leave").click()
    expect(chidi.page.get_by_text("its live pledges are paused")).to_be_visible()
    chidi.page.get_by_role("main").get_by_role("button", name="Leave").click()
    morgan.click("link", "Find a new champion for Parks")
    expect(morgan.page.get_by_role("heading", name="Invite")).to_be_visible()
    pledge.refresh_from_db()
    assert pledge.status == "paused"


def test_an_insurance_that_is_over_stops_a_confirmation_until_the_next_is_in(everyone, windows):
    parks = Champion.objects.get(user=everyone.chidi).organisation
    old = documents.send(
        parks,
        "employers_liability",
        by=everyone.chidi,
        expires_on=timezone.localdate() + dt.timedelta(days=3),
        words="By telephone",
    )
    documents.accept(old, by=everyone.wren)
    offer = make_offer(
        intake=make_intake(pledge=make_pledge(places=None), starts_in_days=30),
        young_adult=everyone.sam.young_adult,
    )
    offers.accept(offer, by=everyone.sam)

    chidi = Hand(windows.open(f"/host/offers/{offer.pk}/", person=everyone.chidi, width=PHONE))
    chidi.click("button", "Confirm")
    expect(
        chidi.page.get_by_text("Not shown, or over by then: Employers’ liability insurance")
    ).to_be_visible()
    chidi.page.goto(f"/organisations/{parks.pk}/documents/send/?kind=employers_liability")
    chidi.page.locator("[name=file]").set_input_files(
        {"name": "insurance.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    )
    chidi.page.locator("[name=expires_on]").fill((timezone.localdate() + dt.timedelta(days=365)).isoformat())
    chidi.click("button", "Send")
    expect(chidi.page.get_by_text("waits to be looked at")).to_be_visible()

    wren = Hand(windows.open(f"/organisations/{parks.pk}/documents/", person=everyone.wren))
    wren.click("button", "It will do")
    expect(wren.page.get_by_text("It counts from now on.")).to_be_visible()
    assert Document.objects.accepted().count() == 2
    chidi.page.goto(f"/host/offers/{offer.pk}/")
    chidi.click("button", "Confirm")
    expect(chidi.page.get_by_text("Confirmed. They have been told.")).to_be_visible()
    offer.refresh_from_db()
    assert offer.status == "confirmed"


def test_somebody_elses_company_is_recognised_and_its_own_people_decide(everyone, windows):
    eve = Hand(windows.open("/join/", width=PHONE))
    eve.write("Your organisation", "The Marsh Bakery Ltd")
    eve.write("Your name", "Eve")
    eve.write("Your work e-mail address", "eve@gmail.com")
    eve.tick("A job")
    eve.page.wait_for_timeout(3100)
    eve.click("button", "Sign up")
    expect(eve.page.get_by_role("heading", name="Look in your inbox")).to_be_visible()
    jobs.send_link_to_confirm(sign_up_id=SignUp.objects.get().pk)
    eve.page.goto(link_in_mail(r"/join/[\w-]+/"))
    eve.click("button", "Yes, confirm")
    expect(eve.page.get_by_role("heading", name="Thank you")).to_be_visible()

    wren = Hand(windows.open("/champions/sign-ups/", person=everyone.wren))
    wren.click("link", "The Marsh Bakery Ltd")
    expect(wren.page.get_by_text("ring the organisation on a number that you find yourself")).to_be_visible()
    wren.click("button", "Yes, the same")
    expect(wren.page.get_by_role("heading", name="Marsh Bakery")).to_be_visible()
    priya = windows.open("/inbox/", person=everyone.priya)
    expect(priya.get_by_text("Invite them if they are one of you").first).to_be_visible()
    assert not Champion.objects.filter(user__email="eve@gmail.com").exists()
    assert not Invitation.objects.exists()
