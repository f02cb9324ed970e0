"""Many new rows at once: every value comes back as it was, and the database's own rules hold."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from lifecycles.writing import write
from offers.models import Offer
from tests.factories import make_intake

pytestmark = pytest.mark.django_db

NASTY = 'Tab\there, "quotes", back\\slash, \\N, \\., {braces}, a line\nand é, 中 and NULL'


@pytest.fixture
def intake(cast):
    return make_intake()


def new(intake, young_adult, **fields):
    return Offer(intake=intake, young_adult=young_adult, **fields)


def test_every_value_comes_back_as_it_was(cast, intake):
    reasons, terms = [{"to": NASTY, "values": {"kind": 2, "far": None}}], {NASTY: [1.5, True]}
    now = timezone.now()
    rows = [
        new(
            intake, cast.sam.young_adult, reasons=reasons, terms=terms, offered_at=now, paused_from=NASTY[:5]
        ),
        new(intake, cast.noor.young_adult, shortlisted_by=cast.wren),
    ]
    write(rows)
    assert [row._state.adding for row in rows] == [False, False]
    first, second = (Offer.objects.get(pk=row.pk) for row in rows)
    assert (first.reasons, first.terms, first.offered_at) == (reasons, terms, now)
    assert (first.paused_from, first.shortlisted_by, first.held_until) == (NASTY[:5], None, None)
    assert (second.young_adult, second.shortlisted_by, second.reasons) == (
        cast.noor.young_adult,
        cast.wren,
        [],
    )


def test_rows_that_come_later_get_other_keys(cast, intake):
    rows = [new(intake, cast.sam.young_adult)]
    write(rows)
    later = Offer.objects.create(intake=intake, young_adult=cast.noor.young_adult)
    assert later.pk > rows[0].pk


def test_what_the_database_refuses_is_refused_and_none_are_written(cast, intake):
    sam, noor = cast.sam.young_adult, cast.noor.young_adult
    with pytest.raises(IntegrityError, match="one_standing_offer_of_an_intake"), transaction.atomic():
        write([new(intake, noor), new(intake, sam), new(intake, sam)])
    with pytest.raises(IntegrityError, match="paused_from_a_status"), transaction.atomic():
        write([new(intake, noor, status="paused")])
    assert Offer.objects.count() == 0
