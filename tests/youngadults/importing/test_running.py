"""All or nothing: cancelled, killed, begun again, overtaken; two at once; the queries of the pages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tabular import jobs
from tabular.importing import gather, running
from tabular.models import Import
from tests.youngadults.importing import worker
from tests.youngadults.importing.lists import csv_of
from youngadults.importing.importer import YOUNG_ADULTS
from youngadults.models import YoungAdult

THIS_YEAR = dt.date.today().year
Work = Import.Work


def name(n: int) -> str:
    return "Bo" + "".join(chr(ord("a") + n // 26**place % 26) for place in range(3))


def rows(number: int) -> bytes:
    head = "Child ID,First name,Last name,DOB,Activity,Mobile"
    born = f"03/05/{THIS_YEAR - 21}"
    return csv_of(head, *(f"{n:05},{name(n)},Mills,{born},F2,07700 9{n:05}" for n in range(number)))


def looked_at(cast, number: int = 3) -> Import:
    gathered = gather([("list.csv", rows(number))], YOUNG_ADULTS.declaration)
    record = running.start(YOUNG_ADULTS, "Mosaic", ["list.csv"], gathered, by=cast.wren)
    running.preview(record)
    return record


def came_in() -> int:
    return YoungAdult.objects.filter(last_name="Mills").count()


@pytest.mark.django_db(transaction=True)
def test_what_is_cancelled_leaves_nothing(cast):
    record = looked_at(cast)
    running.ask(record, Work.WRITE, lambda record: None)
    running.ask_to_cancel(record)
    jobs.work(record_id=record.pk)
    record.refresh_from_db()
    assert (record.stage, came_in(), record.rows.count()) == ("stopped", 0, 0)
    with pytest.raises(running.MovedOn):
        running.ask(record, Work.WRITE, lambda record: None)


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_leaves_nothing_and_another_begins_anew(cast):
    record = looked_at(cast, 700)
    running.ask(record, Work.WRITE, lambda record: None)
    worker.kill_half_way(worker.start(record.pk, until="write"))
    record.refresh_from_db()
    assert (record.stage, came_in()) == ("working", 0)
    Import.objects.filter(pk=record.pk).update(beat_at=timezone.now() - dt.timedelta(minutes=2))
    jobs.look_after_imports(timestamp=0)
    jobs.work(record_id=record.pk)
    record.refresh_from_db()
    assert (record.stage, came_in(), record.counts) == ("written", 700, {"new": 700})


@pytest.mark.django_db(transaction=True)
def test_what_has_changed_since_the_preview_is_shown_again_and_not_written(cast):
    record, other = looked_at(cast), looked_at(cast)
    running.write(other, by=cast.wren)
    running.ask(record, Work.WRITE, lambda record: None)
    jobs.work(record_id=record.pk)
    record.refresh_from_db()
    assert (record.stage, record.counts, came_in()) == ("preview", {"same": 3}, 3)
    assert "new one" in record.remarks[0]


@pytest.mark.django_db
def test_two_taps_on_yes_write_once(cast):
    record = looked_at(cast)
    asked = []
    running.ask(record, Work.WRITE, asked.append)
    with pytest.raises(running.MovedOn):
        running.ask(record, Work.WRITE, asked.append)
    assert len(asked) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["list", "show"])
def test_a_page_asks_as_much_for_three_rows_as_for_one(cast, client, page):
    client.force_login(cast.wren)
    one, three = looked_at(cast, 1), looked_at(cast, 3)
    asked = []
    for record in (one, three):
        url = YOUNG_ADULTS.url(page) if page == "list" else YOUNG_ADULTS.url(page, record.pk)
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]


@pytest.mark.django_db
def test_the_list_of_imports_asks_as_much_for_three_as_for_one(cast, client):
    client.force_login(cast.wren)
    looked_at(cast)
    url = reverse("youngadults:import_list")
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        client.get(url)
    looked_at(cast)
    looked_at(cast)
    with CaptureQueriesContext(connection) as three:
        client.get(url)
    assert len(one) == len(three)


@pytest.mark.django_db
def test_a_file_of_the_preview_is_offered_and_safe(cast, client):
    client.force_login(cast.wren)
    record = looked_at(cast)
    answer = client.get(YOUNG_ADULTS.url("show", record.pk), {"file": "csv", "outcome": "new"})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0].startswith("Row,")
    assert len(text.splitlines()) == 4
