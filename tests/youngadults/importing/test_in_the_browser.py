"""The whole journey in a real browser: upload, columns, progress, preview, yes, result, undo; and a no."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tabular import jobs
from tabular.models import Import, ImportRow, RememberedColumn, WaitingFile
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE
from tests.youngadults.importing.lists import csv_of
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db(transaction=True)

YEAR = dt.date.today().year - 21
LIST = csv_of(
    "Care leavers,,,,,,",
    "LCS ID,Forename,Surname,DOB,Handy,Activity,Case notes",
    f"1,Ali,Khan,03/05/{YEAR},07700 900321,F2,secret",
    f"2,Zoe,Hart,03/05/{YEAR},07700 900322,Q9,secret",
    f"3,Mo,Said,03/05/{YEAR + 10},,F2,secret",
)


def work() -> None:
    """What a worker would do now."""
    for record in Import.objects.at_work():
        jobs.work(record_id=record.pk)


def bring(page) -> None:
    page.get_by_label("Where is the list from?").select_option("Liquidlogic")
    page.get_by_label("Files").set_input_files(
        {"name": "leavers.csv", "mimeType": "text/csv", "buffer": LIST}
    )
    page.get_by_role("button", name="Look at the columns").click()
    expect(page.get_by_role("heading", name="What is in each column?")).to_be_visible()


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_from_upload_to_undo(windows, cast, width):
    page = windows.open(reverse("desk:young_adults"), person=cast.wren, width=width)
    page.get_by_role("link", name="Bring in a file").click()
    expect(page).to_have_url(reverse("youngadults:import_list"))
    assert axe_violations(page) == []
    page.get_by_role("link", name="Bring in a file").first.click()
    expect(page.get_by_role("heading", name="Bring in a file")).to_be_visible()
    assert axe_violations(page) == []
    bring(page)
    assert b"secret" not in bytes(WaitingFile.objects.get().sealed)
    expect(page.get_by_label("Case notes")).to_have_value("-")
    page.get_by_label("Handy").select_option("Phone")
    assert axe_violations(page) == []
    page.get_by_role("button", name="Look at the rows").click()
    expect(page.get_by_role("heading", name="Reading the file")).to_be_visible()
    Import.objects.update(done=2, total=5)
    expect(page.get_by_text("2 of 5 rows")).to_be_visible()
    assert axe_violations(page) == []
    work()
    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    assert not WaitingFile.objects.exists()
    assert RememberedColumn.objects.get(heading="handy").column == "phone"
    expect(page.get_by_text("not kept anywhere: Case notes")).to_be_visible()
    expect(page.get_by_role("cell", name="Zoe Hart (2)")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_role("link", name="1 check").click()
    expect(page.get_by_text("“Q9” is no activity code that we know")).to_be_visible()
    assert not YoungAdult.objects.filter(first_name="Ali").exists()
    page.get_by_role("button", name="Yes, write it").click()
    expect(page.get_by_role("heading", name="Writing")).to_be_visible()
    work()
    expect(page.get_by_role("heading", name="Brought in")).to_be_visible()
    expect(page.get_by_text("it can be taken back until then")).to_be_visible()
    assert axe_violations(page) == []
    assert str(YoungAdult.objects.get(first_name="Ali").phone) == "+447700900321"
    page.get_by_role("link", name="Take it back").click()
    expect(page.get_by_role("heading", name="Take this import back?")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_label("Why?").fill("The wrong list")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
    assert axe_violations(page) == []
    assert not YoungAdult.objects.filter(first_name="Ali").exists()


def test_it_is_cancelled_while_it_is_read(windows, cast):
    page = windows.open(reverse("youngadults:import_new"), person=cast.wren, width=PHONE)
    bring(page)
    page.get_by_role("button", name="Look at the rows").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Stopping. Nothing is kept of it.")).to_be_visible()
    work()
    expect(page.get_by_role("heading", name="Nothing was written")).to_be_visible()
    expect(page.get_by_text("You cancelled it.")).to_be_visible()
    assert axe_violations(page) == []
    assert not WaitingFile.objects.exists()
    assert not ImportRow.objects.exists()
