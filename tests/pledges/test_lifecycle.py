"""What may happen to a pledge: move by move, typed by hand."""

import datetime as dt

import pytest

from champions.models import Organisation
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification
from pledges import lifecycle
from pledges.models import Intake, Pledge
from tests.factories import STANDS_ON_DETAILS, make_intake, make_offer, make_pledge

# From where to where, and who of the cast may: everything that is not here is refused.
SERVICE = {"wren", "morgan"}
MOVES = {
    ("draft", "submit"): ("submitted", {"chidi"}),
    ("draft", "bring_in"): ("submitted", {"chidi", "the service"} | SERVICE),
    ("draft", "withdraw"): ("withdrawn", {"chidi", "the service"}),
    ("submitted", "approve"): ("live", SERVICE),
    ("submitted", "refer_back"): ("referred_back", SERVICE),
    ("submitted", "withdraw"): ("withdrawn", {"chidi", "the service"}),
    ("referred_back", "submit"): ("submitted", {"chidi"}),
    ("referred_back", "withdraw"): ("withdrawn", {"chidi", "the service"}),
    ("live", "pause"): ("paused", {"chidi", "the service"} | SERVICE),
    ("live", "submit_again"): ("submitted", {"chidi", "the service"}),
    ("live", "close"): ("closed", {"chidi", "the service"} | SERVICE),
    ("live", "withdraw"): ("withdrawn", {"chidi", "the service"}),
    ("paused", "resume"): ("live", {"chidi"}),
    ("paused", "submit_again"): ("submitted", {"chidi", "the service"}),
    ("paused", "close"): ("closed", {"chidi", "the service"} | SERVICE),
    ("paused", "withdraw"): ("withdrawn", {"chidi", "the service"}),
}
VERBS = {verb for _, verb in MOVES}


def parks():
    return Organisation.objects.get(name="Parks")


def test_the_table_names_every_status_and_verb():
    assert {move.verb for move in lifecycle.LIFECYCLE.moves} == VERBS
    assert {status for status, _ in MOVES} | {"closed", "withdrawn"} == set(Pledge.Status.values)


@pytest.mark.parametrize("status", Pledge.Status.values)
def test_every_person_may_do_just_what_the_table_says(cast, status):
    pledge = make_pledge(status=status)
    everyone = {**dict(cast), "the service": None}
    for verb in VERBS:
        to, may = MOVES.get((status, verb), (None, set()))
        found = {name: row for name, user in everyone.items() if (row := permitted(pledge, verb, user))}
        assert set(found) == may, f"{verb} from {status}"
        assert all(row.to == to for row in found.values())


def permitted(pledge, verb, user):
    try:
        return lifecycle.LIFECYCLE.permitted(pledge, verb, user)
    except (NotNow, NotPermitted):
        return None


def test_the_way_from_a_draft_through_comments_to_live_is_kept_in_steps(cast):
    pledge = make_pledge(status="draft")
    lifecycle.submit(pledge, by=cast.chidi)
    lifecycle.refer_back(pledge, by=cast.wren, why="Say which bus.")
    lifecycle.submit(pledge, by=cast.chidi)
    lifecycle.approve(pledge, by=cast.wren)
    steps = pledge.steps.values_list("from_status", "to_status", "by__name", "why")
    assert list(steps) == [
        ("draft", "submitted", "Chidi", ""),
        ("submitted", "referred_back", "Wren", "Say which bus."),
        ("referred_back", "submitted", "Chidi", ""),
        ("submitted", "live", "Wren", ""),
    ]


