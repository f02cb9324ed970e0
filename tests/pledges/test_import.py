"""Vacancies from files: what becomes of each row, in files as people and programs write them."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from champions.lifecycle import merge
from champions.models import Organisation
from pledges import lifecycle
from pledges.models import Intake, NameInFiles, Pledge, Source
from tabular.importing import Outcome
from tests.factories import make_pledge
from tests.people import make_organisation

pytestmark = pytest.mark.django_db

HEADINGS = [
    "Title",
    "Kind",
    "Organisation",
    "Places",
    "Start date",
    "Closing date",
    "Postcode",
    "Pay",
    "Hours",
]


@pytest.fixture(autouse=True)
def early_november(time_machine):
    """Before the days of the rows below."""
    time_machine.move_to(dt.datetime(2026, 11, 2, 10, tzinfo=dt.UTC), tick=True)


@pytest.fixture(autouse=True)
def parks(cast):
    return Pledge._meta.get_field("organisation").related_model.objects.get(name="Parks")


def row(**cells):
    """A row that is all right, but for what the test changes."""
    return {
        "Title": "Apprentice ranger",
        "Kind": "Apprenticeship",
        "Organisation": "Parks",
        "Places": 2,
        "Start date": dt.date(2027, 1, 11),
        "Closing date": dt.date(2026, 12, 18),
        "Postcode": "ME14 1LQ",
        "Pay": "£12.71 an hour",
        "Hours": 30,
        "Description": "Plant trees with the rangers.",
        "Job category": "environment-and-land",
        "Standard": "ST0070 Business administrator",
        "How to get there": "Bus 71",
        **cells,
    }


def sheet(*rows, name="Vacancies", hidden=()):
    book = Workbook()
    page = book.active
    page.title = name
    headings = list(dict.fromkeys(heading for one in rows for heading in one))
    page.append(headings)
    for one in rows:
        page.append([one.get(heading) for heading in headings])
    for title in hidden:
        other = book.create_sheet(title)
        other.append(headings)
        other.append([rows[0].get(heading) for heading in headings])
        other.sheet_state = "hidden"
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def bring_in(tmp_path, data, name="vacancies.xlsx", **options):
    """Run the command; the entries of its report."""
    file, report = tmp_path / name, tmp_path / "report.json"
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    call_command("import_pledges", file, report=report, stdout=io.StringIO(), **options)
    return json.loads(report.read_text())


def one(tmp_path, **cells):
    (entry,) = bring_in(tmp_path, sheet(row(**cells)))
    return entry


def said(entry):
    return " ".join(entry["reasons"])


def test_travel_among_the_help_is_kept_with_the_pay(tmp_path):
    bring_in(tmp_path, sheet(row(Support="Travel costs, lunch")), write=True)
    assert (Pledge.objects.get().travel_paid, Pledge.objects.get().support) == (True, ["meals"])


def test_a_row_that_is_all_right_is_new_and_nothing_is_written_before_yes(tmp_path):
    entry = one(tmp_path)
    assert (entry["sheet"], entry["row"], entry["outcome"], entry["reasons"]) == ("Vacancies", 2, "new", [])
    assert entry["values"] == {
        "organisation": "Parks",
        "kind": "apprenticeship",
        "title": "Apprentice ranger",
        "description": "Plant trees with the rangers.",
        "sector": "environment-and-land",
        "postcode": "ME14 1LQ",
        "directions": "Bus 71",
        "weekly_hours": 30,
        "standard": "ST0070 Business administrator",
        "pay": 1271,
        "starts_on": "2027-01-11",
        "ends_on": None,
        "fill_by": "2026-12-18",
        "places": 2,
    }
    assert list(entry) == ["sheet", "row", "outcome", "reasons", "values"]
    assert Pledge.objects.count() == 0


def test_what_is_written_waits_for_approval_and_is_approved_like_any_other(cast, tmp_path):
    bring_in(tmp_path, sheet(row()), write=True)
    pledge, intake = Pledge.objects.get(), Intake.objects.get()
    assert (pledge.status, pledge.pay, intake.places, str(intake.starts_on)) == (
        "submitted",
        1271,
        2,
        "2027-01-11",
    )
    assert pledge.steps.get().verb == "bring_in"
    lifecycle.approve(pledge, by=cast.wren)
    assert Pledge.objects.live().count() == 1


def test_running_it_twice_changes_nothing(tmp_path):
    rows = [row(), row(Title="Gardener"), row(Title="Gardener", **{"Start date": dt.date(2027, 3, 1)})]
    first = bring_in(tmp_path, sheet(*rows), write=True)
    before = [list(model.objects.values()) for model in (Pledge, Intake, Source)]
    second = bring_in(tmp_path, sheet(*rows), write=True)
    assert [it["outcome"] for it in first] == ["new", "new", "merged"]
    assert [it["outcome"] for it in second] == ["same", "same", "merged"]
    assert [list(model.objects.values()) for model in (Pledge, Intake, Source)] == before
    assert Pledge.objects.get(title="Gardener").intakes.count() == 2


def test_what_changed_is_said_and_a_live_pledge_is_looked_at_again(cast, tmp_path):
    bring_in(tmp_path, sheet(row()), write=True)
    pledge = Pledge.objects.get()
    lifecycle.approve(pledge, by=cast.wren)
    (entry,) = bring_in(tmp_path, sheet(row(Pay="£13 an hour", Places=3)), write=True)
    pledge.refresh_from_db()
    assert entry["outcome"] == "changed"
    assert (pledge.pay, pledge.status, pledge.intakes.get().places) == (1300, "submitted", 3)


def test_what_people_changed_here_stands(cast, tmp_path):
    bring_in(tmp_path, sheet(row()), write=True)
    pledge = Pledge.objects.get()
    lifecycle.edit(pledge, {"title": "Ranger of tomorrow"}, by=cast.chidi)
    bring_in(tmp_path, sheet(row(Pay="£13 an hour")), write=True)
    pledge.refresh_from_db()
    assert (pledge.title, pledge.pay) == ("Ranger of tomorrow", 1300)


def test_what_closed_there_is_closed_here(cast, tmp_path):
    bring_in(tmp_path, sheet(row(Ref="A1")), write=True)
    lifecycle.approve(Pledge.objects.get(), by=cast.wren)
    (entry,) = bring_in(tmp_path, sheet(row(Ref="A1", Status="Closed")), write=True)
    assert (entry["outcome"], Pledge.objects.get().status) == ("changed", "closed")
    assert bring_in(tmp_path, sheet(row(Ref="A1", Status="Closed")))[0]["outcome"] == "same"
    assert one(tmp_path, Title="Other", Ref="A2", Status="closed")["outcome"] == "refused"


def test_the_same_twice_in_a_file_is_one_pledge(tmp_path):
    first, second = bring_in(tmp_path, sheet(row(), row()), write=True)
    assert (first["outcome"], second["outcome"]) == ("new", "merged")
    assert "row 2" in said(second)
    assert (Pledge.objects.count(), Intake.objects.count()) == (1, 1)


def test_what_a_champion_posted_by_hand_is_not_posted_again(tmp_path):
    make_pledge(status="draft")
    assert one(tmp_path)["outcome"] == "merged"


@pytest.mark.parametrize(
    ("name", "outcome"),
    [("Parks", "new"), ("The PARKS Ltd.", "new"), ("Unheard of", "flagged"), (None, "flagged")],
)
def test_whose_a_row_is(tmp_path, name, outcome):
    entry = one(tmp_path, Organisation=name)
    assert entry["outcome"] == outcome
    bring_in(tmp_path, sheet(row(Organisation=name)), write=True)
    assert Pledge.objects.count() == (outcome == "new")


def test_a_name_that_two_have_is_asked_about_and_a_name_that_was_explained_is_known(cast, tmp_path):
    make_organisation("Museums Ltd")
    first = make_organisation("The Museums")
    assert "more than one organisation here" in said(one(tmp_path, Organisation="Museums"))
    with pytest.raises(CommandError, match="More than one organisation is called museums"):
        bring_in(tmp_path, sheet(row()), organisation="museums")
    NameInFiles.objects.create(name="museums", organisation=first)
    assert one(tmp_path, Organisation="museums")["outcome"] == "new"
    assert one(tmp_path, Organisation="***")["outcome"] == "flagged"


def test_a_merged_organisations_file_still_changes_nothing(cast, tmp_path):
    museums = make_organisation("Museums")
    data = sheet(row(Organisation="Museums"), row(Organisation="Museums", Reference="A-1"))
    bring_in(tmp_path, data, write=True)
    merge(museums, Organisation.objects.get(name="Parks"), by=cast.wren)
    assert [entry["outcome"] for entry in bring_in(tmp_path, data)] == ["same", "same"]


def test_one_organisation_can_be_named_for_all(tmp_path):
    make_organisation("Museums")
    (entry,) = bring_in(tmp_path, sheet(row(Organisation=None)), organisation="museums")
    assert (entry["outcome"], entry["values"]["organisation"]) == ("new", "Museums")
    with pytest.raises(CommandError, match="no organisation called Zoo"):
        bring_in(tmp_path, sheet(row()), organisation="Zoo")


# What is in one cell, what becomes of the row, and a part of the sentence that says so.
CELLS = [
    ({"Title": None, "Description": "x y"}, "refused", "It has no title."),
    ({"Title": "=1+1"}, "refused", "Title"),
    ({"Title": '=HYPERLINK("http://x","y")'}, "refused", "Title"),
    ({"Kind": "Fun day"}, "refused", "“Fun day” is no kind that we know"),
    ({"Kind": "work exp placement", "Standard": None}, "new", "was read as work experience"),
    ({"Kind": "Guaranteed interview", "Essential": "Likes trees"}, "flagged", "promise to give feedback"),
    ({"Postcode": "ZZ99 9ZZ"}, "flagged", "is on no map that we have"),
    ({"Postcode": "Maidstone"}, "flagged", "is no full UK postcode"),
    ({"Places": 0}, "flagged", "0 places cannot be"),
    ({"Places": 1_000_000}, "flagged", "1,000,000 places cannot be"),
    ({"Places": "lots"}, "flagged", "is no number of places"),
    ({"Places": "up to 3 places"}, "new", ""),
    ({"Start date": dt.date(2025, 1, 6)}, "refused", "6 January 2025, has gone by"),
    ({"Closing date": dt.date(2026, 10, 1)}, "refused", "It closed on 1 October 2026."),
    ({"Start date": "ongoing"}, "flagged", "“ongoing” is no day"),
    ({"Start date": "ASAP"}, "flagged", "“ASAP” is no day"),
    ({"Start date": "soon, we hope, or later"}, "flagged", "is not a date that we can read"),
    ({"End date": "ongoing"}, "new", "there is none"),
    ({"End date": dt.date(2027, 1, 4)}, "flagged", "comes before its first day"),
    ({"Start date": dt.date(2207, 1, 4)}, "flagged", "more than three years away"),
    ({"Pay": "8.0"}, "flagged", "could also mean £80 or 80p"),
    ({"Pay": 8}, "new", ""),
    ({"Pay": 80}, "flagged", "£80.00 is too much for one hour"),
    ({"Pay": 0.8}, "flagged", "80p is too little for one hour"),
    ({"Pay": "80p"}, "flagged", "is in pence"),
    ({"Pay": "£7.50 an hour"}, "flagged", "Pay at least £8.00 an hour".lower()),
    ({"Pay": "£24,000 a year", "Hours": 37}, "new", ""),
    ({"Pay": "£24,000 a year", "Hours": None}, "flagged", "nobody has said how many hours"),
    ({"Pay": "competitive"}, "flagged", "says no amount"),
    ({"Pay": None}, "flagged", "say what an apprentice is paid"),
    ({"Pay": "unpaid"}, "flagged", "say what an apprentice is paid"),
    ({"Description": "<p>Plant <b>trees</b>.</p><script>alert(1)</script>"}, "new", ""),
    ({"Description": "Women only."}, "flagged", "take “Women only” out"),
    ({"DBS": "enhanced"}, "flagged", "choose what the role does"),
    ({"Job category": "Wizardry"}, "flagged", "is no kind of work that we know"),
    ({"Hours": "full time"}, "new", "was read as 37 hours"),
    ({"Hours": 400}, "flagged", "no number of hours"),
    ({"How to get there": None}, "new", "Nobody has said how to get there without a car."),
]


@pytest.mark.parametrize(("cells", "outcome", "sentence"), CELLS)
def test_each_cell_that_cannot_be_gets_its_sentence(tmp_path, cells, outcome, sentence):
    entry = one(tmp_path, **cells)
    assert (entry["outcome"], sentence in said(entry)) == (outcome, True), entry


@pytest.mark.parametrize(("cells", "outcome", "sentence"), CELLS)
def test_whatever_it_says_it_can_be_written_without_breaking_anything(tmp_path, cells, outcome, sentence):
    bring_in(tmp_path, sheet(row(**cells)), write=True)
    assert Pledge.objects.count() == (outcome != "refused")
    assert not Pledge.objects.filter(status="live").exists()
    assert "<" not in "".join(Pledge.objects.values_list("description", flat=True))


def test_unpaid_work_that_comes_in_cannot_be_approved(cast, tmp_path):
    entry = one(tmp_path, Kind="Work experience", Pay="unpaid")
    assert entry["outcome"] == "flagged"
    assert "answer the four questions about unpaid work" in said(entry)
    bring_in(tmp_path, sheet(row(Kind="Work experience", Pay="unpaid")), write=True)
    with pytest.raises(lifecycle.NotNow, match="unpaid"):
        lifecycle.approve(Pledge.objects.get(), by=cast.wren)


def test_a_total_row_and_a_hidden_sheet_are_no_vacancies(tmp_path, capsys):
    data = sheet(row(), {"Title": "Total", "Places": 2}, hidden=["Old"])
    entries = bring_in(tmp_path, data)
    assert [(it["sheet"], it["row"]) for it in entries] == [("Vacancies", 2)]


def test_a_csv_file_in_the_alphabet_of_windows(tmp_path):
    headings = "Title;Kind;Organisation;Places;Start;Postcode;Wage"
    text = f"{headings}\nCaf\xe9 helper;mentoring;Parks;1;11/01/2027;me141lq;\n"
    (entry,) = bring_in(tmp_path, text.encode("cp1252"), "list.csv")
    assert (entry["sheet"], entry["row"], entry["values"]["title"]) == ("", 2, "Café helper")
    assert entry["values"]["starts_on"] == "2027-01-11"


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "a.csv", "is empty"),
        (b"%PDF-1.7", "a.xlsx", "is not a table"),
        (b"PK\x03\x04 broken", "a.xlsx", "cannot be read as an Excel workbook"),
        (b'{"vacancies": [{"title": "Half', "a.json", "breaks off"),
        (b'{"statusCode": 429}', "a.json", "holds no list of vacancies"),
        (b"[" * 200_000, "a.json", "breaks off"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path, data, name, sentence):
    with pytest.raises(CommandError, match=sentence):
        bring_in(tmp_path, data, name)


ADVERT = {
    "title": "Gardening apprentice",
    "description": "<p>Learn to <em>garden</em>.</p>",
    "numberOfPositions": 2,
    "postedDate": "2026-10-20T00:00:00",
    "closingDate": "2026-12-18T23:59:59",
    "startDate": "2027-01-11T00:00:00",
    "wage": {
        "wageType": "ApprenticeshipMinimum",
        "wageUnit": "Annually",
        "wageAdditionalInformation": "£15,600 a year",
        "workingWeekDescription": "Monday to Friday, 9am to 5pm",
    },
    "hoursPerWeek": 37.5,
    "expectedDuration": "1 year 6 months",
    "addresses": [{"addressLine1": "Mote Park", "postcode": "ME14 1LQ", "latitude": 51.2, "longitude": 0.5}],
    "employerName": "Parks",
    "employerContactEmail": "secret@example.org",
    "employerContactName": "Sally Secret",
    "course": {
        "larsCode": 226,
        "title": "Horticulture operative (level 2)",
        "level": 2,
        "route": "Agriculture, environmental and animal care",
        "type": "apprenticeship",
    },
    "apprenticeshipLevel": "Intermediate",
    "providerName": "Hadlow College",
    "ukprn": 10000001,
    "isDisabilityConfident": True,
    "vacancyReference": "VAC1000012345",
    "isNationalVacancy": False,
}


def answer(*adverts):
    told = {"vacancies": list(adverts), "total": 9, "totalFiltered": len(adverts), "totalPages": 1}
    return json.dumps(told).encode()


def test_an_advert_becomes_an_apprenticeship_without_anybodys_contacts(tmp_path):
    (entry,) = bring_in(tmp_path, answer(ADVERT), "answer.json")
    assert (entry["sheet"], entry["row"], entry["outcome"]) == ("", 1, "new")
    assert entry["values"] == {
        "organisation": "Parks",
        "reference": "1000012345",
        "kind": "apprenticeship",
        "title": "Gardening apprentice",
        "description": "Learn to garden.",
        "sector": "environment-and-land",
        "postcode": "ME14 1LQ",
        "site_name": "Mote Park",
        "weekly_hours": 38,
        "times": "Monday to Friday, 9am to 5pm",
        "standard": "LARS 226 Horticulture operative",
        "level": 2,
        "months": 18,
        "training_provider": "Hadlow College",
        "pay": 800,
        "starts_on": "2027-01-11",
        "ends_on": None,
        "fill_by": "2026-12-18",
        "places": 2,
    }
    assert "Secret" not in json.dumps(entry)
    bring_in(tmp_path, answer(ADVERT), "answer.json", write=True)
    assert Pledge.objects.get().status == "submitted"
    assert bring_in(tmp_path, answer(ADVERT), "answer.json")[0]["outcome"] == "same"


@pytest.mark.parametrize(
    ("changes", "outcome", "sentence"),
    [
        ({"employerName": "Nobody we know"}, "flagged", "is no organisation that we know"),
        ({"isNationalVacancy": True, "addresses": []}, "flagged", "anywhere in the country"),
        (
            {"wage": {"wageType": "CompetitiveSalary", "wageUnit": "Unspecified"}},
            "flagged",
            "say what an apprentice",
        ),
        (
            {"wage": {"wageType": "Custom", "wageAmount": 200, "wageUnit": "Weekly"}},
            "flagged",
            "pay at least £8.00",
        ),
        ({"wage": {"wageType": "Custom", "wageAmount": 26000, "wageUnit": "Annually"}}, "new", ""),
        ({"description": "<script>alert('x')</script>&lt;img src=x onerror=y&gt;Hi"}, "new", ""),
        ({"course": None}, "flagged", "name the apprenticeship standard"),
        ({"closingDate": "2026-10-01T23:59:59"}, "refused", "It closed on 1 October 2026."),
        ({"title": ""}, "refused", "no title"),
        ({"startDate": "not a day"}, "flagged", "not in a form that we know"),
        ({"vacancyReference": "C9-NHS-1234"}, "new", ""),
    ],
)
def test_adverts_that_differ(tmp_path, changes, outcome, sentence):
    (entry,) = bring_in(tmp_path, answer(ADVERT | changes), "answer.json")
    assert (entry["outcome"], sentence in said(entry)) == (outcome, True), entry
    assert "<" not in entry["values"].get("description", "")


def test_what_is_no_advert_is_refused_in_its_place(tmp_path):
    entries = bring_in(tmp_path, answer(ADVERT, "half a page", None), "answer.json")
    assert [(it["row"], it["outcome"]) for it in entries] == [(1, "new"), (2, "refused"), (3, "refused")]


def test_every_outcome_is_one_of_the_six():
    assert set(Outcome.values) == {"new", "changed", "same", "merged", "flagged", "refused"}
