"""The pages of signing in: our look, our words, the same for known and unknown addresses."""

import re

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect

from tests.bed.axe import axe_violations
from tests.bed.letters import sent_letters
from tests.people import make_worker

ADDRESS = "wren@example.org"
PASSWORD = "a rook on the minster roof"
PHONE = 360

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def wren(transactional_db, django_db_serialized_rollback):
    user = make_worker("Wren", "ete_worker")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


VISITORS = ["/accounts/login/", "/accounts/login/code/", "/accounts/password/reset/", "/accounts/signup/"]
OWN = ["/accounts/2fa/", "/accounts/password/change/", "/accounts/sessions/", "/accounts/logout/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_visitor_meets_no_barrier_on_a_phone(windows, scheme):
    page = windows.open("/accounts/login/", width=PHONE, color_scheme=scheme)

    assert barriers_on(page, VISITORS) == []


def test_the_pages_of_an_account_meet_no_barrier_on_a_phone(windows, wren):
    page = windows.open("/accounts/2fa/", person=wren, width=PHONE)

    assert barriers_on(page, OWN) == []


def test_a_wrong_password_is_said_in_a_summary_and_the_address_is_kept(windows, wren):
    page = windows.open("/accounts/login/", width=PHONE)
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_label("Password", exact=True).fill("not this one")
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page).to_have_title(re.compile("^Error: Sign in – "))
    expect(page.get_by_label("E-mail address")).to_have_value(ADDRESS)
    assert axe_violations(page) == []


def test_an_empty_form_names_what_is_missing(windows, wren):
    page = windows.open("/accounts/login/")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Fill in “Password”.").click()

    expect(page.locator("#id_password")).to_be_focused()


def test_a_code_sent_by_email_signs_in(windows, wren):
    page = windows.open("/accounts/login/", width=PHONE)
    page.get_by_role("link", name="E-mail me a code").click()
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Send the code").click()

    expect(page.get_by_role("heading", name="Type in the code")).to_be_visible()
    assert axe_violations(page) == []
    with page.expect_navigation():
        page.get_by_role("button", name="Send another code").click()
    first, second = sent_letters()
    assert code_in(first.body) != code_in(second.body)
    page.get_by_label("Code").fill(code_in(second.body))
    page.get_by_role("button", name="Go on").click()

    expect(page.locator(".who__name")).to_have_text("Wren")


def test_an_unknown_address_gets_the_same_page_and_no_mail(windows, wren):
    pages = []
    for address in (ADDRESS, "nobody@example.org"):
        page = windows.open("/accounts/login/code/")
        page.get_by_label("E-mail address").fill(address)
        page.get_by_role("button", name="Send the code").click()
        expect(page.get_by_role("heading", name="Type in the code")).to_be_visible()
        pages.append(page.locator("main").inner_text().replace(address, "…"))

    assert pages[0] == pages[1]
    assert [message.to for message in sent_letters()] == [[ADDRESS]]


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(windows, wren):
    page = windows.open("/accounts/password/reset/")
    page.get_by_label("E-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", name="Look in your e-mail")).to_be_visible()
    link = re.search(r"https?://\S+", sent_letters()[-1].body).group()

    link = link.replace("http://localhost:8000", windows.url)
    page.goto(link)
    expect(page.get_by_role("heading", name="Choose a new password")).to_be_visible()
    assert axe_violations(page) == []
    for field in page.locator("input[type=password]").all():
        field.fill("a heron in the harbour")
    page.get_by_role("button", name="Use this password").click()
    expect(page.get_by_role("heading", name="Your password is changed")).to_be_visible()

    page.goto(link)
    expect(page.get_by_role("heading", name="This link no longer works")).to_be_visible()


def barriers_on(page: Page, paths: list[str]) -> list[str]:
    """What axe finds on each page, a missing or second heading, what hangs over the edge."""
    found = []
    for path in paths:
        page.goto(path)
        found += axe_violations(page)
        found += [f"{path}: headings"] if page.locator("h1").count() != 1 else []
        found += [f"{path}: wide"] if page.evaluate("document.documentElement.scrollWidth") > PHONE else []
    return found


def code_in(body: str) -> str:
    return re.search(r"^[A-Z0-9-]{4,}$", body, re.MULTILINE).group()
