"""What a host does with hands: posting, part by part, and pressing what a page offers."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from playwright.sync_api import Page

from champions.models import Document, Organisation
from pledges.models import Intake

IN_THREE_MONTHS = dt.timedelta(days=90)


def papers_in_order(name: str) -> None:
    organisation = Organisation.objects.get(name=name)
    for kind in Document.Kind.values:
        Document.objects.create(
            organisation=organisation,
            kind=kind,
            words="With the county",
            expires_on=timezone.localdate() + 4 * IN_THREE_MONTHS,
            accepted_at=timezone.now(),
        )


def press(page: Page, label: str, role: str = "button") -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role(role, name=label).first.click()


def follow(page: Page, label: str) -> None:
    press(page, label, role="link")


def begin(page: Page, kind: str, title: str) -> None:
    page.goto("/pledges/new/")
    page.get_by_label(kind, exact=True).check()
    press(page, "Continue")
    page.locator("[name=title]").fill(title)
    press(page, "Begin")


def answer(page: Page, part: str, **answers: str | bool | int) -> None:
    """One part of the task list: words are filled in, a choice is made, True is ticked."""
    follow(page, part)
    for name, said in answers.items():
        field = page.locator(f"[name={name}]")
        if said is True:
            field.check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(str(said))
        else:
            field.fill(str(said))
    press(page, "Save and continue")


def add_dates(page: Page) -> None:
    follow(page, "Dates and places")
    starts = timezone.localdate() + IN_THREE_MONTHS
    page.locator("[name=starts_on]").fill(starts.isoformat())
    page.locator("[name=ends_on]").fill((starts + dt.timedelta(days=4)).isoformat())
    page.locator("[name=places]").fill("1")
    press(page, "Save")


def the_first_day_comes() -> None:
    """Also at a weekend: then that is one of its days."""
    today = timezone.localdate()
    Intake.objects.update(fill_by=today, starts_on=today, ends_on=today + dt.timedelta(days=4))
