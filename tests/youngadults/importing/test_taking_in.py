"""A file is read by a worker: with progress, and with nothing half done when it is cancelled or dies."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from tabular import jobs
from tabular.importing import outside, running, sealing, taking_in
from tabular.importing.gathering import gather_heads
from tabular.models import Import, ImportRow, WaitingFile
from tests.youngadults.importing import worker
from tests.youngadults.importing.lists import csv_of, workbook_of
from tests.youngadults.importing.test_running import rows
from youngadults.importing.importer import YOUNG_ADULTS

YEAR = dt.date.today().year - 21
TWO_SHEETS = workbook_of(
    {
        "East": [["ID", "Name", "DOB"], [1, "Ali Khan", f"03/05/{YEAR}"]],
        "Notes": [["Nothing to see"]],
        "West": [["Person", "Number", "DOB"], ["Zoe Hart", 2, f"03/05/{YEAR}"]],
    }
)


def confirmed(cast, *files: tuple[str, bytes]) -> Import:
    """Columns were chosen as they were recognised; a worker is asked to read."""
    record = Import.objects.create(
        kind="young_adults", source="Mosaic", files=[name for name, _ in files], by=cast.wren
    )
    key = sealing.new_key()
    sealing.seal(record, files, key)
    found = gather_heads(files, YOUNG_ADULTS.declaration, {"number": "id", "person": "full_name"})
    taking_in.ask(record, key, found, lambda record: None)
    return record


def fresh(record: Import) -> Import:
    return Import.objects.get(pk=record.pk)


@pytest.mark.django_db
def test_a_worker_reads_what_was_chosen_of_each_sheet_and_leaves_no_file(cast):
    record = confirmed(cast, ("two.xlsx", TWO_SHEETS))
    assert (fresh(record).stage, record.rows.count()) == ("working", 0)
    jobs.work(record_id=record.pk)
    assert list(record.rows.values_list("sheet", "row", "values__id", "outcome")) == [
        ("East", 2, "1", "new"),
        ("West", 2, "2", "new"),
    ]
    after = fresh(record)
    assert (after.stage, bytes(after.opener), after.chosen) == ("preview", b"", [])
    assert not WaitingFile.objects.exists()
    assert "two.xlsx, Notes was not read" in " ".join(after.remarks)


@pytest.mark.django_db
def test_how_far_the_reading_is_only_rises(cast):
    record = confirmed(cast, ("list.csv", rows(1000)))
    told = []
    taking_in.take_in(record, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len(told) >= 6
    assert told[-1][0] <= told[-1][1] == 1002


@pytest.mark.django_db(transaction=True)
def test_reading_is_cancelled_with_nothing_half_done(cast, monkeypatch):
    monkeypatch.setattr(outside, "SECONDS_BETWEEN", 0)
    record = confirmed(cast, ("list.csv", rows(600)))
    running.ask_to_cancel(record)
    jobs.work(record_id=record.pk)
    assert fresh(record).stage == "stopped"
    assert not ImportRow.objects.exists()
    assert not WaitingFile.objects.exists()
    assert bytes(fresh(record).opener) == b""


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_dies_reading_leaves_nothing_and_another_begins_anew(cast):
    record = confirmed(cast, ("list.csv", rows(1200)))
    worker.kill_half_way(worker.start(record.pk, until="read"))
    assert fresh(record).done >= 500
    assert (fresh(record).doing, ImportRow.objects.count()) == ("read", 0)
    assert WaitingFile.objects.exists()
    Import.objects.filter(pk=record.pk).update(beat_at=timezone.now() - dt.timedelta(minutes=2))
    jobs.look_after_imports(timestamp=0)
    jobs.work(record_id=record.pk)
    assert (fresh(record).stage, fresh(record).counts) == ("preview", {"new": 1200})
    assert not WaitingFile.objects.exists()


@pytest.mark.django_db
def test_a_worker_that_comes_late_changes_nothing(cast):
    """One that was silent for a minute, and had only been slow."""
    record = confirmed(cast, ("list.csv", rows(3)))
    late, later = fresh(record), fresh(record)
    found = taking_in.read(late, sealing.opened_by_worker(late), lambda done, total: None)
    jobs.work(record_id=record.pk)
    assert taking_in.keep(late, found, found.rows()) is False
    assert taking_in.take_in(later, lambda done, total: None) is False
    assert (fresh(record).stage, record.rows.count()) == ("preview", 3)


@pytest.mark.django_db
def test_a_file_that_no_worker_could_read_within_the_hour_goes(cast):
    record = confirmed(cast, ("list.csv", rows(2)))
    WaitingFile.objects.update(at=timezone.now() - dt.timedelta(hours=2))
    jobs.look_after_imports(timestamp=0)
    assert fresh(record).stage == "stopped"
    assert "could not be read within the hour" in fresh(record).stopped_because
    jobs.work(record_id=record.pk)
    assert not ImportRow.objects.exists()


@pytest.mark.django_db
def test_a_worker_without_the_secret_of_the_service_reads_nothing(cast, settings):
    record = confirmed(cast, ("list.csv", rows(2)))
    settings.SECRET_KEY = "another"
    jobs.work(record_id=record.pk)
    assert "not there any more" in fresh(record).stopped_because
    assert not ImportRow.objects.exists()


@pytest.mark.django_db
def test_what_a_command_left_that_was_ended_goes_within_hours(cast):
    found = gather_heads([("list.csv", rows(2))], YOUNG_ADULTS.declaration, {})
    record = running.start(YOUNG_ADULTS, "Mosaic", ["list.csv"], found, by=None)
    jobs.look_after_imports(timestamp=0)
    assert record.rows.count() == 2
    Import.objects.update(made_at=timezone.now() - dt.timedelta(hours=3))
    jobs.look_after_imports(timestamp=0)
    assert (fresh(record).stage, record.rows.count()) == ("stopped", 0)


@pytest.mark.django_db
def test_the_beginning_of_a_large_file_is_enough_to_know_its_columns():
    lines = [["ID", "Name", "DOB"], *([n, "Ali Khan", "x"] for n in range(3000))]
    found = gather_heads([("a.xlsx", workbook_of({"A": lines}))], YOUNG_ADULTS.declaration, {})
    assert (len(found.tables), len(found.tables[0].sheet.rows)) == (1, 240)
    text = csv_of(*(",".join(map(str, line)) for line in lines))
    found = gather_heads([("a.csv", text)], YOUNG_ADULTS.declaration, {})
    assert len(found.tables[0].sheet.rows) == 240
