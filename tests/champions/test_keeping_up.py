"""The register and the council's tree; the charter; reminders at the host's own pace and once a year."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from champions import declaring, jobs, lifecycle, nudging
from champions.models import Champion, Organisation, Rhythm
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification
from notifications.tasks import to_do
from pledges import lifecycle as pledges
from tests.factories import make_offer, make_pledge
from tests.people import kent, make_champion, make_organisation

pytestmark = pytest.mark.django_db

START = dt.datetime(2026, 11, 23, 10, tzinfo=dt.UTC)


@pytest.fixture
def clock(time_machine):
    time_machine.move_to(START, tick=False)
    return lambda days: time_machine.move_to(START + dt.timedelta(days=days), tick=False)


def parks():
    return Organisation.objects.get(name="Parks")


def tonight():
    jobs.look_after_organisations(timestamp=0)


def told(person, kind):
    return Notification.objects.filter(recipient=person, kind=kind).count()


# The register


@pytest.fixture
def tree(cast):
    """A directorate without anybody, Parks below it, a team below Parks."""
    top = make_organisation("Growth")
    team = make_organisation("Rangers")
    Organisation.objects.filter(name="Parks").update(parent=top)
    Organisation.objects.filter(pk=team.pk).update(parent=parks())
    return top


def test_the_register_names_champion_deputy_and_end_and_flags_what_is_vacant(tree, cast, client):
    robin = make_champion("Robin", parks())
    Champion.objects.filter(user=robin).update(is_deputy=True)
    soon = timezone.localdate() + dt.timedelta(days=30)
    Champion.objects.filter(user=cast.dana).update(ends_on=soon)
    client.force_login(cast.wren)
    rows = {
        re.sub(r"<.*?>", " ", row).split()[0]: re.sub(r"\s+", " ", re.sub(r"<.*?>", " ", row))
        for row in re.findall(r"<tr\b.*?</tr>", client.get("/champions/").content.decode(), re.DOTALL)[1:]
    }
    assert "Vacant" in rows["Growth"]
    assert "Vacant" in rows["Rangers"]
    assert "Chidi" in rows["Parks"]
    assert "Robin" in rows["Parks"]
    assert "No deputy" not in rows["Parks"]
    assert f"until {soon:%-d %B %Y}" in rows["Libraries"]
    assert "Ends soon" in rows["Libraries"]
    assert "No deputy" in rows["Marsh"]
    assert list(rows)[:3] == ["Growth", "Parks", "Rangers"]
    only = client.get("/champions/?vacant=on").content.decode()
    assert "Rangers" in only
    assert "Libraries" not in only
    assert "Libraries" in client.get("/champions/?alone=on").content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_register_asks_the_same_number_of_questions_however_long(
    cast, client, django_assert_num_queries, many
):
    for number in range(many):
        make_champion(f"Person{number}", make_organisation(f"Team {number}"))
    client.force_login(cast.wren)
    client.get("/champions/")
    with django_assert_num_queries(REGISTER):
        client.get("/champions/")


REGISTER = 15


# The tree


def planned(organisation, cast, days=0, **more):
    now = {"name": organisation.name, "parent": organisation.parent, "council": kent(), "why": "Decision 7"}
    day = timezone.localdate() + dt.timedelta(days=days)
    return lifecycle.plan_change(organisation, by=cast.wren, from_on=day, **{**now, **more})


def test_another_name_and_place_count_from_their_day_and_what_was_before_is_kept(tree, cast, clock):
    planned(parks(), cast, days=10, name="Parks and Coast", parent=None)
    tonight()
    assert parks().parent == tree
    clock(10)
    tonight()
    moved = Organisation.objects.get(name="Parks and Coast")
    assert moved.parent is None
    (kept,) = moved.changes.all()
    assert kept.before == "Parks, part of Growth, Kent"
    assert kept.applied_at is not None


def test_a_circle_and_a_name_that_is_taken_are_refused(tree, cast):
    with pytest.raises(NotNow, match="Parks is part of Growth"):
        planned(tree, cast, parent=parks())
    with pytest.raises(NotNow, match="Libraries is there already"):
        planned(parks(), cast, name="Libraries", parent=None)
    plan = {"from_on": timezone.localdate(), "name": "Mine", "parent": None, "council": None, "why": "I"}
    with pytest.raises(NotPermitted):
        lifecycle.plan_change(parks(), by=cast.chidi, **plan)


def test_planned_changes_that_cannot_both_be_ask_a_worker_and_keep_nothing_from_the_night(tree, cast, clock):
    """Each was possible when it was noted."""
    coast, shore = make_organisation("Coast"), make_organisation("Shore")
    planned(coast, cast, days=10, parent=shore)
    planned(shore, cast, days=10, parent=coast)
    planned(parks(), cast, days=10, name="Green", parent=None)
    planned(tree, cast, days=10, name="Green")
    clock(10)
    tonight()
    coast.refresh_from_db()
    shore.refresh_from_db()
    assert (coast.parent, shore.parent) == (shore, None)
    assert Organisation.objects.filter(name="Green").count() == 1
    lines = [line for line in open_lines(cast.wren) if "could not" in line]
    assert [line.partition(" was to")[0] for line in lines] == ["Shore", "Growth"]
    assert "Coast is part of Shore, so Shore cannot be part of it." in lines[0]
    tonight()
    assert len([line for line in open_lines(cast.wren) if "could not" in line]) == 2
    planned(shore, cast, name="Sea and Shore")
    assert len([line for line in open_lines(cast.wren) if "could not" in line]) == 1


def open_lines(person):
    return [it.sentence for it in to_do(person)]


def test_on_the_day_after_a_body_is_abolished_nobody_posts_for_it(cast, clock):
    pledge = make_pledge()
    planned(parks(), cast, ends_on=timezone.localdate() + dt.timedelta(days=5))
    clock(5)
    tonight()
    assert Champion.objects.for_organisation(parks()).exists()
    clock(6)
    tonight()
    pledge.refresh_from_db()
    assert not Champion.objects.for_organisation(parks()).exists()
    assert pledge.status == "paused"
    assert told(cast.morgan, "nobody_is_left") == 0
    assert parks() not in Organisation.objects.still_there()


# The charter


def test_behaviours_are_declared_one_by_one_by_the_organisation_itself(cast, client, clock):
    client.force_login(cast.chidi)
    page = f"/organisations/{parks().pk}/charter/"
    client.post(f"{page}feedback/")
    client.post(f"{page}buddy/")
    client.post(f"{page}buddy/", {"take_back": "yes"})
    (declared,) = parks().charter.all()
    assert (declared.behaviour, declared.declared_by) == ("feedback", cast.chidi)
    assert declared.review_on == timezone.localdate() + dt.timedelta(days=365)
    assert client.post(f"{page}flying/").status_code == 404
    with pytest.raises(NotPermitted):
        declaring.declare(parks(), "buddy", by=cast.wren)


def test_after_a_year_it_is_asked_once_whether_it_is_still_so(cast, clock):
    declaring.declare(parks(), "feedback", by=cast.chidi)
    clock(364)
    tonight()
    assert told(cast.chidi, "look_at_charter") == 0
    clock(365)
    tonight()
    tonight()
    assert told(cast.chidi, "look_at_charter") == 1
    declaring.declare(parks(), "feedback", by=cast.chidi)
    assert parks().charter.get().review_on > timezone.localdate()


# Reminders


@pytest.mark.parametrize(
    ("every", "nights"), [("week", [0, 7, 14, 21, 28]), ("month", [0, 30]), ("quarter", [0]), ("never", [])]
)
def test_a_place_that_is_unused_is_nudged_about_at_the_hosts_own_pace(cast, clock, every, nights):
    make_pledge(places=2)
    nudging.choose(parks(), every, by=cast.chidi)
    heard = []
    for day in range(32):
        clock(day)
        before = told(cast.chidi, "host_nudge")
        nudging.nudge_who_is_due()
        if told(cast.chidi, "host_nudge") > before:
            heard.append(day)
    assert heard == nights
    assert told(cast.dana, "host_nudge") == 0


def test_a_nudge_says_numbers_and_names_nobody(cast, client, clock):
    intake = make_pledge(places=1).intakes.get()
    make_offer(intake=intake, young_adult=cast.noor.young_adult, status="accepted")
    make_offer(intake=intake, young_adult=cast.sam.young_adult, status="waiting")
    make_pledge(title="Nursery", places=3)
    reasons = nudging.reasons_for(parks())
    assert [each.partition(",")[0] for each in reasons] == [
        "Nursery: 3 places are free",
        "1 young adult waits for a place of yours: another one would help.",
    ]
    client.force_login(cast.chidi)
    page = client.get(f"/organisations/{parks().pk}/").content.decode()
    assert "1 young adult waits" in page
    assert "Sam" not in page


def test_nobody_is_nudged_about_nothing(cast, clock):
    nudging.nudge_who_is_due()
    assert told(cast.chidi, "host_nudge") == 0


def test_once_a_year_it_is_asked_whether_they_are_still_up_for_it(cast, client, clock):
    tonight()
    clock(364)
    tonight()
    assert told(cast.chidi, "still_up_for_it") == 0
    clock(365)
    tonight()
    tonight()
    assert told(cast.chidi, "still_up_for_it") == 1
    client.force_login(cast.chidi)
    page = f"/organisations/{parks().pk}/still-up-for-it/"
    assert client.post(page, {}).status_code == 422
    assert client.post(page, {"appetite": "full"}).status_code == 302
    rhythm = Rhythm.objects.get(organisation=parks())
    assert (rhythm.appetite, rhythm.renewed_on) == ("full", timezone.localdate())


def test_who_does_not_answer_is_reminded_then_rests_and_a_worker_rings(cast, client, clock):
    pledge = make_pledge()
    tonight()
    for day, told_so_far in ((365, 1), (379, 1), (380, 2), (381, 2), (394, 2)):
        clock(day)
        tonight()
        assert told(cast.chidi, "still_up_for_it") == told_so_far, day
    pledge.refresh_from_db()
    assert pledge.status == "live"
    clock(395)
    tonight()
    tonight()
    pledge.refresh_from_db()
    assert pledge.status == "paused"
    assert pledge.steps.last().why == "Nobody has said whether Parks is still up for it."
    assert told(cast.chidi, "nobody_answered") == 1
    silent = "Parks has not said whether it is still up for it: its pledges are paused. Ring them."
    assert silent in [it.sentence for it in to_do(cast.wren)]
    client.force_login(cast.wren)
    assert "No answer" in client.get("/champions/").content.decode()
    assert "Its pledges were paused on" in client.get(f"/organisations/{parks().pk}/").content.decode()

    client.force_login(cast.chidi)
    assert "so your pledges are paused" in client.get(f"/organisations/{parks().pk}/").content.decode()
    client.post(f"/organisations/{parks().pk}/still-up-for-it/", {"appetite": "looking"})
    assert silent not in [it.sentence for it in to_do(cast.wren)]
    pledges.resume(pledge, by=cast.chidi)
    assert pledge.status == "live"
    clock(395 + 365 + 31)
    tonight()
    assert told(cast.chidi, "still_up_for_it") == 3


@pytest.mark.parametrize(
    ("appetite", "status"),
    [("looking", "live"), ("up_for_it", "live"), ("full", "paused"), ("not_now", "paused")],
)
def test_what_they_answer_counts_at_once(cast, client, appetite, status):
    pledge = make_pledge()
    client.force_login(cast.chidi)
    client.post(f"/organisations/{parks().pk}/still-up-for-it/", {"appetite": appetite})
    pledge.refresh_from_db()
    assert pledge.status == status


def test_what_nobody_looks_at_again_no_longer_counts(cast, client, clock):
    declaring.declare(parks(), "feedback", by=cast.chidi)
    for day, counts in ((394, True), (395, False)):
        clock(day)
        client.force_login(cast.wren)
        page = client.get(f"/organisations/{parks().pk}/").content.decode()
        assert ("1 promise declared" in page) is counts, day
        page = client.get(f"/organisations/{parks().pk}/charter/").content.decode()
        assert ("Not looked at again" in page) is not counts, day
    declaring.declare(parks(), "feedback", by=cast.chidi)
    assert "1 promise declared" in client.get(f"/organisations/{parks().pk}/").content.decode()


# Two people at once


def form_of(client, page):
    """The hidden mark of what a form has shown."""
    return re.search(r'name="read" value="([^"]+)"', client.get(page).content.decode()).group(1)


def test_of_two_who_change_its_place_at_once_the_second_reads_it_and_decides(tree, cast, client):
    client.force_login(cast.wren)
    page = f"/organisations/{parks().pk}/change/"
    mine = {"from_on": str(timezone.localdate()), "name": "Parks", "parent": "", "council": kent().pk}
    mine |= {"why": "Decision 8", "read": form_of(client, page)}
    planned(parks(), cast, name="Parks and Coast")
    answer = client.post(page, mine)
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else changed this" in words
    assert "Parks and Coast, part of Growth" in words
    assert "Decision 8" in words
    assert Organisation.objects.filter(name="Parks and Coast").exists()
    again = re.search(r'name="read" value="([^"]+)"', words).group(1)
    assert client.post(page, {**mine, "read": again}).status_code == 302
    assert parks().changes.count() == 2
