"""Imports of the tree and of young adults, advisers' names and the export: no barrier, nothing too wide."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from champions.importing import TREE
from tabular.importing import emptying, gather, running
from tabular.importing.registering import Importer
from tabular.models import Import
from tests.bed.axe import axe_violations
from tests.bed.browser import DESK, ON_A_DESK
from tests.youngadults.importing.lists import csv_of
from youngadults.importing.importer import YOUNG_ADULTS

pytestmark = pytest.mark.django_db(transaction=True)

SMALLEST = 320
TREE_FILE = csv_of(
    "Department,Level,Part of,Last day",
    "Trees and Woodland Management,service,Growth Environment and Transport,",
    "Growth Environment and Transport,directorate,,",
    "parks,service,Growth Environment and Transport,31/03/2030",
    "Coast,service,Sea and Shore,",
    "Left,team,Left,",
    ",team,Growth,",
)
PEOPLE = csv_of(
    "ID,Forename,Surname,DOB,Personal adviser",
    *(
        f"{number},Ali,Khan{'abc'[number]},03/05/{dt.date.today().year - 21},{adviser}"
        for number, adviser in enumerate(("Bartholomew Featherstonehaugh-Cholmondeley", "O. Neil", "O. Neil"))
    ),
)


def looked_at(of: Importer, name: str, data: bytes, cast) -> Import:
    record = running.start(
        of, "A spreadsheet", [name], gather([(name, data)], of.declaration, {}), by=cast.wren
    )
    running.preview(record)
    return record


def pages(cast) -> list[str]:
    """Each with something on it, and each before there is anything."""
    preview = looked_at(TREE, "the-tree-of-the-council-as-of-this-spring.csv", TREE_FILE, cast)
    written = looked_at(TREE, "tree.csv", csv_of("Name,Part of", "Trees,Growth"), cast)
    running.write(written, by=cast.wren)
    people = looked_at(YOUNG_ADULTS, "leavers.csv", PEOPLE, cast)
    running.write(people, by=cast.wren)
    again = looked_at(YOUNG_ADULTS, "again.csv", PEOPLE.replace(b"/05/", b"/06/"), cast)
    emptied = looked_at(YOUNG_ADULTS, "old.csv", PEOPLE, cast)
    running.write(emptied, by=cast.wren)
    emptying.empty(emptied)
    begun = {"kind": "tree", "source": "A file", "files": ["t.csv"], "by": cast.wren}
    at_work = Import.objects.create(**begun, doing="preview", total=1200, done=300)
    stopped = Import.objects.create(**begun)
    running.stop(stopped, "The file was not there any more.")
    tree = {name: f"champions:import_{name}" for name in ("list", "new", "show", "take_back")}
    return [
        reverse(tree["list"]),
        reverse(tree["new"]),
        *(reverse(tree["show"], args=[it.pk]) for it in (preview, written, at_work, stopped)),
        reverse(tree["take_back"], args=[written.pk]),
        reverse("youngadults:import_list"),
        *(reverse("youngadults:import_show", args=[it.pk]) for it in (again, people, emptied)),
        reverse("youngadults:import_take_back", args=[people.pk]),
        reverse("youngadults:import_advisers"),
        reverse("youngadults:export"),
        reverse("youngadults:export") + "?district=nowhere-at-all",
    ]


@pytest.mark.parametrize("width", [SMALLEST, ON_A_DESK])
def test_imports_have_no_barrier_and_fit_the_window(windows, cast, width):
    page = windows.open(reverse("champions:import_list"), person=cast.wren, width=width)
    assert axe_violations(page) == []
    for address in pages(cast):
        page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach(each => (each.open = true))")
        expect(page.locator("h1"), address).to_have_count(1)
        assert axe_violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") == width, address


def test_a_row_is_headed_by_its_number_and_says_what_it_is_about(windows, cast):
    record = looked_at(TREE, "tree.csv", TREE_FILE, cast)
    address = reverse("champions:import_show", args=[record.pk])
    page = windows.open(address, person=cast.wren, width=SMALLEST)
    cell = page.get_by_role("cell")
    expect(cell.nth(0)).to_have_text("Row 2")
    expect(cell.nth(1)).to_contain_text("Trees and Woodland Management")
    expect(cell.nth(3)).to_have_text("Row 3")
    expect(page.get_by_role("row").nth(1)).not_to_contain_text("What to know")
    page.set_viewport_size({"width": DESK, "height": 800})
    expect(page.locator(".on-card").first).to_be_hidden()


@pytest.mark.parametrize("width", [SMALLEST, ON_A_DESK])
def test_columns_of_a_tree_are_put_right_without_a_barrier(windows, cast, width):
    page = windows.open(reverse("champions:import_new"), person=cast.wren, width=width)
    page.get_by_label("Where is the list from?").select_option(index=0)
    page.get_by_label("Files").set_input_files({"name": "t.csv", "mimeType": "text/csv", "buffer": TREE_FILE})
    page.get_by_role("button", name="Look at the columns").click()
    page.get_by_role("heading", name="What is in each column?").wait_for()
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