@pytest.mark.parametrize(
    ("kind", "without", "sentence"),
    [
        ("work_experience", {"description": " "}, "say what the young adult would do"),
        ("work_experience", {"sector": ""}, "choose the kind of work"),
        ("mentoring", {"postcode": ""}, "give the postcode"),
        ("apprenticeship", {"pay": 0}, "say what an apprentice is paid"),
        ("apprenticeship", {"standard": ""}, "name the apprenticeship standard"),
        ("apprenticeship", {"pay": 799}, "pay at least £8.00 an hour"),
        ("work_experience", {"pay": 1270}, "pay at least £12.71 an hour"),
        (
            "work_experience",
            {"pay": 1084, "age_to": 20, "age_reason": "Insurance"},
            "pay at least £10.85 an hour",
        ),
        ("priority_interview", {"criteria": []}, "list what you would look for"),
        ("priority_interview", {"promises_feedback": False}, "promise to give feedback"),
        ("mentoring", {"places": None}, "add a start date and places"),
    ],
)
def test_what_is_missing_is_said_before_a_pledge_is_sent(wages_of_2026, cast, kind, without, sentence):
    pledge = make_pledge(status="draft", kind=kind, **without)
    with pytest.raises(NotNow, match=sentence):
        lifecycle.submit(pledge, by=cast.chidi)
    assert Pledge.objects.get().status == "draft"
    assert Notification.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "without"),
    [
        ("work_experience", {"pay": 0, "standard": "", "criteria": []}),
        ("work_experience", {"pay": 1085, "age_to": 20, "age_reason": "Insurance"}),
        ("mentoring", {"remote": True, "postcode": "", "easting": None, "northing": None}),
        ("apprenticeship", {"pay": 800}),
        ("other_support", {"sector": "", "postcode": "", "easting": None, "northing": None, "places": None}),
    ],
)
def test_a_pledge_is_sent_without_what_its_kind_does_not_need(wages_of_2026, cast, kind, without):
    pledge = make_pledge(status="draft", kind=kind, **without)
    for intake in pledge.intakes.all():
        pledge.intakes.update(ends_on=intake.starts_on + dt.timedelta(days=6))
    assert lifecycle.submit(pledge, by=cast.chidi).status == "submitted"


def test_posting_the_same_words_twice_makes_one_draft(cast):
    wording = {"title": "Apprentice ranger", **STANDS_ON_DETAILS}
    first = lifecycle.post(parks(), "apprenticeship", wording, by=cast.chidi)
    second = lifecycle.post(parks(), "apprenticeship", wording, by=cast.chidi)
    other = lifecycle.post(parks(), "apprenticeship", {**wording, "title": "Gardener"}, by=cast.chidi)
    assert (first, Pledge.objects.count()) == (second, 2)
    assert other.status == "draft"


@pytest.mark.parametrize("name", ["dana", "wren", "sam", "pat"])
def test_only_a_champion_of_the_organisation_posts_edits_and_sets_dates(cast, name):
    user, pledge = getattr(cast, name), make_pledge(status="draft")
    intake = pledge.intakes.get()
    acts = [
        lambda: lifecycle.post(parks(), "mentoring", {"title": "x"}, by=user),
        lambda: lifecycle.copy(pledge, by=user),
        lambda: lifecycle.edit(pledge, {"title": "x"}, by=user),
        lambda: lifecycle.set_intake(pledge, intake, by=user),
        lambda: lifecycle.remove_intake(pledge, intake, by=user),
    ]
    for act in acts:
        with pytest.raises(NotPermitted):
            act()
    assert list(Pledge.objects.values_list("title", flat=True)) == ["Apprentice ranger"]


def test_a_copy_is_a_draft_with_the_same_words_and_no_dates(cast):
    pledge = make_pledge(status="withdrawn", title="Ranger’s week")
    copied = lifecycle.copy(pledge, by=cast.chidi)
    assert (copied.status, copied.title, copied.intakes.count()) == ("draft", "Ranger’s week", 0)
    assert lifecycle.words(copied) == lifecycle.words(pledge)


@pytest.mark.parametrize(("status", "becomes"), [("live", "submitted"), ("paused", "submitted")])
def test_a_material_edit_of_a_live_pledge_is_looked_at_again_and_offers_stand(cast, status, becomes):
    offer = make_offer(young_adult=cast.sam.young_adult, intake=make_pledge(status=status).intakes.get())
    lifecycle.edit(offer.pledge, {"pay": 1300}, by=cast.chidi)
    offer.refresh_from_db()
    assert (offer.pledge.status, offer.status) == (becomes, "offered")
    assert set(Notification.objects.values_list("recipient__name", flat=True)) == {"Wren", "Morgan"}


@pytest.mark.parametrize("changes", [{"title": "Ranger"}, {"pay": 1271}, {"description": "Trees."}, {}])
def test_a_small_edit_of_a_live_pledge_leaves_it_live(cast, changes):
    pledge = make_pledge()
    assert lifecycle.edit(pledge, changes, by=cast.chidi).status == "live"
    assert pledge.steps.count() == 0


