"""What is never to be stored is looked for where anything could be: tables, logs, sessions, jobs, files, pages."""

# ruff: noqa: E501 (rows of files are typed as they stand in them)
from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from tabular import jobs
from tabular.models import Import, WaitingFile
from tests.youngadults.importing.lists import csv_of, workbook_of
from youngadults.importing.importer import YOUNG_ADULTS
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db

YEAR = dt.date.today().year - 21
HEAD = [
    *("Child ID", "First name", "Last name", "DOB", "Activity", "Accommodation", "Address", "Mobile", "PA"),
    *("Case notes", "Offences", "BRP number", "Health", "Nationality", "Religion", "Sexuality", "NI number"),
]
SECRETS = (
    "psychosis",
    "burglary",
    "BRP7654321",
    "epilepsy",
    "Eritrea",
    "Pentecostal",
    "bisexual",
    "QQ123456C",
)
ROWS = [
    ["1", "Ali", "Khan (psychosis)", f"03/05/{YEAR}", "F2", "U1", "1 Burglary Lane, psychosis ward, ME14 1LQ", "07700 900321 psychosis", "Ade (psychosis)", *SECRETS],
    ["2", "Zoe", "Hart", f"03/05/{YEAR}", "stopped: psychosis", "psychosis ward", "psychosis ward", "psychosis ward", "Ade", *SECRETS],
    ["3", "Mo", "Said", "psychosis since May", "F2", "U1", "", "", "", *SECRETS],
    ["4", "Young", "One", f"03/05/{YEAR + 10}", "F2", "U1", "ME14 1LQ", "07700 900399", "", *SECRETS],
    ["Note: Ali has epilepsy, psychosis and a burglary", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""],
]  # fmt: skip
CSV = csv_of(*(",".join(f'"{cell}"' for cell in line) for line in [HEAD, *ROWS]))
HIDDEN = {"Leavers": [HEAD, *ROWS], "Diagnoses": [["Child ID", "Diagnosis"], ["1", "psychosis, epilepsy"]]}


def everywhere() -> dict[str, str]:
    """All that is written down anywhere, by where it stands."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"select coalesce(string_agg(t::text, chr(10)), '') from \"{table}\" t")
            found[table] = cursor.fetchone()[0]
    for path in Path(settings.MEDIA_ROOT).rglob("*"):
        if path.is_file():
            found[str(path)] = path.read_bytes().decode("latin-1")
    return found


def leaks(*more: str) -> list[tuple[str, str]]:
    places = everywhere() | {f"page {number}": text for number, text in enumerate(more)}
    assert "procrastinate_jobs" in places
    assert "django_session" in places
    # A table's row writes bytes as figures: a sealed file that was not sealed would be read there.
    signs = [*SECRETS, *(secret.encode().hex() for secret in SECRETS)]
    return [(place, sign) for place, text in places.items() for sign in signs if sign.lower() in text.lower()]


def bring(client, name: str, data: bytes) -> Import:
    client.post(YOUNG_ADULTS.url("new"), {"source": "Mosaic", "files": [SimpleUploadedFile(name, data)]})
    return Import.objects.latest("pk")


def confirm(client, record: Import):
    columns = [
        "id",
        "first_name",
        "last_name",
        "dob",
        "activity",
        "accommodation",
        "postcode",
        "phone",
        "adviser",
    ]
    data = {f"sheet0-column{n}": columns[n] if n < len(columns) else "-" for n in range(len(HEAD))}
    return client.post(YOUNG_ADULTS.url("columns", record.pk), data)


@pytest.mark.parametrize(
    ("name", "data"), [("list.csv", CSV), ("list.xlsx", workbook_of(HIDDEN))], ids=["csv", "workbook"]
)
def test_from_upload_to_undo_no_step_writes_it_down(cast, client, caplog, settings, tmp_path, name, data):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(cast.wren)
    record = bring(client, name, data)
    assert WaitingFile.objects.count() == 1
    assert leaks() == [], "while its columns are looked at"
    confirm(client, record)
    assert Import.objects.get().doing == "read"
    assert leaks() == [], "while a worker is to read it"
    jobs.work(record_id=record.pk)
    show = client.get(YOUNG_ADULTS.url("show", record.pk)).content.decode()
    assert "Health" in show
    assert "Sexuality" in show
    assert leaks(show) == [], "the preview"
    client.post(YOUNG_ADULTS.url("write", record.pk))
    jobs.work(record_id=record.pk)
    assert YoungAdult.objects.filter(last_name="Khan").exists()
    show = client.get(YOUNG_ADULTS.url("show", record.pk)).content.decode()
    csv = b"".join(
        client.get(YOUNG_ADULTS.url("show", record.pk), {"file": "csv"}).streaming_content
    ).decode()
    assert leaks(show, csv) == [], "once it is written"
    client.post(YOUNG_ADULTS.url("take_back", record.pk), {"why": "Wrong"})
    assert leaks() == [], "once it is taken back"
    assert [sign for sign in SECRETS if sign.lower() in caplog.text.lower()] == []


def test_the_search_would_find_it(cast, client):
    """A test that could not fail would be worth nothing."""
    client.force_login(cast.wren)
    record = bring(client, "list.csv", CSV)
    WaitingFile.objects.update(sealed=CSV)
    Import.objects.filter(pk=record.pk).update(remarks=["epilepsy"])
    assert {place for place, _ in leaks()} == {"tabular_waitingfile", "tabular_import"}


def test_of_who_is_refused_only_the_number_stays(cast, client):
    client.force_login(cast.wren)
    record = bring(client, "list.csv", CSV)
    confirm(client, record)
    jobs.work(record_id=record.pk)
    refused = record.rows.filter(outcome="refused").order_by("place")
    assert list(refused.values_list("row", "values")) == [(4, {"id": "3"}), (5, {"id": "4"})]
    assert [place for place, text in everywhere().items() if "900399" in text] == []
