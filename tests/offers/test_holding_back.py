"""A hold on one person stands whatever the host writes: another name, a nickname, or nothing."""

import datetime as dt

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from champions.lifecycle import merge
from lifecycles import NotNow
from offers import lifecycle, safety
from offers.holding_back import may_be_about
from offers.models import DutyTurn, Hold
from pledges import lifecycle as pledges
from pledges.models import Intake, Pledge
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_organisation


@pytest.fixture
def wren(cast):
    """On duty today, so that she may place a hold."""
    today = timezone.localdate()
    DutyTurn.objects.create(person=cast.wren, starts_on=today, ends_on=today)
    return cast.wren


def meeting(who: str, **fields) -> Pledge:
    pledge = make_pledge(places=None, meets=who, **fields)
    make_intake(pledge=pledge)
    return pledge


def held() -> set[str]:
    free = safety.not_held(Intake.objects.all()).values("pledge")
    return set(Pledge.objects.exclude(pk__in=free).values_list("title", flat=True))


# Whose name is held back · whom the pledge names · whether new offers of it stop
NAMES = [
    ("Jo Smith", "Jo Smith", True),
    ("Jo Smith", "jo smith", True),
    ("Jo Smith", "SMITH, Jo", True),
    ("Jo Smith", "Jo, who runs the team", True),
    ("Jo Smith", "J. Smith", True),
    ("Jo Smith", "Joanna from the shop", True),
    ("Joanna Smith", "Jo, at the till", True),
    ("José Núñez", "Jose Nunez", True),
    ("Ms. Smith", "Ms. Brown", False),
    ("Jo, who runs the team", "Kim, who runs the shop", False),
    ("Jo Smith", "Kim, at the desk", False),
    ("Jo Smith", "Major Tom", False),
    ("Jo Smith", "", True),
    ("Jo Smith", " – ", True),
]


@pytest.mark.parametrize(("name", "meets", "stops"), NAMES)
def test_a_name_is_read_generously(name, meets, stops):
    assert may_be_about(Pledge(meets=meets), name) is stops


@pytest.mark.parametrize("field", ["supervisor", "ask_for"])
def test_whoever_looks_after_them_or_is_asked_for_counts_as_well(field):
    assert may_be_about(Pledge(meets="Kim", **{field: "Jo, at the gate"}), "Jo Smith")


def test_a_host_that_rewrites_the_name_stays_held_back_until_it_is_lifted(cast, wren):
    with_jo, with_kim = meeting("Jo, who runs the team", title="Ranger"), meeting("Kim", title="Desk")
    hold = safety.place(with_jo.organisation, by=wren, supervisor="Jo Smith")
    assert held() == {"Ranger"}
    pledges.edit(with_jo, {"meets": "Robin, who runs the team"}, by=cast.chidi)
    assert held() == {"Ranger"}
    with pytest.raises(NotNow, match="New offers to this host are paused for now"):
        lifecycle.offer(with_jo.intakes.get(), cast.sam.young_adult, by=cast.morgan)
    assert lifecycle.offer(with_kim.intakes.get(), cast.sam.young_adult, by=cast.morgan).status == "offered"
    safety.lift(hold, by=wren, why="Spoken to everybody")
    assert held() == set()


def test_a_pledge_that_names_them_later_is_held_back_from_then_on(cast, wren):
    with_kim = meeting("Kim", title="Desk")
    safety.place(with_kim.organisation, by=wren, supervisor="Jo Smith")
    assert held() == set()
    pledges.edit(with_kim, {"meets": "Jo Smith"}, by=cast.chidi)
    pledges.edit(with_kim, {"meets": "Kim"}, by=cast.chidi)
    assert held() == {"Desk"}


def test_a_new_pledge_is_looked_at_when_it_goes_live(cast, wren):
    new = meeting("Jo, at the gate", title="Gate", status="submitted")
    safety.place(make_organisation("Museums"), by=wren, supervisor="Jo Smith")
    hold = safety.place(new.organisation, by=wren, supervisor="Ana")
    Hold.objects.filter(pk=hold.pk).update(supervisor="Jo Smith")
    pledges.approve(new, by=cast.wren)
    assert held() == {"Gate"}


def test_the_host_sees_nothing_of_it(cast, wren, client):
    with_jo = meeting("Jo, who runs the team")
    safety.place(with_jo.organisation, by=wren, supervisor="Jo Smith")
    client.force_login(cast.chidi)
    for address in (f"/pledges/{with_jo.pk}/", "/host/", "/pledges/"):
        html = client.get(address).content.decode()
        assert "paused for now" not in html
        assert "held" not in html.lower().replace("withheld", "")


def test_every_page_of_the_host_reads_as_it_did_before(cast, wren, client):
    other = meeting("Jo, who runs the team")
    offer = lifecycle.accept(make_offer(young_adult=cast.sam.young_adult, status="offered"), by=cast.sam)
    lifecycle.cancel_by_host(lifecycle.confirm(offer, by=cast.chidi), by=cast.chidi)
    client.force_login(cast.chidi)
    addresses = (f"/host/offers/{offer.pk}/", "/host/", "/pledges/", f"/pledges/{other.pk}/")
    for address in addresses:
        client.get(address)  # what is new on it has been read
    before = [words_of(client.get(address)) for address in addresses]
    assert other.title in before[0], "a host that cancelled is asked for another place of its own"
    safety.place(other.organisation, by=wren)
    assert [words_of(client.get(address)) for address in addresses] == before


def words_of(answer) -> str:
    """What is said on a page: the tokens in it differ between any two readings."""
    return " ".join(strip_tags(answer.content.decode().partition("<main")[2]).split())


def test_a_merged_organisation_brings_its_holds_and_they_cover_the_pledges_of_both(cast, wren):
    ours = meeting("Jo, at our gate", title="Ours")
    second = make_organisation("Parks, second entry")
    theirs = meeting("Jo, at their gate", title="Theirs", organisation=second)
    safety.place(second, by=wren, supervisor="Jo Smith")
    assert held() == {"Theirs"}
    merge(second, ours.organisation, by=cast.wren)
    theirs.refresh_from_db()
    assert theirs.organisation == ours.organisation
    assert held() == {"Ours", "Theirs"}


# Last days in days from now of the holds of either entry, and of those that stand when they are one.
LAST_DAYS = [
    ([None], [None], [None]),
    ([-30, None], [None], [None]),
    ([None, -30], [None], [None]),
    ([None], [-30, None], [None]),
    ([-30], [None], [None]),
    ([-30], [5], [5]),
    ([5], [9], [9]),
    ([9, None], [5], [9, None]),
    ([5], [9, None], [None]),
    ([], [-30, 5], [5]),
]


@pytest.mark.parametrize(("of_one", "of_other", "left"), LAST_DAYS)
def test_what_is_over_counts_for_nothing_when_two_organisations_become_one(cast, of_one, of_other, left):
    one, other = make_organisation("Museums"), make_organisation("Museums, second entry")
    placed = [
        Hold.objects.create(organisation=organisation, until=in_days(days))
        for organisation, last_days in ((one, of_one), (other, of_other))
        for days in last_days
    ]
    merge(other, one, by=cast.wren)
    assert Hold.objects.filter(organisation=one).count() == len(placed)
    stand = Hold.objects.standing().order_by("until").values_list("until", flat=True)
    assert list(stand) == [in_days(days) for days in left]


def in_days(days: int | None) -> dt.date | None:
    return None if days is None else timezone.localdate() + dt.timedelta(days=days)
