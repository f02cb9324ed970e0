"""What Young Inspectors found stands on a record and its scorecard, once the host was heard."""

import datetime as dt

import pytest

from inspections.models import PromiseCheck
from reports.checked import checked
from reports.models import PromiseRecord
from tests.inspections.making import make_check

pytestmark = pytest.mark.django_db

QUARTER = dt.date(2026, 10, 1)


@pytest.fixture
def record(cast):
    """Of Parks, in the quarter in which the visits of these tests were."""
    parks = cast.chidi.championships.get().organisation
    return PromiseRecord.objects.create(organisation=parks, quarter=QUARTER, kept={}, status="draft")


def test_nothing_is_said_before_the_host_was_heard(cast, record):
    make_check(cast, status="with_host")
    assert checked([record]) == {}


def test_visits_of_the_quarter_are_said_as_they_are(cast, record):
    for status in ("replied", "no_reply", "closed"):
        check = make_check(cast, status=status)
    PromiseCheck.objects.filter(pk=check.pk).update(kept="no")
    earlier = make_check(cast, status="closed")
    PromiseCheck.objects.filter(pk=earlier.pk).update(visited_on=dt.date(2026, 9, 30))
    assert checked([record]) == {record.pk: "3 visits: 2 partly kept, 1 not kept"}


def test_it_stands_on_the_record_and_leads_to_the_visits(cast, record, client):
    make_check(cast, status="replied")
    client.force_login(cast.wren)
    page = client.get(record.get_absolute_url()).content.decode()
    assert "1 visit: 1 partly kept" in page
    assert "/checks/all/" in page


def test_many_records_cost_one_query(cast, record, django_assert_num_queries):
    make_check(cast, status="replied")
    libraries = cast.dana.championships.get().organisation
    other = PromiseRecord.objects.create(organisation=libraries, quarter=QUARTER, kept={}, status="draft")
    with django_assert_num_queries(1):
        checked([record, other])