def test_an_edit_that_crosses_an_approval_is_looked_at_again(cast):
    pledge = make_pledge(status="submitted")
    lifecycle.approve(Pledge.objects.get(), by=cast.wren)
    lifecycle.edit(pledge, {"pay": 1300}, by=cast.chidi)
    assert Pledge.objects.get().status == "submitted"


def test_the_second_of_two_champions_is_told_and_overwrites_nothing(cast):
    first, second = make_pledge(status="draft"), Pledge.objects.get()
    lifecycle.edit(first, {"title": "Ranger"}, by=cast.chidi, version=1)
    with pytest.raises(NotNow, match="Somebody else changed this pledge"):
        lifecycle.edit(second, {"title": "Gardener"}, by=cast.chidi, version=1)
    assert Pledge.objects.get().title == "Ranger"


def test_new_dates_are_an_edit_that_an_approver_notices(cast):
    pledge = make_pledge(status="submitted")
    make_dates_later(pledge, by=cast.chidi)
    with pytest.raises(NotNow, match="changed while you were reading"):
        lifecycle.approve(pledge, by=cast.wren, version=1)
    assert lifecycle.approve(pledge, by=cast.wren, version=2).status == "live"


def make_dates_later(pledge, *, by):
    intake = pledge.intakes.get()
    intake.starts_on += dt.timedelta(days=7)
    return lifecycle.set_intake(pledge, intake, by=by)


def test_other_days_of_a_live_pledge_are_looked_at_again_and_more_places_are_not(cast):
    pledge = make_pledge()
    intake = pledge.intakes.get()
    intake.places = 5
    lifecycle.set_intake(pledge, intake, by=cast.chidi)
    assert pledge.status == "live"
    make_dates_later(pledge, by=cast.chidi)
    assert pledge.status == "submitted"


def test_there_are_never_fewer_places_than_are_taken(cast):
    intake = make_intake(pledge=make_pledge(places=None), places=3)
    make_offer(intake=intake, young_adult=cast.sam.young_adult, status="accepted")
    make_offer(intake=intake, young_adult=cast.noor.young_adult, status="accepted")
    intake.places = 1
    with pytest.raises(NotNow, match="2 of these places are taken already"):
        lifecycle.set_intake(intake.pledge, intake, by=cast.chidi)
    assert Intake.objects.get().places == 3


def test_a_date_that_was_offered_to_somebody_stays(cast):
    pledge = make_pledge(status="draft")
    make_offer(intake=pledge.intakes.get(), young_adult=cast.sam.young_adult, status="declined")
    with pytest.raises(NotNow, match="has been offered to somebody"):
        lifecycle.remove_intake(pledge, pledge.intakes.get(), by=cast.chidi)
    free = make_intake(pledge=pledge)
    lifecycle.remove_intake(pledge, free, by=cast.chidi)
    assert pledge.intakes.count() == 1


def test_what_was_sent_keeps_at_least_one_date(cast):
    pledge = make_pledge(status="live")
    with pytest.raises(NotNow, match="only start date"):
        lifecycle.remove_intake(pledge, pledge.intakes.get(), by=cast.chidi)


@pytest.mark.parametrize("status", ["closed", "withdrawn"])
def test_what_has_ended_is_not_written_any_more(cast, status):
    pledge = make_pledge(status=status)
    with pytest.raises(NotNow):
        lifecycle.edit(pledge, {"title": "x"}, by=cast.chidi)


def test_what_was_sent_cannot_lose_what_it_needs(cast):
    pledge = make_pledge(status="live")
    with pytest.raises(NotNow, match="give the postcode"):
        lifecycle.edit(pledge, {"postcode": "", "easting": None, "northing": None}, by=cast.chidi)
    assert Pledge.objects.get().postcode == "ME14 1LQ"


def test_a_withdrawn_draft_tells_the_service_nothing(cast):
    lifecycle.withdraw(make_pledge(status="draft"), by=cast.chidi, why="")
    assert Notification.objects.count() == 0
    lifecycle.withdraw(make_pledge(status="submitted"), by=cast.chidi, why="The park closes")
    assert set(Notification.objects.values_list("recipient__name", flat=True)) == {"Wren", "Morgan"}
