"""The whole council and the panel's pack: what is counted, what is said, and what stays as it was."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse

from accounts.models import User
from champions.models import Organisation
from lifecycles import NotNow
from notifications.models import Notification
from offers.models import BrokenPromise, PromiseReport
from reports import movement, pack
from reports.council import whole_council
from reports.keeping import NO_USUAL_TIME, kept_and_not
from reports.models import DidThen, PanelPack
from reports.quarters import quarter_named, this_quarter
from rulebook import reading
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_organisation, make_young_adult
from tests.reports.making import in_the_middle, last_quarter, of, said_yes, steps, went_live
from youngadults.models import CaseRecord


@pytest.fixture
def council(cast):
    """A directorate with two departments below it, one that stands alone, and a partner."""
    growth = make_organisation("Growth")
    Organisation.objects.filter(name__in=("Parks", "Libraries")).update(parent=growth)
    make_organisation("Education")
    return cast


def test_a_quarter_knows_its_days_and_the_one_before():
    quarter = quarter_named("2026-01")
    assert (str(quarter), quarter.before.key, quarter.next.key) == (
        "January to March 2026",
        "2025-10",
        "2026-04",
    )
    assert quarter.ends_on == dt.date(2026, 3, 31)


@pytest.mark.parametrize("key", ["2026-02", "soon", "2026-13", "2026"])
def test_only_the_first_month_of_a_quarter_names_it(key):
    with pytest.raises(ValueError, match=r"."):
        quarter_named(key)


def test_each_directorate_answers_for_the_departments_below_it(council):
    quarter = last_quarter()
    for name in ("Parks", "Libraries", "Marsh Bakery"):
        went_live(make_pledge(organisation=of(name)), quarter)
    went_live(make_pledge(organisation=of("Parks")), quarter.before)
    found = whole_council(quarter)
    assert [(row.name, row.promised, row.live) for row in found.rows] == [
        ("Education", "0", "0"),
        ("Growth", "2", "3"),
        ("Partner organisations", "1", "1"),
    ]
    assert (found.total.promised, found.total.live) == ("3", "4")


def test_young_adults_are_counted_once_in_a_directorate_and_small_numbers_are_not_said(council):
    quarter = last_quarter()
    said_yes(7, quarter, of("Parks"), "confirmed", "started")
    said_yes(6, quarter, of("Libraries"))
    said_yes(2, quarter, of("Marsh Bakery"), "confirmed")
    offer = make_offer(
        intake=make_intake(pledge=make_pledge(organisation=of("Libraries"), places=None)),
        young_adult=User.objects.get(name="Parks0xconfirmedxstarted").young_adult,
    )
    steps(offer, quarter, "accepted")
    found = whole_council(quarter)
    said = {row.name: (row.taken_up, row.honoured) for row in found.rows}
    assert said == {
        "Education": ("not said", "none"),
        "Growth": ("about 15", "about 5"),
        "Partner organisations": ("not said", "none"),
    }
    assert (found.total.taken_up, found.total.honoured) == ("about 15", "about 5")


def test_a_promise_lapses_when_its_last_day_passes_and_nobody_ever_had_a_place(council):
    quarter = last_quarter()
    day = in_the_middle(quarter).date()
    for name in ("Parks", "Libraries"):
        pledge = make_pledge(organisation=of(name), places=None)
        make_intake(pledge=pledge, starts_on=day + dt.timedelta(days=5), fill_by=day)
    intake = of("Parks").pledges.get().intakes.get()
    steps(make_offer(intake=intake, young_adult=council.sam.young_adult), quarter, "accepted")
    make_pledge(organisation=of("Parks"))
    assert whole_council(quarter).total.lapsed == "1"


def starts_in(quarter, number: int, status: str) -> None:
    day = in_the_middle(quarter).date()
    intake = make_intake(pledge=make_pledge(places=None), places=number, starts_on=day, fill_by=day)
    for each in range(number):
        make_offer(intake=intake, young_adult=make_young_adult(f"{status}{each}"), status=status)


def test_places_are_kept_by_the_same_rule_as_in_the_record_of_each_host(council):
    quarter = last_quarter()
    starts_in(quarter, 16, "completed")
    starts_in(quarter, 5, "cancelled_by_host")
    said = dict(kept_and_not(quarter))
    assert said["Places kept after a yes"] == "about 15"
    assert said["Places that a host took back, or did not put right"] == "about 5"


def test_the_usual_time_to_put_it_right_is_that_of_five_or_more(council):
    quarter = last_quarter()
    at = in_the_middle(quarter)
    assert dict(kept_and_not(quarter))["Usual time until it was put right"] == NO_USUAL_TIME
    for number in range(5):
        offer = make_offer(young_adult=make_young_adult(f"A{number}"), status="started")
        made = PromiseReport.objects.create(offer=offer, about="pay", reported_at=at)
        BrokenPromise.objects.create(
            report=made,
            status="put_right",
            put_at=at,
            answer_by=at,
            put_right_by=at,
            put_right_on=at.date() + dt.timedelta(days=7),
        )
    said = dict(kept_and_not(quarter))
    assert said["Usual time until it was put right"].endswith("working days")
    assert said["Put right"] == "about 5"


def test_what_people_do_now_is_counted_beside_what_they_did_when_first_offered_something(council):
    quarter = this_quarter()
    for number in range(12):
        person = make_young_adult(f"A{number}")
        CaseRecord.objects.create(young_adult=person, council=person.council, activity="G6")
        make_offer(young_adult=person)
    assert movement.write_down(quarter) == 12
    CaseRecord.objects.filter(young_adult__first_name__in=[f"A{n}" for n in range(6)]).update(activity="F4")
    assert movement.write_down(quarter) == 0
    assert dict(movement.moved(quarter)) == {
        "Not in education, work or training then, in it now": "about 5",
        "In it then, in it now": "none",
        "Not in it then, not in it now": "about 5",
        "In it then, not in it now": "none",
        "All of these": "about 10",
    }
    assert not DidThen.objects.filter(was_in=True).exists()


def test_below_the_table_stands_how_a_total_beside_numbers_not_said_is_made(council, client):
    for each in range(3):
        said_yes(4, this_quarter(), make_organisation(f"Directorate {each}"), "confirmed")
    client.force_login(council.pat)
    page = client.get(reverse("reports:panel")).content.decode()
    assert ("not said" in page, "about 10" in page) == (True, True)
    assert "roughly what those that are not said come to together" in page


def test_a_pack_stays_as_it_was_confirmed_and_every_panel_member_is_told(council, client):
    quarter = last_quarter()
    said_yes(7, quarter, of("Parks"), "confirmed", "started")
    client.force_login(council.pat)
    url = reverse("reports:pack", args=[quarter.key])
    assert client.get(url).status_code == 404
    client.force_login(council.morgan)
    assert "Not confirmed yet" in client.get(url).content.decode()
    client.post(reverse("reports:confirm_pack", args=[quarter.key]), {"words": "A good quarter."})
    assert list(Notification.objects.values_list("recipient__name", "kind")) == [
        ("Pat", "panel_pack_confirmed")
    ]
    said_yes(20, quarter, of("Libraries"), "confirmed", "started")
    client.force_login(council.pat)
    page = client.get(url).content.decode()
    assert "A good quarter." in page
    assert "about 5" in page
    assert "about 25" not in page
    again = client.force_login(council.morgan) or client.post(
        reverse("reports:confirm_pack", args=[quarter.key]), {"words": "Better"}
    )
    assert (again.status_code, "confirmed already" in again.content.decode()) == (409, True)
    assert "Better" in again.content.decode()


def test_a_quarter_is_confirmed_only_once_it_is_over(council):
    with pytest.raises(NotNow, match="not over yet"):
        pack.confirm(this_quarter(), by=council.morgan)
    assert not PanelPack.objects.exists()


def test_a_pack_says_what_changed_as_it_was_said_before(council):
    quarter = last_quarter()
    said_yes(7, quarter.before, of("Parks"), "confirmed", "started")
    pack.confirm(quarter.before, by=council.morgan)
    said_yes(12, quarter, of("Libraries"))
    changed = pack.confirm(quarter, by=council.morgan).figures["changed"]
    assert ["The whole council: taken up", "about 10", "about 5"] in changed
    assert ["The whole council: honoured", "none", "about 5"] in changed


def test_the_file_says_what_the_pack_says_and_no_cell_is_a_formula(council, client):
    of("Education").__class__.objects.filter(name="Education").update(name="=Education")
    pack.confirm(last_quarter(), by=council.morgan)
    client.force_login(council.pat)
    answer = client.get(reverse("reports:pack_csv", args=[last_quarter().key]))
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[0] == ["Part", "What", str(last_quarter())]
    assert ["The whole council", "'=Education: Promised", "0"] in lines
    assert ["Kept and not kept", "Places kept after a yes", "none"] in lines


@pytest.mark.parametrize("number", [1, 3])
def test_more_promises_cost_the_panel_no_more_queries(council, client, django_assert_num_queries, number):
    for each in range(number):
        said_yes(1, this_quarter(), make_organisation(f"Directorate {each}"), "confirmed")
    client.force_login(council.pat)
    client.get(reverse("reports:panel"))
    with django_assert_num_queries(16):
        client.get(reverse("reports:panel"))


def test_nothing_that_the_panel_reads_names_a_young_adult(council, client):
    said_yes(3, last_quarter(), of("Parks"), "confirmed", "started")
    pack.confirm(last_quarter(), by=council.morgan)
    client.force_login(council.pat)
    for url in (reverse("reports:panel"), reverse("reports:pack", args=[last_quarter().key])):
        page = client.get(url).content.decode()
        assert "Parks0" not in page
        assert "not said" in page or "fewer than 5" in page


def test_the_panels_page_names_the_council_and_says_how_to_reach_it(council, client):
    client.force_login(council.pat)
    page = client.get(reverse("reports:panel")).content.decode()
    assert page.count(reading.council().name) == 2
