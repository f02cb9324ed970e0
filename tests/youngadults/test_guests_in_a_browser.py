"""An adviser of another council refers somebody, a worker accepts them and finds what is open to them."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from tests.bed.axe import axe_violations
from tests.bed.browser import DESK, ON_A_DESK, PHONE
from tests.factories import make_pledge
from tests.people import make_cast
from tests.youngadults.guests import asked_as_a_guest, referred_guest
from youngadults import guest_jobs
from youngadults.guest_links import issue_token
from youngadults.models import GuestReferral

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(asgi_server):
    return make_cast()


def test_a_guest_is_referred_accepted_and_offered_only_what_is_open_to_all(windows, cast):
    make_pledge(title="Only for our own", open_to="council")
    make_pledge(title="For anybody", open_to="any")
    theirs = windows.open("/guests/", width=PHONE, java_script_enabled=False)
    theirs.get_by_label("Your name").fill("Maureen Pike")
    theirs.get_by_label("Your council").select_option("Medway")
    theirs.get_by_label("Your work e-mail address").fill("maureen@example.org")
    theirs.get_by_label("First name of the young adult").fill("Gwil")
    theirs.get_by_label("Their date of birth").fill("2005-05-17")
    theirs.get_by_label("Postcode of where they live").fill("me15 6xx")
    theirs.get_by_label("Their mobile number").fill("07700 900456")
    theirs.get_by_label("They know what I say here").check()
    # A person needs longer than this; the form asks whoever is quicker to look once more.
    theirs.wait_for_timeout(3_500)
    theirs.get_by_role("button", name="Refer them").click()
    expect(theirs.get_by_role("heading", name="Look in your inbox")).to_be_visible()

    guest_jobs.send_link_to_confirm(referral_id=GuestReferral.objects.get().pk)
    theirs.goto(re.search(r"/guests/[\w-]+/", mail.outbox[-1].body).group())
    theirs.get_by_role("button", name="Yes, confirm").click()
    expect(theirs.get_by_role("heading", name="Thank you")).to_be_visible()

    worker = windows.open("/desk/young-adults/", person=cast.wren, width=DESK)
    worker.get_by_role("link", name="Guests of another council").click()
    worker.get_by_role("link", name="Gwil, Medway").click()
    worker.get_by_role("button", name="Accept them").click()
    expect(worker.get_by_role("heading", name="Gwil (guest)")).to_be_visible()
    expect(worker.get_by_text("Maureen Pike, maureen@example.org")).to_be_visible()

    gwil = windows.open("/my/around/", person=GuestReferral.objects.get().young_adult.user, width=PHONE)
    expect(gwil.get_by_text("For anybody")).to_be_visible()
    expect(gwil.get_by_text("Only for our own")).to_have_count(0)


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_no_page_about_guests_holds_a_barrier(windows, cast, width):
    token, waiting = issue_token(asked_as_a_guest()), referred_guest(email="two@example.org")
    public = windows.open("/guests/", width=width)
    for path in ("/guests/", "/guests/sent/", f"/guests/{token}/", "/guests/nothing/"):
        public.goto(path)
        assert axe_violations(public) == [], path
        assert public.evaluate("document.documentElement.scrollWidth") <= width, path
    worker = windows.open("/guests/waiting/", person=cast.wren, width=width)
    for path in ("/guests/waiting/", f"/guests/waiting/{waiting.pk}/"):
        worker.goto(path)
        assert axe_violations(worker) == [], path
        assert worker.evaluate("document.documentElement.scrollWidth") <= width, path
