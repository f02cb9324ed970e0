"""The life of a promise check: who may move it, who is told, and that the host is heard first."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from champions.lifecycle import merge
from champions.models import Champion, Organisation
from inspections import lifecycle, results
from inspections.disclosure import learns_the_inspector, reads_result
from inspections.jobs import pass_on_checks_without_a_reply
from inspections.models import PromiseCheck
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification
from rulebook.calendar import add_working_days
from tests.inspections.making import FOUND, OUTCOME, make_check, make_inspector
from tests.people import make_organisation

pytestmark = pytest.mark.django_db

# from            to           who
MOVES = """
hand_back      assigned     handed_back  indira
assign_again   handed_back  assigned     morgan
call_off       assigned     called_off   morgan
call_off       handed_back  called_off   morgan
record         assigned     with_host    indira
reply          with_host    replied      chidi
let_time_pass  with_host    no_reply     -
close          replied      closed       morgan
close          no_reply     closed       morgan
"""
ROWS = [tuple(line.split()) for line in MOVES.strip().splitlines()]


def test_the_table_of_moves_is_the_one_that_was_typed():
    typed = {(verb, start, to) for verb, start, to, _ in ROWS}
    assert typed == {(m.verb, start, m.to) for m in lifecycle.LIFECYCLE.moves for start in m.froms}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_only_those_of_the_table_may_make_a_move(cast, row):
    verb, start, _, who = row
    inspector, other = make_inspector(), make_inspector("Ines")
    check = make_check(cast, inspector, start)
    people = [*cast, ("indira", inspector.user), ("ines", other.user)]
    assert {name for name, person in people if lifecycle.LIFECYCLE.allows(person, check, verb)} == (
        {who} - {"-"}
    )


READS_RESULT = """
assigned     -
handed_back  -
called_off   -
with_host    indira chidi
replied      indira chidi wren morgan pat
no_reply     indira chidi wren morgan pat
closed       indira chidi wren morgan pat
"""
RESULTS = [line.split() for line in READS_RESULT.strip().splitlines()]


def test_every_status_says_who_reads_what_was_found():
    assert {row[0] for row in RESULTS} == set(PromiseCheck.Status.values)


@pytest.mark.parametrize("row", RESULTS, ids=lambda row: row[0])
def test_the_host_reads_first_and_the_service_and_the_panel_when_it_has_had_its_say(cast, row):
    status, *who = row
    inspector = make_inspector()
    check = make_check(cast, inspector, status)
    people = [*cast, ("indira", inspector.user)]
    reads = {name for name, person in people if reads_result(person, check)}
    assert reads == set(who) - {"-"}
    assert {name for name, person in people if learns_the_inspector(person, check)} == {"morgan", "indira"}


SEES = """
assigned     indira wren morgan
handed_back  wren morgan
called_off   indira wren morgan
with_host    indira chidi wren morgan
replied      indira chidi wren morgan pat
no_reply     indira chidi wren morgan pat
closed       indira chidi wren morgan pat
"""


@pytest.mark.parametrize("row", [line.split() for line in SEES.strip().splitlines()], ids=lambda row: row[0])
def test_a_host_learns_of_a_check_when_it_was_made_and_the_panel_when_the_host_was_heard(cast, row):
    status, *who = row
    inspector, other = make_inspector(), make_inspector("Ines")
    make_check(cast, inspector, status)
    people = [*cast, ("indira", inspector.user), ("ines", other.user)]
    assert {name for name, person in people if PromiseCheck.objects.visible_to(person)} == set(who)


def told(kind):
    return set(Notification.objects.filter(kind=kind).values_list("recipient__name", flat=True))


def test_each_is_told_in_their_turn(cast):
    check = make_check(cast)
    assert told("check_assigned") == {"Indira"}
    lifecycle.record(check, FOUND, by=check.inspector.user)
    assert (told("check_to_the_host"), told("check_made")) == ({"Chidi"}, {"Morgan"})
    assert told("check_to_read") == set()
    lifecycle.reply(check, "We are sorry.", by=cast.chidi)
    assert told("check_to_read") == {"Wren", "Morgan", "Pat"}
    lifecycle.close(check, OUTCOME, by=cast.morgan)
    assert told("check_closed") == {"Indira", "Chidi"}


def test_a_host_has_the_working_days_of_the_rulebook_and_then_the_others_read_it(cast):
    check = make_check(cast, status="with_host")
    assert check.reply_by == add_working_days(check.recorded_at, 5)
    pass_on_checks_without_a_reply(timestamp=0)
    check.refresh_from_db()
    assert check.status == "with_host"
    moment_ago = timezone.now() - dt.timedelta(seconds=1)
    earlier = moment_ago - dt.timedelta(days=9)
    PromiseCheck.objects.filter(pk=check.pk).update(recorded_at=earlier, reply_by=moment_ago)
    pass_on_checks_without_a_reply(timestamp=0)
    check.refresh_from_db()
    assert (check.status, check.steps.last().by) == ("no_reply", None)
    assert told("check_to_read") == {"Wren", "Morgan", "Pat"}
    with pytest.raises(NotNow, match="time to reply is over"):
        lifecycle.reply(check, "Too late", by=cast.chidi)


def test_who_cannot_look_is_not_asked(cast):
    inspector = make_inspector()
    check = make_check(cast, inspector, "handed_back")
    Champion.objects.create(user=inspector.user, organisation=check.organisation)
    with pytest.raises(NotNow, match="posts for Parks"):
        make_check(cast, inspector)
    inspector.user.roles.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    with pytest.raises(NotNow, match="no inspector today"):
        lifecycle.assign_again(check, inspector, timezone.localdate(), by=cast.morgan)


def test_nobody_but_a_manager_asks_for_a_check(cast):
    inspector = make_inspector()
    for name, person in cast:
        if name != "morgan":
            with pytest.raises(NotPermitted):
                lifecycle.assign(
                    Organisation.objects.get(name="Parks"),
                    inspector,
                    by=person,
                    script="Go",
                    visit_by=timezone.localdate(),
                    paid_minutes=60,
                )


def test_the_database_knows_no_check_without_its_result_and_no_end_without_an_outcome(cast):
    check = make_check(cast)
    broken = (
        {"status": "with_host"},
        {"status": "replied"},
        {"status": "closed"},
    )
    for fields in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            PromiseCheck.objects.filter(pk=check.pk).update(**fields)


def test_checks_go_with_an_organisation_that_is_merged(cast):
    check = make_check(cast)
    other = make_organisation("Parks and Gardens")
    merge(check.organisation, other, by=cast.morgan)
    check.refresh_from_db()
    assert check.organisation == other


def test_figures_count_only_checks_whose_host_has_had_its_say(cast):
    make_check(cast, status="with_host")
    assert results.found() == {"yes": 0, "partly": 0, "no": 0, "unsure": 0}
    check = make_check(cast, status="closed")
    assert results.found(check.organisation)["partly"] == 1
    assert results.found(Organisation.objects.get(name="Libraries"))["partly"] == 0
    assert results.found(since=FOUND["visited_on"], until=FOUND["visited_on"])["partly"] == 1
    assert results.found(since=FOUND["visited_on"] + dt.timedelta(days=1))["partly"] == 0
