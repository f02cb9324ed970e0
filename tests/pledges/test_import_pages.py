"""The way of a file through the pages: upload, columns, preview, yes, and back; and five thousand rows."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from champions.models import Organisation
from demo.find_an_apprenticeship.adverts import advert
from demo.find_an_apprenticeship.server import KEY
from demo.find_an_apprenticeship.server import running as api_running
from pledges import jobs, lifecycle
from pledges.importing.importer import IMPORTER
from pledges.models import Pledge, Source
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
