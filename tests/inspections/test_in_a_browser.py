"""A promise check from the first e-mail to what comes of it, in four windows; and no barrier on any page."""

import re

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from accounts import jobs
from accounts.models import Invitation
from inspections.models import PromiseCheck
from rulebook.calendar import working_day_after
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.bed.live import wait_until_live
from tests.factories import make_pledge
from tests.inspections.making import make_check, make_inspector
from tests.people import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(asgi_server):
    return make_cast()


def test_somebody_is_recruited_looks_and_is_told_what_comes_of_it(windows, cast):
    make_pledge(title="Apprentice ranger")
    today = timezone.localdate()
    manager = windows.open("/checks/all/", person=cast.morgan)
    manager.get_by_role("link", name="Young Inspectors").click()
    manager.get_by_role("link", name="Recruit somebody").click()
    manager.get_by_label("Name", exact=True).fill("Indira")
    manager.get_by_label("E-mail address").fill("indira@example.org")
    manager.get_by_label("What were they trained on, and when?").fill("Staying safe, 3 November")
    manager.get_by_label("What do they get for a visit?").fill("£12.71 an hour")
    manager.get_by_label("Last day as an inspector").fill(working_day_after(today, 200).isoformat())
    manager.get_by_role("button", name="Send the invitation").click()
    expect(manager.get_by_text("Invited", exact=True)).to_be_visible()

    jobs.send_invitation(invitation_id=Invitation.objects.get().pk)
    link = re.search(r"/accounts/invitation/[\w-]+/", mail.outbox[-1].body).group()
    phone = windows.open(link, width=PHONE, java_script_enabled=False)
    phone.get_by_role("button", name="Accept").click()
    expect(phone.get_by_text("You have accepted.")).to_be_visible()
    phone.goto("/")
    expect(phone.get_by_role("heading", name="My visits")).to_be_visible()

    manager.goto("/checks/new/")
    manager.get_by_label("Which organisation?").select_option("Parks")
    manager.get_by_label("Which promise of theirs?").select_option("Parks: Apprentice ranger")
    manager.get_by_label("What should they do there?").fill("Go to the desk and ask about it.")
    manager.get_by_label("Who goes?").select_option("Indira")
    manager.get_by_label("Last day for the visit").fill(working_day_after(today, 10).isoformat())
    manager.get_by_role("button", name="Ask them").click()
    expect(manager.get_by_text("Asked. The inspector is told now.")).to_be_visible()

    phone.goto("/")
    phone.get_by_role("link", name="Parks: Apprentice ranger").click()
    expect(phone.get_by_text("Go to the desk and ask about it.")).to_be_visible()
    phone.get_by_role("link", name="Say what happened").click()
    phone.get_by_role("group", name="Did they know").get_by_label("Yes").check()
    phone.get_by_role("group", name="Did they do").get_by_label("No", exact=True).check()
    phone.get_by_role("group", name="Was it easy").get_by_label("Partly").check()
    phone.get_by_role("group", name="Were they friendly").get_by_label("Yes").check()
    phone.get_by_label("Anything you want to say").fill("Nobody knew the form.")
    phone.get_by_role("button", name="Send it").click()
    expect(phone.get_by_text("The host reads it now.")).to_be_visible()

    check = f"/checks/{PromiseCheck.objects.get().pk}/"
    manager.goto(check)
    expect(manager.get_by_text("The visit was made.")).to_be_visible()
    expect(manager.get_by_text("Nobody knew the form.")).to_have_count(0)
    wait_until_live(manager)
    host = windows.open(check, person=cast.chidi)
    expect(host.get_by_text("Nobody knew the form.")).to_be_visible()
    host.get_by_role("link", name="Reply").click()
    host.get_by_label("Your reply").fill("There is a new form now.")
    host.get_by_role("button", name="Send the reply").click()
    expect(host.get_by_role("heading", name="What the host says")).to_be_visible()

    # The manager's open page reads itself again.
    expect(manager.get_by_text("There is a new form now.")).to_be_visible()
    manager.get_by_role("link", name="Say what comes of it").click()
    manager.get_by_label("What comes of it?").fill("Parks show the form to everybody at the desk.")
    manager.get_by_role("button", name="Close it").click()
    expect(manager.get_by_text("Parks show the form to everybody at the desk.")).to_be_visible()
    panel = windows.open("/checks/all/", person=cast.pat)
    panel.get_by_role("link", name="Parks: Apprentice ranger").click()
    expect(panel.get_by_text("Nobody knew the form.")).to_be_visible()
    expect(panel.get_by_text("Indira")).to_have_count(0)
    phone.goto(check)
    expect(phone.get_by_text("Parks show the form")).to_be_visible()

    phone.get_by_role("link", name="You said, we did").click()
    phone.get_by_role("textbox").fill("Every desk should know its form.")
    phone.get_by_role("button", name="Send to the panel").click()
    expect(phone.get_by_text("We have it:")).to_be_visible()


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_no_page_of_checks_holds_a_barrier(windows, cast, width):
    inspector = make_inspector()
    make_check(cast, inspector)
    make_check(cast, inspector, "handed_back")
    statuses = ("assigned", "with_host", "replied")
    check = {status: make_check(cast, inspector, status).pk for status in statuses}
    looks = {
        inspector.user: ("", f"{check['assigned']}/", f"{check['assigned']}/what-happened/"),
        cast.chidi: (f"{check['with_host']}/", f"{check['with_host']}/reply/"),
        cast.morgan: ("all/", "new/", "inspectors/", "inspectors/new/", f"{check['replied']}/"),
    }
    for person, pages in looks.items():
        page = windows.open("/checks/" + pages[0], person=person, width=width)
        for path in pages:
            page.goto("/checks/" + path)
            assert axe_violations(page) == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
