"""What a rule says on a day, and how a change is heard."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from rulebook import reading, remembering
from rulebook.changing import change
from rulebook.context import council
from rulebook.models import Entry

pytestmark = pytest.mark.django_db


def test_a_rule_has_its_default_until_an_entry_says_otherwise():
    assert reading.value("offer.open_working_days") == 5
    change("offer.open_working_days", 7, by=None, why="Summer holidays", from_on=date(2027, 7, 20))
    change("offer.open_working_days", 4, by=None, why="Back to school", from_on=date(2027, 9, 1))
    assert reading.value("offer.open_working_days", date(2027, 7, 19)) == 5
    assert reading.value("offer.open_working_days", date(2027, 7, 20)) == 7
    assert reading.value("offer.open_working_days", date(2027, 8, 31)) == 7
    assert reading.value("offer.open_working_days", date(2030, 1, 1)) == 4


def test_a_key_that_nobody_declared_is_an_error_and_no_empty_value():
    with pytest.raises(KeyError):
        reading.value("offer.open_wroking_days")


def test_a_second_change_for_the_same_day_replaces_the_first():
    change("offer.open_cap", 2, by=None, why="Trial", from_on=date(2026, 1, 5))
    change("offer.open_cap", 6, by=None, why="Trial was too tight", from_on=date(2026, 1, 5))
    entry = Entry.objects.get(key="offer.open_cap")
    assert (entry.value, entry.why, entry.changed_by) == (6, "Trial was too tight", None)


@pytest.mark.parametrize("given", [{}, {"by": None}, {"why": "Because"}])
def test_a_change_always_says_who_and_why(given):
    with pytest.raises(TypeError, match="missing"):
        change("offer.open_cap", 2, **given)


def test_an_impossible_change_leaves_everything_as_it_was():
    with pytest.raises(ValidationError):
        change("offer.open_cap", "lots", by=None, why="")
    assert not Entry.objects.filter(key="offer.open_cap").exists()


def test_the_database_holds_one_entry_a_day_for_a_key():
    Entry.objects.create(key="offer.open_cap", value=1, from_on=date(2026, 1, 5))
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(key="offer.open_cap", value=2, from_on=date(2026, 1, 5))


def test_many_questions_cost_one_query(django_assert_num_queries):
    remembering.forget()
    with django_assert_num_queries(1):
        for _ in range(50):
            reading.value("offer.open_cap")
            reading.council()


def test_a_change_in_another_process_is_heard_after_a_few_seconds(monkeypatch):
    assert reading.value("offer.open_cap") == 3
    Entry.objects.create(key="offer.open_cap", value=1, from_on=date(2026, 1, 5))  # as if by another process
    assert reading.value("offer.open_cap") == 3
    now = remembering.monotonic()
    monkeypatch.setattr(remembering, "monotonic", lambda: now + remembering.SECONDS + 1)
    assert reading.value("offer.open_cap") == 1


def test_pages_know_the_council(rf):
    change("council.name", "Kent County Council", by=None, why="Ours", from_on=date(2026, 1, 5))
    known = council(rf.get("/"))["council"]
    assert (known.name, known.service_name, known.brand, known.authority_code) == (
        "Kent County Council",
        "Opportunities",
        "#0f5e5c",
        "",
    )
