"""Two taps, one place: real threads on a real database, many times over."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from functools import partial

import pytest
from django.db import connection, transaction
from django.db.models.base import ModelState

from accounts.models import User
from lifecycles import NotNow
from offers import breaking, lifecycle, places
from offers.models import Breakdown, Offer, OfferStep
from pledges.models import Intake
from tests.bed.waiting import PATIENCE, wait_until
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_worker, make_young_adult
from youngadults.models import YoungAdult

pytestmark = pytest.mark.django_db(transaction=True)

RACES = 200


def race(*acts: Callable[[], object]) -> list[str]:
    """Let all acts loose at the same moment, each on a connection of its own; what each came to, in order."""
    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            start.wait(timeout=PATIENCE)
            act()
        except NotNow as refusal:
            return refusal.sentence
        else:
            return "done"

    return list(RUNNERS.map(run, acts))


@pytest.fixture(autouse=True)
def runners():
    """Two threads that keep their connections for the whole test, and close them after it."""
    global RUNNERS
    both = threading.Barrier(2)

    def close() -> None:
        both.wait(timeout=PATIENCE)
        connection.close()

    with ThreadPoolExecutor(2) as RUNNERS:
        yield
        list(RUNNERS.map(lambda _: close(), range(2)))


def say_yes(offer: Offer, person: User) -> Callable[[], object]:
    mine = Offer.objects.get(pk=offer.pk)
    return lambda: lifecycle.accept(mine, by=person)


def make_races(people: tuple[YoungAdult, YoungAdult], number: int) -> list[tuple[Offer, Offer]]:
    """Intakes of one place each, every one offered to both."""
    pattern = make_offer(intake=make_intake(pledge=make_pledge(places=None)), young_adult=people[0])
    intakes = Intake.objects.bulk_create(copy_of(pattern.intake) for _ in range(number))
    offers = [copy_of(pattern, intake=intake, young_adult=who) for intake in intakes for who in people]
    Offer.objects.bulk_create(offers)
    pattern.delete()
    return list(zip(offers[::2], offers[1::2], strict=True))


def copy_of(record, **fields):
    new = copy(record)
    new.pk, new._state = None, ModelState()
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def test_of_two_taps_for_one_place_exactly_one_takes_it_and_the_other_waits():
    sam, noor = make_young_adult("Sam"), make_young_adult("Noor")
    races = make_races((sam, noor), RACES)
    for of_sam, of_noor in races:
        yeses = (
            partial(lifecycle.accept, of_sam, by=sam.user),
            partial(lifecycle.accept, of_noor, by=noor.user),
        )
        assert race(*yeses) == ["done", "done"]
    first_yeses = [check_race(first, second) for first, second in races]
    assert set(first_yeses) == {sam.user_id, noor.user_id}, "The same one always won: this was no race."


def check_race(*offers: Offer) -> int:
    """One place, one who waits, the history in order; who was first."""
    intake = Intake.objects.get(pk=offers[0].intake_id)
    assert intake.places_taken == 1
    assert sorted(intake.offers.values_list("status", flat=True)) == ["accepted", "waiting"]
    first, second = OfferStep.objects.filter(record__intake=intake).order_by("pk")
    assert (first.from_status, first.to_status) == ("offered", "accepted")
    assert (second.from_status, second.to_status) == ("offered", "waiting")
    assert first.at <= second.at
    return first.by_id


def ask_again(offers: list[Offer]) -> None:
    """Everything as before anybody answered."""
    OfferStep.objects.all().delete()
    Offer.objects.filter(pk__in=[offer.pk for offer in offers]).update(status="offered")
    Intake.objects.update(places_taken=0)


def test_a_double_tap_is_one_yes():
    sam = make_young_adult("Sam")
    offer = make_offer(young_adult=sam)
    for _ in range(10):
        ask_again([offer])
        outcomes = race(say_yes(offer, sam.user), say_yes(offer, sam.user))
        assert sorted(outcomes) == ["The answer was yes already.", "done"]
        assert OfferStep.objects.count() == 1
        assert Intake.objects.get().places_taken == 1


def test_a_yes_that_races_a_withdrawal_is_one_or_the_other_and_keeps_no_place():
    sam, wren = make_young_adult("Sam"), make_worker("Wren", "ete_worker")
    offer = make_offer(young_adult=sam)
    for _ in range(10):
        ask_again([offer])
        theirs = Offer.objects.get(pk=offer.pk)
        yes, back = race(say_yes(offer, sam.user), lambda theirs=theirs: lifecycle.withdraw(theirs, by=wren))
        assert back == "done"
        assert yes in {"done", "This offer has been taken back."}
        assert Offer.objects.get().status == "withdrawn_by_service"
        steps = list(OfferStep.objects.order_by("pk").values_list("to_status", flat=True))
        assert steps == (["accepted"] if yes == "done" else []) + ["withdrawn_by_service"]
        assert Intake.objects.get().places_taken == 0


def test_a_breakdown_that_is_settled_while_it_goes_on_waits_for_the_move():
    wren = make_worker("Wren", "ete_worker")
    offer = lifecycle.pause(make_offer(status="started"), by=wren)
    breakdown = Breakdown.objects.get()

    def settle() -> str:
        try:
            breaking.settle(breakdown, "go_on", by=wren)
        except NotNow as refusal:
            return refusal.sentence
        return "done"

    with transaction.atomic():
        places.lock(offer.intake_id)
        late = RUNNERS.submit(settle)
        wait_until(somebody_waits_for_us)
        lifecycle.resume(Offer.objects.get(), by=wren)
    assert late.result() == "Wren has said already what comes next."
    assert Offer.objects.get().status == "started"


def somebody_waits_for_us() -> bool:
    """Another connection waits for a lock that this one holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            """select exists (select from pg_locks
            where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))"""
        )
        return cursor.fetchone()[0]
