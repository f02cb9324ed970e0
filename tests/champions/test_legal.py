"""Legal classes with days and sources, and what suppliers promised in contracts."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from champions import jobs, legal
from champions.models import LegalClass, Organisation
from lifecycles import NotNow, NotPermitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def bakery(cast, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC), tick=False)
    return Organisation.objects.get(name="Marsh Bakery")


def classes(organisation):
    return [
        (it.kind, it.from_on, it.ends_on)
        for it in LegalClass.objects.filter(organisation=organisation).order_by("from_on")
    ]


def test_a_class_counts_from_its_day_and_ends_the_one_before(bakery, cast):
    legal.set_class(bakery, "voluntary_partner", dt.date(2025, 1, 1), "Signed up", by=cast.wren)
    legal.set_class(bakery, "council_supplier", dt.date(2026, 12, 1), "Contract C-17", by=cast.wren)
    assert classes(bakery) == [
        ("voluntary_partner", dt.date(2025, 1, 1), dt.date(2026, 11, 30)),
        ("council_supplier", dt.date(2026, 12, 1), None),
    ]
    bakery.refresh_from_db()
    assert bakery.kind == "voluntary_partner"


def test_a_class_of_a_day_to_come_takes_effect_on_that_day(bakery, cast, time_machine):
    legal.set_class(bakery, "council_supplier", dt.date(2026, 12, 1), "Contract C-17", by=cast.wren)
    time_machine.move_to(dt.datetime(2026, 12, 1, 0, 25, tzinfo=dt.UTC), tick=False)
    jobs.look_after_organisations(timestamp=0)
    bakery.refresh_from_db()
    assert bakery.kind == "council_supplier"


def test_what_was_noted_for_later_is_replaced(bakery, cast):
    legal.set_class(bakery, "council_supplier", dt.date(2026, 12, 1), "Contract", by=cast.wren)
    legal.set_class(bakery, "voluntary_partner", dt.date(2026, 11, 1), "No contract came", by=cast.wren)
    assert classes(bakery) == [("voluntary_partner", dt.date(2026, 11, 1), None)]


def test_the_database_refuses_two_classes_on_one_day_and_one_without_a_source(bakery, cast):
    LegalClass.objects.create(
        organisation=bakery, kind="voluntary_partner", from_on=dt.date(2026, 1, 1), source="Letter"
    )
    for wrong in (
        {"from_on": dt.date(2026, 6, 1), "source": "Letter"},
        {"from_on": dt.date(2020, 1, 1), "ends_on": dt.date(2020, 2, 1), "source": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            LegalClass.objects.create(organisation=bakery, kind="council_supplier", **wrong)


def test_a_suppliers_promise_is_counted_against_what_was_delivered(bakery, cast):
    promise = legal.promise(bakery, "C-17", "places of work experience", 4, None, by=cast.wren)
    for number in (1, 2):
        legal.deliver(promise, number, dt.date(2026, 11, 2), "Report of November", by=cast.wren)
    (read,) = legal.promises_of(bakery)
    assert (read.promised, read.delivered) == (4, 3)
    with pytest.raises(NotNow, match="noted already"):
        legal.promise(bakery, "C-17 ", "places of work experience", 9, None, by=cast.wren)
    with pytest.raises(NotNow, match="not come yet"):
        legal.deliver(promise, 1, dt.date(2027, 1, 1), "Plan", by=cast.wren)


def test_nobody_notes_it_but_the_service(bakery, cast):
    for person in (cast.priya, cast.ade, cast.pat):
        with pytest.raises(NotPermitted):
            legal.set_class(bakery, "council_supplier", dt.date(2026, 1, 1), "I say so", by=person)


def test_the_page_shows_class_source_and_counts_to_the_service_and_not_to_the_host(bakery, cast, client):
    page = f"/organisations/{bakery.pk}/"
    client.force_login(cast.wren)
    noted = {"kind": "council_supplier", "from_on": "2026-11-01", "source": "Contract C-17"}
    assert client.post(f"{page}legal-class/", noted).status_code == 302
    asked = {"contract_reference": "C-17", "what": "visits", "promised": "3"}
    assert client.post(f"{page}social-value/", asked).status_code == 302
    promise = bakery.social_value.get()
    delivered = {"promise": promise.pk, "number": "2", "on": "2026-11-02", "evidence": "Report"}
    assert client.post(f"{page}delivered/", delivered).status_code == 302
    words = client.get(page).content.decode()
    assert "Contract C-17" in words
    assert "2 of 3 delivered" in words
    assert client.post(f"{page}delivered/", {**delivered, "on": "2027-01-01"}).status_code == 422
    client.force_login(cast.priya)
    assert "Contract C-17" not in client.get(page).content.decode()
