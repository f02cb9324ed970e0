"""What may happen to an offer: move by move, typed by hand."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from notifications.inbox import lines
from notifications.models import Notification, Task
from offers import lifecycle
from offers.models import Offer, OfferStep
from pledges import lifecycle as pledges
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult

# From where to where, and who of the cast may: everything that is not here is refused.
MOVES = {
    ("shortlisted", "offer"): ("offered", {"wren", "morgan"}),
    ("shortlisted", "remove"): ("removed", {"wren", "morgan", "the service"}),
    ("offered", "accept"): ("accepted", {"sam", "ade", "wren", "morgan"}),
    ("offered", "wait"): ("waiting", {"sam", "ade", "wren", "morgan"}),
    ("offered", "put_off"): ("not_now", {"sam", "ade", "wren", "morgan"}),
    ("offered", "decline"): ("declined", {"sam", "ade", "wren", "morgan"}),
    ("offered", "tell"): ("offered", {"ade", "wren", "morgan"}),
    ("offered", "lapse"): ("lapsed", {"the service"}),
    ("offered", "withdraw"): ("withdrawn_by_service", {"wren", "morgan", "the service"}),
    ("offered", "withdraw_by_host"): ("withdrawn_by_host", {"chidi", "the service"}),
    ("not_now", "accept"): ("accepted", {"sam", "ade", "wren", "morgan"}),
    ("not_now", "wait"): ("waiting", {"sam", "ade", "wren", "morgan"}),
    ("not_now", "offer"): ("offered", {"wren", "morgan"}),
    ("declined", "accept"): ("accepted", {"sam", "ade", "wren", "morgan"}),
    ("declined", "wait"): ("waiting", {"sam", "ade", "wren", "morgan"}),
    ("lapsed", "offer"): ("offered", {"wren", "morgan"}),
    ("waiting", "accept"): ("accepted", {"wren", "morgan"}),
    ("waiting", "decline"): ("declined", {"sam", "ade", "wren", "morgan"}),
    ("waiting", "withdraw"): ("withdrawn_by_service", {"wren", "morgan", "the service"}),
    ("waiting", "withdraw_by_host"): ("withdrawn_by_host", {"chidi", "the service"}),
    ("accepted", "confirm"): ("confirmed", {"chidi", "wren", "morgan"}),
    ("accepted", "cancel"): ("cancelled_by_young_adult", {"sam", "ade", "wren", "morgan"}),
    ("accepted", "withdraw"): ("withdrawn_by_service", {"wren", "morgan", "the service"}),
    ("accepted", "withdraw_by_host"): ("withdrawn_by_host", {"chidi", "the service"}),
    ("confirmed", "start"): ("started", {"chidi", "wren", "morgan"}),
    ("confirmed", "did_not_attend"): ("did_not_attend", {"chidi", "wren", "morgan"}),
    ("confirmed", "pause"): ("paused", {"wren", "morgan", "ade"}),
    ("confirmed", "cancel_by_host"): ("cancelled_by_host", {"chidi", "the service"}),
    ("confirmed", "cancel"): ("cancelled_by_young_adult", {"sam", "ade", "wren", "morgan"}),
    ("confirmed", "withdraw"): ("withdrawn_by_service", {"wren", "morgan", "the service"}),
    ("started", "pause"): ("paused", {"wren", "morgan", "ade"}),
    ("started", "complete"): ("completed", {"chidi", "wren", "morgan", "ade"}),
    ("started", "end_early"): ("ended_early", {"chidi", "wren", "morgan", "ade", "sam"}),
    ("paused", "resume"): ("confirmed", {"wren", "morgan", "ade"}),
    ("paused", "end_early"): ("ended_early", {"wren", "morgan", "ade", "sam"}),
    ("did_not_attend", "confirm"): ("confirmed", {"wren", "morgan"}),
    ("ended_early", "confirm"): ("confirmed", {"wren", "morgan"}),
}
VERBS = {verb for _, verb in MOVES}


def test_the_table_names_every_status_and_verb():
    assert {move.verb for move in lifecycle.LIFECYCLE.moves} == VERBS
    ends = {"removed", "completed", "cancelled_by_young_adult", "cancelled_by_host"}
    ends |= {"withdrawn_by_service", "withdrawn_by_host"}
    assert {status for status, _ in MOVES} | ends == set(Offer.Status.values)


@pytest.mark.parametrize("status", Offer.Status.values)
def test_every_person_may_do_just_what_the_table_says(cast, status):
    offer = make_offer(young_adult=cast.sam.young_adult, status=status)
    everyone = {**dict(cast), "the service": None}
    for verb in VERBS:
        to, may = MOVES.get((status, verb), (None, set()))
        allowed = {name for name, user in everyone.items() if is_permitted(offer, verb, user)}
        assert allowed == may, f"{verb} from {status} to {to}"


def is_permitted(offer, verb, user):
    try:
        return bool(lifecycle.LIFECYCLE.permitted(offer, verb, user))
    except (NotNow, NotPermitted):
        return False


def test_declined_is_offered_again_only_after_the_terms_changed(cast):
    offer = make_offer(young_adult=cast.sam.young_adult, status="declined")
    with pytest.raises(NotPermitted):
        lifecycle.offer(offer.intake, offer.young_adult, by=cast.wren)
    offer.pledge.pay += 100
    offer.pledge.save()
    lifecycle.offer(offer.intake, offer.young_adult, by=cast.wren)
    assert Offer.objects.get().status == "offered"


def test_a_change_of_mind_ends_with_the_deadline(cast):
    offer = make_offer(young_adult=cast.sam.young_adult, status="declined", answer_by=timezone.now())
    with pytest.raises(NotPermitted):
        lifecycle.accept(offer, by=cast.sam)
    assert Offer.objects.get().status == "declined"


def test_a_second_yes_waits_and_moves_up_by_a_click(cast):
    intake = make_intake(pledge=make_pledge(places=None))
    first = make_offer(intake=intake, young_adult=cast.sam.young_adult)
    second = make_offer(intake=intake, young_adult=cast.noor.young_adult)
    lifecycle.accept(first, by=cast.sam)
    lifecycle.accept(second, by=cast.noor)
    intake.refresh_from_db()
    assert (first.status, second.status, intake.places_taken) == ("accepted", "waiting", 1)
    with pytest.raises(NotNow):
        lifecycle.give_free_place(second, by=cast.wren)
    lifecycle.cancel(first, by=cast.sam)
    lifecycle.give_free_place(second, by=cast.wren)
    intake.refresh_from_db()
    assert (second.status, intake.places_taken) == ("accepted", 1)


def test_answering_for_somebody_needs_their_recorded_consent(cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    with pytest.raises(NotNow, match="consent"):
        lifecycle.accept(offer, by=cast.ade)
    lifecycle.accept(offer, by=cast.ade, consent="On the phone, Tuesday")
    assert OfferStep.objects.get().consent == "On the phone, Tuesday"


def test_a_place_is_held_after_a_missed_first_day_and_then_free(cast):
    offer = make_offer(young_adult=cast.sam.young_adult, status="confirmed")
    lifecycle.did_not_attend(offer, by=cast.chidi)
    offer.intake.refresh_from_db()
    assert offer.intake.places_taken == 1
    Offer.objects.update(held_until=timezone.now() - dt.timedelta(minutes=1))
    assert Offer.objects.holding_a_place().count() == 0
    with pytest.raises(NotPermitted):
        lifecycle.confirm(Offer.objects.get(), by=cast.wren)


def test_a_pause_goes_back_to_where_it_came_from(cast):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    lifecycle.pause(offer, by=cast.ade, why="Moving house")
    lifecycle.resume(offer, by=cast.ade)
    assert (offer.status, offer.paused_from) == ("started", "")


def test_a_withdrawn_pledge_ends_what_has_not_started(cast):
    intake = make_intake(pledge=make_pledge(places=None), places=5)
    people = [
        cast.sam.young_adult,
        cast.noor.young_adult,
        *(make_young_adult(n) for n in ("Ana", "Bo", "Cy")),
    ]
    statuses = ["shortlisted", "offered", "accepted", "confirmed", "started"]
    for person, status in zip(people, statuses, strict=True):
        make_offer(intake=intake, young_adult=person, status=status)
    pledges.withdraw(intake.pledge, by=cast.chidi, why="The park closes")
    assert list(Offer.objects.order_by("pk").values_list("status", flat=True)) == [
        "removed",
        "withdrawn_by_host",
        "withdrawn_by_host",
        "cancelled_by_host",
        "started",
    ]
    intake.refresh_from_db()
    assert intake.places_taken == 1
    assert set(Task.objects.values_list("kind", "owner__name")) == {
        ("host_has_withdrawn", "Wren"),
        ("host_has_withdrawn", "Morgan"),
    }


def test_a_failing_follower_undoes_the_whole_move(cast, monkeypatch):
    offer = make_offer(young_adult=cast.sam.young_adult, status="shortlisted")
    monkeypatch.setattr("offers.places.recount", broken)
    with pytest.raises(RuntimeError):
        pledges.withdraw(offer.pledge, by=cast.chidi, why="x")
    offer.pledge.refresh_from_db()
    assert (offer.pledge.status, Offer.objects.get().status) == ("live", "shortlisted")
    assert Notification.objects.count() == 0


def broken(intake):
    raise RuntimeError


def test_an_undone_change_tells_nobody(cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    with transaction.atomic():
        lifecycle.accept(offer, by=cast.sam)
        assert Notification.objects.count() > 0
        transaction.set_rollback(True)
    assert Notification.objects.count() == 0


def test_a_message_says_what_happened_then_whatever_happens_later(cast):
    offer = make_offer(young_adult=cast.sam.young_adult)
    lifecycle.accept(offer, by=cast.sam)
    lifecycle.confirm(offer, by=cast.chidi)
    notices = Notification.objects.filter(recipient=cast.ade).order_by("pk")
    assert [line.sentence for line in lines(notices)] == [
        "Sam: said yes. Apprentice ranger.",
        "Apprentice ranger, Sam: confirmed by the host.",
    ]
