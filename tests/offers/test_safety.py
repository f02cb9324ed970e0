"""A concern: who is told, who may read it, what is held back, and that a host learns nothing."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts import leaving
from champions.models import Champion
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification, Task
from offers import duty, lifecycle, safety
from offers.models import DutyTurn, Hold, SafetyConcern, people_on_duty
from pledges.models import Intake
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_organisation, make_worker
from youngadults import caseloads


def turn(person, stands_in=None, days=(0, 6)):
    today = timezone.localdate()
    first, last = (today + dt.timedelta(days=day) for day in days)
    return DutyTurn.objects.create(person=person, stands_in=stands_in, starts_on=first, ends_on=last)


@pytest.fixture
def concern(cast):
    turn(cast.wren)
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    return safety.raise_concern(cast.sam.young_adult, by=cast.sam, offer=offer, words="He shouts at me")


def test_the_duty_list_and_the_adviser_are_told_and_nobody_else(cast, concern):
    assert set(told("safety_concern")) == {cast.wren, cast.ade}
    assert {task.owner for task in Task.objects.filter(kind="safety_concern_to_take")} == {
        cast.wren,
        cast.ade,
    }
    assert not Notification.objects.filter(recipient__in=[cast.chidi, cast.morgan, cast.sam]).exists()


def told(kind):
    return [notice.recipient for notice in Notification.objects.filter(kind=kind)]


def test_just_the_duty_list_the_adviser_and_the_young_adult_may_read_it(cast, concern):
    readers = {name for name, user in cast if SafetyConcern.objects.visible_to(user).exists()}
    assert readers == {"wren", "ade", "sam"}


def test_without_a_turn_the_service_managers_are_on_duty(cast):
    concern = safety.raise_concern(cast.noor.young_adult, by=cast.amina)
    assert set(told("safety_concern")) == {cast.morgan}
    assert SafetyConcern.objects.visible_to(cast.morgan).get() == concern
    assert not SafetyConcern.objects.visible_to(cast.wren).exists()


def test_whoever_has_left_during_their_turn_is_not_on_duty_and_the_managers_are(cast):
    turn(cast.wren)
    leaving.leave(cast.wren, by=cast.morgan, why="Another job")
    concern = safety.raise_concern(cast.noor.young_adult, by=cast.noor)
    assert people_on_duty() == [cast.morgan]
    assert set(told("safety_concern")) == {cast.morgan, cast.amina}
    assert SafetyConcern.objects.visible_to(cast.morgan).get() == concern


def test_a_role_that_ends_ends_the_turn_and_whoever_stands_in_goes_on(cast):
    turn(cast.wren, stands_in=cast.ade)
    assert people_on_duty() == [cast.wren, cast.ade]
    cast.wren.roles.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    assert people_on_duty() == [cast.ade]
    cast.ade.roles.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    assert people_on_duty() == [cast.morgan]


SO_THE_MANAGERS = "nobody stands in, so the service managers are on duty then."


def test_before_somebody_leaves_their_turns_are_listed(cast, client):
    turn(cast.wren, stands_in=cast.ade)
    turn(cast.amina, stands_in=cast.wren, days=(7, 13))
    turn(cast.wren, days=(14, 20))
    turn(cast.wren, days=(-9, -3))
    client.force_login(cast.morgan)
    page = client.get(reverse("accounts:leave", args=[cast.wren.pk])).content.decode()
    for then in (f": {cast.ade} is on duty then.", f": {cast.amina} is on duty then.", SO_THE_MANAGERS):
        assert page.count(then) == 1
    assert reverse("desk:duty") in page.partition("<main")[2]


def test_a_turn_that_is_over_or_to_come_opens_nothing(cast):
    turn(cast.wren, days=(-7, -1))
    turn(cast.ade, days=(1, 7))
    safety.raise_concern(cast.noor.young_adult, by=cast.noor)
    assert not SafetyConcern.objects.visible_to(cast.wren).exists()
    assert not SafetyConcern.objects.visible_to(cast.ade).exists()


def test_whoever_stands_in_may_read_and_lift(cast, concern):
    DutyTurn.objects.update(stands_in=cast.morgan)
    assert SafetyConcern.objects.visible_to(cast.morgan).exists()
    safety.lift(Hold.objects.get(), by=cast.morgan, why="Spoken to everybody")
    assert not Hold.objects.standing().exists()


def test_somebody_who_posts_for_the_host_reads_nothing_though_on_duty(cast, concern):
    double = make_worker("Double", "service_manager")
    DutyTurn.objects.update(person=double)
    assert SafetyConcern.objects.visible_to(double).exists()
    posts_for(double, concern.offer.pledge.organisation)
    assert not SafetyConcern.objects.visible_to(type(double).objects.get(pk=double.pk)).exists()


def posts_for(user, organisation):
    Champion.objects.create(user=user, organisation=organisation, starts_on=dt.date(2020, 1, 1))


@pytest.mark.parametrize("name", ["chidi", "dana", "amina", "noor", "pat", "priya"])
def test_nobody_else_may_raise_one_for_sam(cast, name):
    with pytest.raises(NotPermitted):
        safety.raise_concern(cast.sam.young_adult, by=getattr(cast, name))


def test_an_offer_of_somebody_else_is_refused(cast):
    offer = make_offer(young_adult=cast.noor.young_adult)
    with pytest.raises(NotPermitted):
        safety.raise_concern(cast.sam.young_adult, by=cast.sam, offer=offer)


def test_new_offers_to_the_host_are_refused_at_once_and_others_are_not(cast, concern):
    parks = make_intake(pledge=make_pledge(places=None, organisation=concern.offer.pledge.organisation))
    elsewhere = make_intake(pledge=make_pledge(places=None, organisation=make_organisation("Museums")))
    with pytest.raises(NotNow, match="New offers to this host are paused for now"):
        lifecycle.offer(parks, cast.noor.young_adult, by=cast.morgan)
    assert lifecycle.offer(elsewhere, cast.noor.young_adult, by=cast.morgan).status == "offered"
    assert set(safety.not_held(Intake.objects.all())) == {elsewhere}


def test_a_hold_can_be_narrowed_to_one_person_there(cast, concern):
    organisation = concern.offer.pledge.organisation
    with_jo = concern.offer.intake
    with_kim = make_intake(
        pledge=make_pledge(places=None, organisation=organisation, meets="Kim, at the desk")
    )
    safety.narrow(Hold.objects.get(), "Jo", by=cast.wren)
    assert set(safety.not_held(Intake.objects.all())) == {with_kim}
    assert Hold.objects.standing().on(with_jo).exists()
    assert not Hold.objects.standing().on(with_kim).exists()
    assert Hold.objects.standing().get().concern == concern


@pytest.mark.parametrize("name", ["Jo", "Kim"])
def test_a_hold_on_one_person_is_narrowed_no_further_and_stands(cast, client, name):
    turn(cast.wren)
    hold = safety.place(make_organisation("Museums"), by=cast.wren, supervisor="Jo")
    client.force_login(cast.wren)
    answer = client.post(f"/desk/duty/holds/{hold.pk}/narrow/", {"supervisor": name})
    assert answer.status_code == 409
    assert "This holds back Jo only" in answer.content.decode()
    assert list(Hold.objects.standing()) == [hold]


def test_a_hold_with_a_last_day_ends_by_itself(cast):
    turn(cast.wren)
    pledge = make_pledge()
    hold = safety.place(pledge.organisation, by=cast.wren, until=timezone.localdate())
    assert list(Hold.objects.standing()) == [hold]
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        assert not Hold.objects.standing().exists()


def test_only_the_duty_list_places_and_lifts(cast, concern):
    for person in (cast.ade, cast.morgan, cast.chidi, cast.sam):
        with pytest.raises(NotPermitted):
            safety.lift(Hold.objects.get(), by=person, why="No")
        with pytest.raises(NotPermitted):
            safety.place(concern.offer.pledge.organisation, by=person)


def test_lifting_twice_says_who_was_quicker(cast, concern):
    hold = Hold.objects.get()
    safety.lift(hold, by=cast.wren, why="Sorted")
    with pytest.raises(NotNow, match="Wren has lifted this already"):
        safety.lift(hold, by=cast.wren, why="Sorted")


def test_a_second_concern_about_the_same_host_places_no_second_hold(cast, concern):
    safety.raise_concern(cast.sam.young_adult, by=cast.sam, offer=concern.offer)
    assert Hold.objects.standing().count() == 1


def test_taking_it_on_closes_the_task_and_says_so_to_who_was_on_it(cast, concern):
    safety.take(concern, by=cast.ade)
    safety.take(concern, by=cast.wren)
    assert (concern.status, concern.taken_by) == ("in_hand", cast.wren)
    assert told("safety_concern_taken") == [cast.ade]


def test_the_adviser_writes_what_was_done_but_the_duty_list_closes_it(cast, concern):
    safety.take(concern, by=cast.wren)
    safety.note(concern, by=cast.ade, why="Met Sam today")
    with pytest.raises(NotPermitted):
        safety.close(concern, by=cast.ade, why="Done")
    safety.close(concern, by=cast.wren, why="Moved to another team")
    assert [(step.verb, step.why) for step in concern.steps.all()] == [
        ("take", ""),
        ("note", "Met Sam today"),
        ("close", "Moved to another team"),
    ]


def test_whoever_took_it_on_still_reads_it_when_their_turn_is_over(cast, concern):
    safety.take(concern, by=cast.wren)
    DutyTurn.objects.update(person=cast.morgan)
    assert SafetyConcern.objects.visible_to(cast.wren).exists()


def test_a_new_adviser_takes_over_the_task(cast, concern):
    caseloads.change_adviser(cast.sam.young_adult, cast.amina, by=cast.wren, why="Moved")
    owners = {task.owner for task in Task.objects.filter(kind="safety_concern_to_take")}
    assert owners == {cast.wren, cast.amina}
    assert SafetyConcern.objects.visible_to(cast.amina).exists()


def test_two_turns_never_share_a_day(cast):
    turn(cast.wren, days=(0, 6))
    with pytest.raises(IntegrityError), transaction.atomic():
        turn(cast.ade, days=(6, 7))
    with pytest.raises(NotNow, match="on duty on one of these days already"):
        duty.plan(cast.ade, None, timezone.localdate(), timezone.localdate(), by=cast.morgan)
    with pytest.raises(NotPermitted):
        duty.plan(cast.ade, None, timezone.localdate(), timezone.localdate(), by=cast.wren)


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("2026-11-23T08:59", False),
        ("2026-11-23T09:00", True),
        ("2026-11-23T17:00", False),
        ("2026-11-22T12:00", False),  # a Sunday
        ("2026-12-25T12:00", False),
    ],
)
def test_the_page_says_whether_somebody_is_there(db, moment, there):
    said = duty.help_now(timezone.make_aware(dt.datetime.fromisoformat(moment)))
    assert said.someone_is_there is there
    assert ("Emergency", "999") in said.numbers
