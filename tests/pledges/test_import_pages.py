"""The way of a file through the pages: upload, columns, preview, yes, and back; and five thousand rows."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from champions.models import Organisation
from demo.find_an_apprenticeship.adverts import advert
from demo.find_an_apprenticeship.server import KEY
from demo.find_an_apprenticeship.server import running as api_running
from pledges import jobs, lifecycle
from pledges.importing.importer import IMPORTER
from pledges.models import NameInFiles, Pledge, Source
from tabular.importing import gather, running
from tabular.importing.outside import Cancelled
from tabular.jobs import work
from tabular.models import Import, RememberedColumn


def first_day() -> str:
    return (timezone.localdate() + dt.timedelta(days=60)).strftime("%d/%m/%Y")


def listed(*titles: str, heading: str = "What it is called") -> bytes:
    """A mentoring list of Parks, whose title stands under a heading that nobody knows."""
    lines = [f"{heading},Kind,Organisation,Places,Start,Postcode,Sector,Description,Directions"]
    lines += [
        f"{title},mentoring,Parks,2,{first_day()},ME14 1LQ,Environment and land,Talk.,Bus 71"
        for title in titles
    ]
    return "\n".join(lines).encode()


def upload(client, data: bytes):
    file = SimpleUploadedFile("list.csv", data, content_type="text/csv")
    return client.post("/pledges/imports/new/", {"source": "A partner’s spreadsheet", "files": [file]})


def test_a_file_goes_from_upload_to_a_yes_and_is_taken_back(client, cast):
    client.force_login(cast.wren)
    asked = upload(client, listed("A walk", "A talk", heading="Title"))
    record = Import.objects.get()
    assert asked.headers["Location"] == f"/pledges/imports/{record.pk}/columns/"
    columns = client.get(asked.headers["Location"])
    chosen = {name: columns.context["forms"][0][name].value() for name in columns.context["forms"][0].fields}
    sent = {columns.context["forms"][0].add_prefix(name): value or "" for name, value in chosen.items()}
    client.post(asked.headers["Location"], sent)
    work(record.pk)
    shown = client.get(f"/pledges/imports/{record.pk}/").content.decode()
    assert "A walk" in shown or "2" in shown
    assert Pledge.objects.count() == 0
    client.post(f"/pledges/imports/{record.pk}/write/")
    work(record.pk)
    assert set(Pledge.objects.values_list("title", "status")) == {
        ("A walk", "submitted"),
        ("A talk", "submitted"),
    }
    assert RememberedColumn.objects.filter(kind="pledges").exists()
    client.post(f"/pledges/imports/{record.pk}/take-back/", {"why": "The wrong list"})
    assert (Pledge.objects.count(), Source.objects.count()) == (0, 0)


def test_when_a_file_came_is_written_as_everywhere_and_by_british_time(client, cast):
    client.force_login(cast.wren)
    bring(client, ("advert.json", answer_of_the_service(1000)))
    Import.objects.update(made_at=dt.datetime(2026, 6, 30, 23, 20, tzinfo=dt.UTC))
    record = Import.objects.get()
    work(record.pk)
    imports = client.get("/pledges/imports/").content.decode()
    assert f'<a href="/pledges/imports/{record.pk}/">1 July 2026, 12:20am</a>' in imports
    assert "1 July 2026, 12:20am" in client.get(f"/pledges/imports/{record.pk}/").content.decode()
    in_a_file = b"".join(client.get("/pledges/imports/?file=csv"))
    assert b"2026-07-01 00:20" in in_a_file


def answer_of_the_service(*references: int, **changes) -> bytes:
    """Adverts of Parks as the Display Advert API answers them."""
    found = [advert(number, timezone.localdate(), employerName="Parks", **changes) for number in references]
    return json.dumps({"vacancies": found, "total": len(found)}).encode()


def bring(client, *files: tuple[str, bytes], source: str = "Find an apprenticeship"):
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return client.post("/pledges/imports/new/", {"source": source, "files": sent})


def test_a_saved_answer_is_looked_at_at_once_and_written_after_a_yes(client, cast):
    client.force_login(cast.wren)
    asked = bring(client, ("answer.json", answer_of_the_service(1, 2)))
    record = Import.objects.get()
    assert asked.headers["Location"] == f"/pledges/imports/{record.pk}/"
    work(record.pk)
    record.refresh_from_db()
    assert (record.stage, sum(record.counts.values()), Pledge.objects.count()) == ("preview", 2, 0)
    assert list(record.rows.values_list("sheet", "row")) == [("", 1), ("", 2)]
    client.post(f"/pledges/imports/{record.pk}/write/")
    work(record.pk)
    assert set(Pledge.objects.values_list("organisation__name", "status")) == {("Parks", "submitted")}
    bring(client, ("answer.json", answer_of_the_service(1, 2)))
    again = Import.objects.latest("pk")
    work(again.pk)
    again.refresh_from_db()
    assert again.counts == {"same": 2}


def test_an_answer_and_a_list_come_in_one_after_the_other(client, cast):
    client.force_login(cast.wren)
    refused = bring(client, ("a.json", answer_of_the_service(1)), ("list.csv", listed("A walk")))
    assert (refused.status_code, Import.objects.count()) == (422, 0)
    assert "a.json has no columns to choose. Bring it in by itself." in refused.content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'{"vacancies": [{"title": "Half', "breaks off"),
        (b'{"statusCode": 429, "message": "Rate limit is exceeded."}', "holds no list of vacancies"),
        (b'{"statusCode": 500}', "holds no list of vacancies"),
        (b'{"vacancies": []}', "There is nothing in it that could come in."),
        (b"[" * 200_000, "breaks off"),
    ],
)
def test_an_answer_that_is_none_is_refused_and_the_source_stays_chosen(client, cast, data, sentence):
    client.force_login(cast.wren)
    refused = bring(client, ("answer.json", data))
    html = refused.content.decode()
    assert (refused.status_code, sentence in html) == (422, True)
    assert '<option value="Find an apprenticeship" selected>' in html
    assert not Import.objects.exists()


NONE_OF_ITS_SIGNS = [
    {"title": "A \ud800 ranger"},
    {"vacancyReference": "10\u00001"},
    {"addresses": [{"postcode": "\ud83d"}]},
    {"numberOfPositions": 1e999},
    {"wage": {"wageType": "Custom", "wageAmount": 1e999, "wageUnit": "Annually"}},
    {"description": {"deep": [[[["x"]]]]}},
]


@pytest.mark.parametrize("changes", NONE_OF_ITS_SIGNS)
def test_signs_that_no_database_keeps_break_nothing(client, cast, changes):
    client.force_login(cast.wren)
    bring(client, ("answer.json", answer_of_the_service(1, **changes)))
    record = Import.objects.get()
    work(record.pk)
    record.refresh_from_db()
    assert (record.stage, sum(record.counts.values())) == ("preview", 1)
    assert client.get(f"/pledges/imports/{record.pk}/").status_code == 200


def whose(record: Import) -> str:
    return f"/pledges/imports/{record.pk}/whose/"


def of_organisations(cast, *names: str) -> Import:
    lines = [f"A walk {number},mentoring,{name},2,{first_day()}" for number, name in enumerate(names)]
    data = "\n".join(["Title,Kind,Organisation,Places,Start", *lines]).encode()
    record = running.start(
        IMPORTER, "A file", ["list.csv"], gather([("list.csv", data)], IMPORTER.declaration), by=cast.wren
    )
    running.preview(record)
    return record


def names_asked(client, record: Import) -> dict[str, str]:
    """The questions of the page, by the name that they are about."""
    form = client.get(whose(record)).context["form"]
    return {question.name: question.key for question in form.questions}


def test_names_that_nobody_here_has_are_asked_about_once_and_remembered(client, cast):
    client.force_login(cast.wren)
    record = of_organisations(cast, "Kent Parks", "KENT PARKS LTD", "Parks", "Zoo")
    shown = client.get(f"/pledges/imports/{record.pk}/").content.decode()
    assert "We do not know 2 of the organisations in it." in shown
    asked = names_asked(client, record)
    assert list(asked) == ["Kent Parks", "Zoo"]
    parks = Organisation.objects.get(name="Parks")
    client.post(whose(record), {asked["Kent Parks"]: parks.pk})
    work(record.pk)
    record.refresh_from_db()
    told = list(record.rows.values_list("outcome", "reasons"))
    assert [any("is no organisation" in it for it in reasons) for _, reasons in told] == [False] * 3 + [True]
    running.write(record, by=cast.wren)
    assert set(Pledge.objects.values_list("organisation__name", flat=True)) == {"Parks"}
    assert Pledge.objects.count() == 3
    again = of_organisations(cast, "Kent Parks")
    assert again.counts == {"same": 1}


def test_what_was_said_of_a_name_can_be_taken_back(client, cast):
    client.force_login(cast.wren)
    record = of_organisations(cast, "Kent Parks")
    key = names_asked(client, record)["Kent Parks"]
    client.post(whose(record), {key: Organisation.objects.get(name="Parks").pk})
    work(record.pk)
    assert (
        "Names of organisations that were explained"
        in client.get(f"/pledges/imports/{record.pk}/").content.decode()
    )
    client.post(whose(record), {key: ""})
    work(record.pk)
    record.refresh_from_db()
    assert (record.counts, NameInFiles.objects.count()) == ({"flagged": 1}, 0)


def test_rows_without_any_name_are_given_to_one_in_this_import_alone(client, cast):
    client.force_login(cast.wren)
    record = of_organisations(cast, "", "***")
    assert list(names_asked(client, record)) == [""]
    client.post(whose(record), {names_asked(client, record)[""]: Organisation.objects.get(name="Parks").pk})
    work(record.pk)
    running.write(Import.objects.get(), by=cast.wren)
    assert list(Pledge.objects.values_list("organisation__name", flat=True)) == ["Parks", "Parks"]
    assert of_organisations(cast, "").counts == {"flagged": 1}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [("", "Choose an organisation for at least one of them"), ("0", "Choose one from the list")],
)
def test_an_answer_about_names_that_is_none_keeps_what_was_chosen(client, cast, sent, sentence):
    client.force_login(cast.wren)
    record = of_organisations(cast, "Kent Parks", "Zoo")
    asked = names_asked(client, record)
    parks = Organisation.objects.get(name="Parks").pk if sent else ""
    refused = client.post(whose(record), {asked["Kent Parks"]: sent, asked["Zoo"]: parks})
    html = refused.content.decode()
    assert (refused.status_code, sentence in html) == (422, True)
    assert f'<option value="{parks}" selected>' in html
    assert not NameInFiles.objects.exists()


def test_who_says_whose_they_are_too_late_is_told_how_it_stands(client, cast):
    client.force_login(cast.wren)
    record = of_organisations(cast, "Kent Parks", "Parks")
    key = names_asked(client, record)["Kent Parks"]
    client.post(f"/pledges/imports/{record.pk}/write/")
    answer = client.post(whose(record), {key: Organisation.objects.get(name="Parks").pk}, follow=True)
    assert answer.redirect_chain == [(f"/pledges/imports/{record.pk}/", 302)]
    assert not NameInFiles.objects.exists()


def test_columns_that_nobody_knows_are_matched_by_hand_and_remembered(client, cast):
    """Even the one without which it is no list."""
    client.force_login(cast.wren)
    columns = client.get(upload(client, listed("A walk")).headers["Location"])
    (form,) = columns.context["forms"]
    assert form["column0"].value() == "-"
    sent = {form.add_prefix(name): form[name].value() for name in form.fields}
    refused = client.post(columns.request["PATH_INFO"], sent)
    assert refused.status_code == 422
    assert "With these columns nobody can say who each row is about." in refused.content.decode()
    client.post(columns.request["PATH_INFO"], sent | {form.add_prefix("column0"): "title"})
    record = Import.objects.get()
    work(record.pk)
    assert list(record.rows.values_list("values__title", flat=True)) == ["A walk"]
    again = client.get(upload(client, listed("A talk")).headers["Location"])
    assert again.context["forms"][0]["column0"].value() == "title"


def started(cast, *titles: str) -> Import:
    found = gather([("list.csv", listed(*titles, heading="Title"))], IMPORTER.declaration)
    record = running.start(IMPORTER, "A file", ["list.csv"], found, by=cast.wren)
    running.preview(record)
    return record


def test_what_was_approved_since_is_not_taken_back(client, cast):
    record = started(cast, "A walk")
    running.write(record, by=cast.wren)
    lifecycle.approve(Pledge.objects.get(), by=cast.wren)
    client.force_login(cast.wren)
    answer = client.post(f"/pledges/imports/{record.pk}/take-back/", {"why": "The wrong list"})
    assert answer.status_code == 409
    assert "has been approved since" in answer.content.decode()
    assert Pledge.objects.count() == 1


@pytest.mark.parametrize("rows", [500, pytest.param(5000, marks=pytest.mark.wide)])
def test_thousands_of_rows_tell_how_far_they_are_and_can_be_cancelled(cast, rows):
    record = started(cast, *(f"Mentor {number}" for number in range(rows)))
    assert record.counts == {"new": rows}
    told = []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        if done >= rows // 2 and len(told) > rows:
            raise Cancelled

    with pytest.raises(Cancelled):
        running.write(record, by=cast.wren, tell=tell)
    assert (told[0], told[rows - 1], told[-1]) == ((1, rows), (rows, rows), (rows // 2, rows))
    assert (Pledge.objects.count(), Source.objects.count()) == (0, 0)


def test_adverts_of_an_employer_are_fetched_and_wait_for_a_yes(client, cast, settings):
    with api_running([advert(1, timezone.localdate(), employerName="Parks")]) as server:
        settings.DISPLAY_ADVERT_URL, settings.DISPLAY_ADVERT_KEY = server.url, KEY
        jobs.fetch_adverts(organisation_id=Organisation.objects.get(name="Parks").pk, by_id=cast.wren.pk)
    record = Import.objects.get()
    assert (record.stage, sum(record.counts.values()), Pledge.objects.count()) == ("preview", 1, 0)
    client.force_login(cast.wren)
    assert client.get(f"/pledges/imports/{record.pk}/").status_code == 200


def test_what_could_not_be_fetched_says_why(client, cast, settings):
    settings.DISPLAY_ADVERT_KEY = ""
    jobs.fetch_adverts(organisation_id=Organisation.objects.get(name="Parks").pk, by_id=cast.wren.pk)
    client.force_login(cast.wren)
    html = client.get(f"/pledges/imports/{Import.objects.get().pk}/").content.decode()
    assert "There is no key for Find an apprenticeship yet" in html
