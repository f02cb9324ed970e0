"""The pages of promise checks: what stands on them, for whom, and what an inspector cannot open."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from inspections.forms import RecordForm
from inspections.models import Inspector, PromiseCheck
from pledges.models import Pledge
from tests.access.asking import rows
from tests.factories import make_offer
from tests.inspections.making import FOUND, make_check, make_inspector

pytestmark = pytest.mark.django_db


def page(client, person, name, *arguments):
    client.force_login(person)
    return client.get(reverse(f"inspections:{name}", args=arguments)).content.decode()


TAPPED = {"visited_on": "2026-11-02", "knew": "yes", "kept": "no", "easy": "unsure", "friendly": "yes"}


def test_an_inspector_says_what_happened_with_four_taps_and_a_day(client, cast):
    check = make_check(cast)
    client.force_login(check.inspector.user)
    address = reverse("inspections:record", args=[check.pk])
    refused = client.post(address, {**TAPPED, "kept": "", "words": "The desk was shut."})
    assert refused.status_code == 422
    assert "The desk was shut." in refused.content.decode()
    assert client.post(address, TAPPED).status_code == 302
    check.refresh_from_db()
    assert (check.status, check.kept, check.words) == ("with_host", "no", "")


def test_the_same_visit_is_told_once_however_often_it_is_sent(client, cast):
    check = make_check(cast)
    client.force_login(check.inspector.user)
    address = reverse("inspections:record", args=[check.pk])
    assert [client.post(address, TAPPED).status_code for _ in range(2)] == [302, 409]


def test_a_visit_that_has_not_been_cannot_be_told(client, cast):
    check = make_check(cast)
    client.force_login(check.inspector.user)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    answer = client.post(
        reverse("inspections:record", args=[check.pk]), {**TAPPED, "visited_on": tomorrow.isoformat()}
    )
    assert answer.status_code == 422
    assert "has not come yet" in answer.content.decode()


def test_the_service_waits_for_the_host_and_the_host_never_reads_who_looked(client, cast):
    check = make_check(cast, status="with_host")
    assert FOUND["words"] in page(client, cast.chidi, "check", check.pk)
    assert "Indira" not in page(client, cast.chidi, "check", check.pk)
    for person in (cast.wren, cast.morgan):
        assert FOUND["words"] not in page(client, person, "check", check.pk)
        assert "Partly" not in page(client, person, "all")
    replied = make_check(cast, status="replied")
    for person in (cast.wren, cast.morgan, cast.pat):
        assert FOUND["words"] in page(client, person, "check", replied.pk)
        assert "Partly" in page(client, person, "all")
    assert "Indira" in page(client, cast.morgan, "check", replied.pk)
    for person in (cast.wren, cast.pat, cast.chidi):
        assert "Indira" not in page(client, person, "check", replied.pk)


def test_a_host_lists_its_own_visits_and_no_others(client, cast):
    check = make_check(cast, status="with_host")
    make_check(cast)
    address = f"/checks/{check.pk}/"
    assert page(client, cast.chidi, "all").count("Apprentice ranger") == 1
    assert address in page(client, cast.chidi, "all")
    assert "Nobody has looked yet" in page(client, cast.dana, "all")


def test_a_manager_asks_for_a_check_of_one_promise(client, cast):
    make_check(cast, make_inspector())
    inspector = make_inspector("Ines")
    pledge = Pledge.objects.get()
    client.force_login(cast.morgan)
    asked = {
        "organisation": pledge.organisation_id,
        "pledge": pledge.pk,
        "inspector": inspector.pk,
        "script": "Ask for Jo.",
        "visit_by": timezone.localdate().isoformat(),
        "paid_minutes": 60,
    }
    dana = cast.dana.championships.get().organisation_id
    refused = client.post(reverse("inspections:assign"), {**asked, "organisation": dana})
    assert refused.status_code == 422
    assert "one of Parks" in refused.content.decode()
    assert client.post(reverse("inspections:assign"), asked).status_code == 302
    assert PromiseCheck.objects.filter(script="Ask for Jo.", pledge=pledge).count() == 1


def test_a_manager_recruits_and_changes_what_was_agreed(client, cast):
    client.force_login(cast.morgan)
    said = {
        "name": "Robin",
        "email": "robin@example.org",
        "trained_on": "Asking",
        "reward": "A voucher",
        "ends_on": timezone.localdate().isoformat(),
    }
    address = reverse("inspections:recruit")
    assert client.post(address, {**said, "email": "wren@example.org"}).status_code == 409
    assert client.post(address, said).status_code == 302
    robin = Inspector.objects.get()
    agreed = {"trained_on": "Asking, twice", "reward": "£12.71 an hour"}
    assert client.post(reverse("inspections:inspector", args=[robin.pk]), agreed).status_code == 302
    robin.refresh_from_db()
    assert (robin.reward, robin.email) == ("£12.71 an hour", "robin@example.org")


ALL, INSPECTORS = 9, 9
"""Queries for the page, whatever the number of rows."""


@pytest.mark.parametrize("number", [1, 3])
def test_lists_cost_the_same_with_one_row_and_with_three(client, cast, django_assert_num_queries, number):
    inspector = make_inspector()
    for each in range(number):
        make_check(cast, inspector, ("replied", "assigned", "with_host")[each])
        make_inspector(f"I{each}")
    for person, name, queries in (
        (cast.morgan, "all", ALL),
        (cast.morgan, "inspectors", INSPECTORS),
    ):
        client.force_login(person)
        client.get(reverse("home"))
        with django_assert_num_queries(queries):
            client.get(reverse(f"inspections:{name}"))


def test_no_page_of_the_desk_of_hosts_or_of_young_adults_opens_for_an_inspector(client, cast):
    """Of the whole access table: every page about nobody in particular that is not open to all."""
    client.force_login(make_inspector().user)
    asked = 0
    for row in rows():
        if row.method != "GET" or row.about != "-" or row.page.startswith(FOR_INSPECTORS):
            continue
        if set(list(row.answers.values())[1:]) in ({200}, {302}):
            continue
        answer = row.ask(client, [])
        leads_home = answer.status_code == 302 and answer["location"] in ("/", "/checks/")
        assert answer.status_code in (401, 403, 404, 405) or leads_home, (str(row), answer)
        asked += 1
    assert asked > 50


FOR_INSPECTORS = ("inspections:", "account", "notifications:", "reports:you_said")
"""Their own, and what everybody reads: there an inspector raises a challenge."""


def test_an_inspector_does_not_find_sam(client, cast):
    inspector = make_inspector()
    offer = make_offer(young_adult=cast.sam.young_adult, status="accepted")
    client.force_login(inspector.user)
    sam = cast.sam.young_adult.pk
    for address in (
        reverse("desk:young_adult", args=[sam]),
        reverse("desk:summary", args=[sam]),
        reverse("desk:offer", args=[offer.pk]),
        reverse("host:offer", args=[offer.pk]),
        reverse("my:offer", args=[offer.pk]),
        reverse("pledges:pledge", args=[offer.pledge.pk]),
    ):
        assert client.get(address).status_code == 404, address
    home = client.get("/", follow=True)
    assert "My visits" in home.content.decode()
    for word in ("care", "Sam", "pledge"):
        assert word not in home.content.decode().split("<main")[1].split("</main")[0]


def test_each_question_that_was_left_out_is_named():
    missing = [str(errors[0]) for errors in RecordForm({}).errors.values()]
    assert len(missing) == len(set(missing)) >= 4
    assert "Were they friendly? Tap one: “I could not tell” is fine." in missing
