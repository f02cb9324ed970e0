"""Files hold exactly what is listed: the same rows, order and columns, for exactly the same people."""

import csv
import datetime as dt
import io

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from champions.models import Organisation
from tabular import files
from tabular.models import Download, Layout
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_organisation, make_young_adult


def csv_rows(response):
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    text = content(response).decode()
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:])))


def content(response):
    """All of it; the test client closes an answer that has been read to its end."""
    return b"".join(response.streaming_content)


def excel_rows(response):
    book = load_workbook(io.BytesIO(content(response)))
    return [[(cell.value, cell.data_type) for cell in row] for row in book.active.iter_rows()]


@pytest.fixture
def pledges(cast):
    evil = make_organisation('=HYPERLINK("https://example.org","Parks")')
    make_pledge(title="+Ranger", organisation=evil, places=3)
    make_pledge(title="Librarian", places=2, status="submitted")
    make_pledge(title="Baker", status="draft")


def test_a_file_holds_what_is_filtered_and_no_more(cast, pledges, wren):
    listed = csv_rows(wren.get("/desk/pledges/", {"file": "csv", "sort": "title"}))
    assert [row[0] for row in listed] == ["Pledge", "'+Ranger", "Librarian"]
    live = csv_rows(wren.get("/desk/pledges/", {"file": "csv", "status": "live", "search": "ran"}))
    assert [row[0] for row in live] == ["Pledge", "'+Ranger"]


def test_no_cell_of_a_file_is_a_formula_and_numbers_stay_numbers(cast, pledges, wren):
    rows = excel_rows(wren.get("/desk/pledges/", {"file": "xlsx", "sort": "-title"}))
    heading = [value for value, _ in rows[0]]
    ranger = next(dict(zip(heading, row, strict=True)) for row in rows if row[0][0] == "'+Ranger")
    assert ranger["Host"] == ('\'=HYPERLINK("https://example.org","Parks")', "s")
    assert ranger["Open offers"] == (0, "n")
    assert ranger["Next start"][1] == "d"
    assert "f" not in {kind for row in rows for _, kind in row}
    text = csv_rows(wren.get("/desk/pledges/", {"file": "csv", "search": "ranger"}))
    assert text[1][1] == '\'=HYPERLINK("https://example.org","Parks")'


def test_a_file_has_the_columns_that_are_shown(cast, pledges, wren):
    Layout.objects.create(person=cast.wren, table="desk.pledges", columns=["pay"], per_page=25)
    rows = csv_rows(wren.get("/desk/pledges/", {"file": "csv", "sort": "title"}))
    assert rows == [["Pledge", "Pay an hour"], ["'+Ranger", "12.71"], ["Librarian", "12.71"]]


def test_an_advisers_file_holds_their_caseload_only(cast, ade):
    intake = make_intake(places=3)
    make_offer(intake=intake, young_adult=cast.sam.young_adult)
    make_offer(intake=intake, young_adult=cast.noor.young_adult)
    for address in ("/desk/young-adults/", "/desk/offers/"):
        rows = csv_rows(ade.get(address, {"file": "csv"}))
        assert [row[0] for row in rows[1:]] == ["Sam Samson"]
        assert [row[0] for row in csv_rows(ade.get(address, {"file": "csv", "search": "Noor"}))[1:]] == []


def test_a_champions_file_says_nothing_about_anybody(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult, status="confirmed")
    client.force_login(cast.chidi)
    text = content(client.get("/pledges/", {"file": "csv"})).decode()
    assert offer.pledge.title in text
    assert "Sam" not in text
    client.force_login(cast.dana)
    assert (
        offer.pledge.title
        not in b"".join(client.get("/pledges/", {"file": "csv"}).streaming_content).decode()
    )
    for address in ("/desk/offers/", "/desk/young-adults/", "/desk/organisations/"):
        assert client.get(address, {"file": "csv"}).status_code == 404


def test_it_is_written_down_who_took_a_list_out(cast, pledges, wren):
    content(wren.get("/desk/pledges/", {"file": "xlsx", "status": "live", "sort": "title"}))
    taken = Download.objects.get()
    assert (taken.person, taken.table, taken.form, taken.rows) == (cast.wren, "desk.pledges", "xlsx", 1)
    assert taken.query == "status=live&sort=title"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_more_rows_than_a_file_holds_get_a_sentence_and_no_file(cast, pledges, wren, form, monkeypatch):
    monkeypatch.setitem(files.MOST_ROWS, form, 1)
    page = wren.get("/desk/pledges/", {"file": form})
    assert page.status_code == 422
    assert "2 pledges are too many for one" in page.content.decode()
    assert content(wren.get("/desk/pledges/", {"file": form, "search": "Librarian"}))
    assert Download.objects.count() == 1


def test_a_filter_with_a_mistake_makes_no_file(cast, pledges, wren):
    page = wren.get("/desk/pledges/", {"file": "csv", "status": "nonsense"})
    assert page.status_code == 422
    assert "the filter has a mistake in it" in page.content.decode()
    assert Download.objects.count() == 0


def test_every_row_of_a_long_list_is_in_the_file_once(cast, wren, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(files, "AT_A_TIME", 3)
    bodies = [Organisation(name=f"Team {n}", kind="council_department") for n in range(10)]
    Organisation.objects.bulk_create(bodies)
    with django_assert_max_num_queries(30):
        rows = csv_rows(wren.get("/desk/organisations/", {"file": "csv", "search": "Team"}))
    assert sorted(row[0] for row in rows[1:]) == sorted(f"Team {n}" for n in range(10))


def test_days_are_days_in_a_file(cast, wren):
    young_adult = make_young_adult("Dev", preferences={"waiting_since": dt.date(2026, 1, 31)})
    make_offer(young_adult=young_adult)
    rows = csv_rows(wren.get("/desk/young-adults/", {"file": "csv", "search": "Dev"}))
    row = dict(zip(*rows, strict=True))
    assert row["Waiting"] == "2026-01-31"
    assert row["Last offered"].startswith(f"{timezone.localdate():%Y-%m-%d}")
    assert row["Open or running"] == "1"


def test_offers_stand_by_the_day_they_were_made_whenever_they_were_written_down(cast, wren):
    sam = cast.sam.young_adult
    for days in (3, 1, 2):
        intake = make_intake(pledge=make_pledge(title=f"{days} days ago"))
        make_offer(intake=intake, young_adult=sam, offered_at=timezone.now() - dt.timedelta(days=days))
    rows = csv_rows(wren.get("/desk/offers/", {"file": "csv"}))
    at = rows[0].index("Pledge")
    assert [row[at] for row in rows[1:]] == ["1 days ago", "2 days ago", "3 days ago"]


@pytest.mark.parametrize(("sort", "days"), [("answer_by", ["2", "4"]), ("-answer_by", ["4", "2"])])
def test_an_answer_is_due_only_where_one_is_waited_for_and_the_others_stand_last(cast, wren, sort, days):
    sam, soon = cast.sam.young_adult, timezone.now()
    for number, status in ((1, "confirmed"), (2, "offered"), (3, "declined"), (4, "offered")):
        intake = make_intake(pledge=make_pledge(title=f"Number {number}"))
        due = soon + dt.timedelta(days=number)
        make_offer(intake=intake, young_adult=sam, status=status, answer_by=due)
    rows = csv_rows(wren.get("/desk/offers/", {"file": "csv", "sort": sort}))
    at, due = rows[0].index("Pledge"), rows[0].index("Answer by")
    assert [row[at].removeprefix("Number ") for row in rows[1:3]] == days
    assert [bool(row[due]) for row in rows[1:]] == [True, True, False, False]
