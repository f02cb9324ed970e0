"""What a young adult tapped and typed after a yes is on the page of all that is held, and goes when asked."""

import pytest

from lifecycles import call_followers
from offers import broken_promises, choices, lifecycle, promise_reports, references, wanting
from offers.models import (
    Attendance,
    CheckIn,
    CriterionCheck,
    HeadsUp,
    HostAgain,
    Interest,
    Interview,
    PromiseReport,
    Reference,
    Wish,
)
from tests.factories import make_offer, make_pledge

SAID = [
    "How to reach you: your phone number and e-mail",
    "One week is over. How is it?",
    "So-so",
    "Running late",
    "You were there",
    "The pay, or travel money",
    "No-bus-money",
    "They-pay-the-bus-now",
    "Always-on-time",
    "Gardener",
    "Dogs-please",
]


@pytest.fixture
def sam(cast):
    """Somebody who has said all of it, about something that is over."""
    me, offer = cast.sam.young_adult, make_offer(young_adult=cast.sam.young_adult)
    choices.choose_disclosure(offer, {"shares_contact"}, by=cast.sam)
    lifecycle.accept(offer, by=cast.sam)
    for act in (lifecycle.confirm, lifecycle.start):
        act(offer, by=cast.chidi)
    CheckIn.objects.create(offer=offer, point="week_one", answer="unsure", answered_at=offer.made_at)
    HeadsUp.objects.create(offer=offer, what="late", day=offer.intake.starts_on)
    report = promise_reports.report(offer, "pay", "No-bus-money", by=cast.sam)
    promise_reports.settle(report, "They-pay-the-bus-now", by=cast.wren)
    lifecycle.complete(offer, by=cast.chidi)
    references.write(references.ask(offer, by=cast.sam), "Always-on-time", by=cast.chidi)
    wanting.say_interested(me, make_pledge(title="Gardener"), by=cast.sam)
    wanting.wish(me, "mentoring", "animal-care", "Dogs-please", by=cast.sam)
    return me


@pytest.mark.parametrize("address", ["/my/data/", "/my/data/to-read/", "/my/data/for-machines/"])
def test_all_that_was_said_is_on_the_page_and_in_the_files(client, sam, address):
    client.force_login(sam.user)
    words = client.get(address).content.decode()
    assert [said for said in SAID if said not in words] == []


def test_another_reads_none_of_it(cast, client, sam):
    client.force_login(cast.noor)
    words = client.get("/my/data/to-read/").content.decode()
    assert [said for said in SAID if said in words] == []


def test_when_they_are_forgotten_it_goes_but_that_a_promise_was_not_kept(cast, sam):
    call_followers(sam, "forget", by=cast.morgan)
    for model in (Attendance, CheckIn, HeadsUp, Reference, Interest, Wish):
        assert not model.objects.exists()
    report = PromiseReport.objects.get()
    assert (report.about, report.words) == ("pay", "")


def test_what_a_host_wrote_about_somebody_goes_when_they_are_forgotten(cast, sam):
    offer = sam.offers.get()
    Interview.objects.create(offer=offer, result="offered", feedback="Spoke-well", said_at=offer.made_at)
    CriterionCheck.objects.create(offer=offer, criterion="A year", met="equal", instead="Cared-for-mum")
    HostAgain.objects.create(offer=offer, answer="yes", words="Came-early")
    call_followers(sam, "forget", by=cast.morgan)
    assert not Interview.objects.exists()
    assert not CriterionCheck.objects.exists()
    assert HostAgain.objects.get().words == ""


def test_what_was_put_to_the_host_and_what_it_said_stands_there_too(client, cast):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    report = promise_reports.report(offer, "pay", "No-bus-money", by=cast.sam)
    broken = broken_promises.put_to_host(report, "The-fare-was-promised", by=cast.wren)
    broken_promises.answer(broken, "We-pay-it-now", by=cast.chidi)
    client.force_login(cast.sam)
    page = client.get("/my/data/").content.decode()
    assert [words in page for words in ("The-fare-was-promised", "We-pay-it-now")] == [True, True]
