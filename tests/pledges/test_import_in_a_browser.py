"""Vacancies in a browser: from a partner's list to its undoing; five thousand of them, seen and cancelled."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from pledges.models import NameInFiles, Pledge
from tabular import jobs
from tabular.models import Import
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK
from tests.pledges import worker

pytestmark = pytest.mark.django_db(transaction=True)

SMALLEST = 320
A_LONG_TIME = 240_000
"""Milliseconds for five thousand rows on a machine that has other things to do."""


def listed(*rows: str) -> dict:
    starts = (timezone.localdate() + dt.timedelta(days=60)).strftime("%d/%m/%Y")
    lines = ["What it is called,Kind,Organisation,Places,Start,Postcode,Sector,Description,Directions"]
    more = f"2,{starts},ME14 1LQ,Environment and land,Talk and walk.,Bus 71"
    lines += [f"{row},{more}" for row in rows]
    return {"name": "list.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}


def work() -> None:
    """What a worker would do now."""
    for record in Import.objects.at_work():
        jobs.work(record_id=record.pk)


def up_to_the_columns(page, file: dict) -> None:
    page.get_by_label("Where is the list from?").select_option("A partner’s spreadsheet")
    page.get_by_label("Files").set_input_files(file)
    page.get_by_role("button", name="Look at the columns").click()
    expect(page.get_by_role("heading", name="What is in each column?")).to_be_visible()
    page.get_by_label("What it is called").select_option("Title")


@pytest.mark.parametrize("width", [SMALLEST, ON_A_DESK])
def test_a_partners_list_from_upload_to_undo(windows, cast, width):
    page = windows.open(reverse("pledges:import_new"), person=cast.wren, width=width)
    rows = ("A walk,mentoring,Parks", "A talk,mentoring,Kent Parks Service", "A ride,fun day,Parks")
    up_to_the_columns(page, listed(*rows))
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_role("heading", name="Reading the file")).to_be_visible()
    work()
    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    expect(page.get_by_text("“fun day” is no kind that we know")).to_be_visible()
    page.get_by_role("link", name="Say whose they are").click()
    expect(page.get_by_label("“Kent Parks Service”")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_label("“Kent Parks Service”").select_option("Parks")
    page.get_by_role("button", name="Look at the rows again").click()
    expect(page.get_by_text("The rows are looked at again.")).to_be_visible()
    work()
    expect(page.get_by_role("link", name="Names of organisations that were explained")).to_be_visible()
    assert (NameInFiles.objects.get().name, Pledge.objects.count()) == ("kent parks service", 0)
    page.get_by_role("button", name="Yes, write it").click()
    expect(page.get_by_role("heading", name="Writing")).to_be_visible()
    work()
    expect(page.get_by_role("heading", name="Brought in")).to_be_visible()
    assert set(Pledge.objects.values_list("title", "status", "organisation__name")) == {
        ("A walk", "submitted", "Parks"),
        ("A talk", "submitted", "Parks"),
    }
    page.get_by_role("link", name="Take it back").click()
    page.get_by_label("Why?").fill("The wrong list")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
    assert not Pledge.objects.exists()


HOW_FAR = re.compile(r"[1-9][\d,]* of 5,00\d rows")


@pytest.mark.wide
def test_five_thousand_say_how_far_they_are_and_leave_nothing_when_cancelled(windows, cast, tmp_path):
    """With a worker in a process of its own, as it is when nobody tests."""
    page = windows.open(reverse("pledges:import_new"), person=cast.wren)
    up_to_the_columns(page, listed(*(f"Mentor {number},mentoring,Parks" for number in range(5000))))
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    looks = worker.start(Import.objects.get().pk, tmp_path / "looked")
    expect(page.get_by_text(HOW_FAR)).to_be_visible(timeout=A_LONG_TIME)
    (tmp_path / "looked").touch()
    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible(timeout=A_LONG_TIME)
    assert looks.wait() == 0
    expect(page.get_by_role("link", name="5,000 new")).to_be_visible()
    page.get_by_role("button", name="Yes, write it").click()
    expect(page.get_by_role("heading", name="Writing")).to_be_visible()
    writes = worker.start(Import.objects.get().pk, tmp_path / "cancelled")
    expect(page.get_by_text(HOW_FAR)).to_be_visible(timeout=A_LONG_TIME)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Stopping. Nothing is kept of it.")).to_be_visible()
    (tmp_path / "cancelled").touch()
    expect(page.get_by_role("heading", name="Nothing was written")).to_be_visible(timeout=A_LONG_TIME)
    assert writes.wait() == 0
    assert (Pledge.objects.count(), Import.objects.get().rows.count()) == (0, 0)
