"""The fairness report of a round: figures by group with small ones hidden, what would help, other rules."""

import datetime as dt

import pytest
from django.urls import reverse

from matching import fairness, jobs, lifecycle
from matching.engine.criteria import CRITERIA
from matching.models import Round
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult


@pytest.fixture
def round_(cast):
    """Thirteen people who fit, in two monitoring groups, and one who lives too far; ten places."""
    for number in range(10):
        make_young_adult(f"Person{number}", monitoring_group=1)
    make_young_adult("Lone", monitoring_group=2)
    make_young_adult("Far", preferences={"max_travel_miles": 1}, easting=6310, northing=1410)
    make_intake(pledge=make_pledge(places=None), places=10)
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    jobs.work_out(round_id=opened.pk)
    return Round.objects.get(pk=opened.pk)


def test_the_figures_are_those_of_the_round(cast, round_):
    found = fairness.report(round_, cast.wren)
    assert (found.people, found.placed, found.options.none) == (14, 10, 1)
    assert found.in_the_way == [("Distance", "fewer than 5")]
    assert [each.label for each in found.would_help] == ["Apprentice ranger, Parks"]
    assert [each.label for each in found.one_more_place] == ["Apprentice ranger, Parks"]
    ours = found.rules[0]
    assert (ours.label, ours.placed) == ("This round", 10)
    assert len(found.rules) == 4


def test_small_groups_are_not_shown_nor_what_gives_them_away(cast, round_):
    by_heading = {each.heading: each for each in fairness.report(round_, cast.wren).groups}
    shares = {share.group: share for share in by_heading["Monitoring group"].shares}
    assert shares["Group 2"].with_options is None
    assert shares["Not said"].with_options is None
    assert shares["Group 1"].with_options == 10
    assert shares["Group 1"].percent is not None


def test_the_report_follows_what_a_worker_decided(cast, round_):
    lifecycle.leave_out(round_.proposals.first(), by=cast.wren)
    found = fairness.report(round_, cast.wren)
    assert found.placed == 10


def test_every_rule_that_may_stand_in_the_way_has_words():
    assert set(fairness.IN_THE_WAY) == {criterion.code for criterion in CRITERIA} - {"EXCLUDED"}


def test_the_page_says_it_and_never_names_a_small_groups_number(cast, round_, client):
    client.force_login(cast.wren)
    page = client.get(reverse("matching:fairness", args=[round_.pk])).content.decode()
    assert "10 of 14 people have a proposal." in page
    assert "Too few to show" in page


def test_a_round_of_nobody_has_a_report(cast, client):
    for name in ("sam", "noor"):
        person = getattr(cast, name).young_adult
        person.date_of_birth = dt.date(1990, 1, 1)
        person.save()
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    client.force_login(cast.wren)
    url = reverse("matching:fairness", args=[opened.pk])
    assert client.get(url).status_code == 200
    jobs.work_out(round_id=opened.pk)
    assert client.get(url).status_code == 200


def test_many_pledges_to_take_to_hosts_are_folded_away_after_fifteen(cast, client):
    for number in range(20):
        make_young_adult(f"Person{number}")
    for number in range(17):
        make_intake(pledge=make_pledge(places=None, title=f"Ranger {number}"))
    opened = lifecycle.open_round(by=cast.wren, scope="Everything")
    jobs.work_out(round_id=opened.pk)
    found = fairness.report(Round.objects.get(pk=opened.pk), cast.wren)
    turns = [each.people for each in found.one_more_place]
    assert (len(turns), turns) == (17, sorted(turns))
    assert [len(found.to_take_to_hosts), len(found.others_to_take_to_hosts)] == [15, 2]
    client.force_login(cast.wren)
    page = client.get(reverse("matching:fairness", args=[opened.pk])).content.decode()
    assert "2 more" in page
    assert "Ranger 16, Parks" in page


def test_every_question_of_the_filter_has_a_name_in_words(cast, round_, client):
    client.force_login(cast.wren)
    page = client.get(round_.get_absolute_url()).content.decode()
    assert "invalid name" not in page
    assert "Intake pledge" not in page
