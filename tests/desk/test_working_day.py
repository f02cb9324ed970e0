"""A working day: 16 decisions, 40 replies, 5 dead numbers, 3 breakdowns; the queue is right after each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from desk.queue import groups
from notifications.models import Delivery, Notification
from offers import breaking, lifecycle, questions
from offers.models import Breakdown, Offer
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import make_young_adult
from youngadults import following
from youngadults.models import YoungAdult

STEPS = 16 + 40 + 10 + 10 + 6
"""Decisions; replies, of which ten are questions that are answered too; numbers; breakdowns."""


@dataclass
class Expected:
    """What must stand in the two queues now, kept by hand beside the service."""

    wren: set[str] = field(default_factory=set)
    ade: set[str] = field(default_factory=set)
    never: int = 0

    def both(self, *keys: str) -> None:
        self.wren.update(keys)
        self.ade.update(keys)

    def gone(self, *keys: str) -> None:
        self.wren.difference_update(keys)
        self.ade.difference_update(keys)


@dataclass
class Day:
    cast: Any
    people: list[YoungAdult]
    offers: list[Offer]
    expected: Expected


@pytest.fixture
def day(cast):
    """Ade advises 64: 16 were never offered anything, 45 have an open offer, three are somewhere already."""
    YoungAdult.objects.update(paused_at=timezone.now())  # Sam and Noor have the day off
    people = [
        make_young_adult(f"P{number}", adviser=cast.ade, phone=f"+4477009001{number:02}")
        for number in range(64)
    ]
    intake = make_intake(pledge=make_pledge(places=None), places=40)
    offers = [make_offer(intake=intake, young_adult=person) for person in people[16:61]]
    for person, status in zip(people[61:], ("confirmed", "started", "started"), strict=True):
        offers.append(make_offer(intake=intake, young_adult=person, status=status))
    return Day(cast, people, offers, Expected(never=16))


def queue(user):
    """What stands there, and how many were never offered anything: the queue is asked once."""
    found = groups(user)
    shown = [group for group in found if group.key != "never"]
    assert all(group.more == 0 for group in shown)
    never = sum(group.total for group in found if group.key == "never")
    return {row.key for group in shown for row in group.rows}, never


@pytest.mark.parametrize("asked_every", [6, pytest.param(1, marks=pytest.mark.wide)])
def test_the_queue_is_right_after_every_step_of_a_day(day, asked_every):
    """Every step of the day is made each time; both queues are asked after all of them in the wide run, and
    after every sixth in the quick one.
    """
    assert queue(day.cast.wren) == (set(), 16)
    parts = chain.from_iterable(part(day) for part in (decisions, replies, failures, breakdowns))
    for number, said in enumerate(parts, start=1):
        if number % asked_every == 0 or number == STEPS:
            assert queue(day.cast.wren) == (day.expected.wren, day.expected.never), said
            assert queue(day.cast.ade) == (day.expected.ade, day.expected.never), said
    assert number == STEPS
    assert day.expected == Expected()


def decisions(day: Day) -> Iterator[str]:
    """Wren sends sixteen offers, each after its preview: those who waited leave the queue one by one."""
    intake = make_intake(pledge=make_pledge(places=None, title="Gardener"), places=16)
    client = Client()
    client.force_login(day.cast.wren)
    for person in day.people[:16]:
        answer = client.post(reverse("desk:send", args=[intake.pk]), {"person": person.pk})
        assert answer.status_code == 302
        day.expected.never -= 1
        yield f"offered to {person}"


def replies(day: Day) -> Iterator[str]:
    """Ten yes, ten not now, ten no thanks, ten questions, which are answered one after another."""
    answers = (lifecycle.accept, lifecycle.put_off, lifecycle.decline)
    for number, offer in enumerate(day.offers[:30]):
        answers[number % 3](offer, by=offer.young_adult.user)
        yield f"{offer} answered"
    asked = []
    for offer in day.offers[30:40]:
        asked.append(questions.ask(offer, "When does it start?", by=offer.young_adult.user))
        day.expected.both(f"question.{asked[-1].pk}")
        yield f"{offer} asked"
    for number, question in enumerate(asked):
        questions.answer(question, "On Monday", by=(day.cast.wren, day.cast.ade)[number % 2])
        day.expected.gone(f"question.{question.pk}")
        yield f"{question} answered"


def failures(day: Day) -> Iterator[str]:
    """Five numbers are dead: Ade has a row for each until the number is put right."""
    dead = day.people[56:61]
    for person in dead:
        following.ask_to_find_another_way(failed_delivery(person), by=None, why="")
        task = day.cast.ade.tasks.get(key__startswith=f"{person.pk}.")
        day.expected.ade.add(f"reach.{task.pk}")
        yield f"{person} is out of reach"
    for number, person in enumerate(dead):
        YoungAdult.objects.filter(pk=person.pk).update(phone=f"+4477009002{number:02}")
        task = day.cast.ade.tasks.get(key__startswith=f"{person.pk}.")
        day.expected.gone(f"reach.{task.pk}")
        yield f"{person} has another number"


def failed_delivery(person: YoungAdult) -> Delivery:
    notice = Notification.objects.create(recipient=person.user, kind="offer_made", key="0.0", link="/")
    return Delivery.objects.create(
        notification=notice,
        channel="text",
        status=Delivery.Status.PERMANENT_FAILURE,
        due_at=None,
        sent_to=str(person.phone),
        sending_since=timezone.now() - dt.timedelta(minutes=1),
    )


def breakdowns(day: Day) -> Iterator[str]:
    """One did not come, one stopped, one pauses; for each, Ade says after a talk what comes next."""
    host, (missed, stopped, paused) = day.cast.chidi, day.offers[45:]
    missed.intake.starts_on = timezone.localdate()
    for offer, act, by in (
        (missed, lifecycle.did_not_attend, host),
        (stopped, lifecycle.end_early, host),
        (paused, lifecycle.pause, day.cast.ade),
    ):
        act(offer, by=by)
        day.expected.both(f"broken.{offer.breakdowns.get().pk}")
        yield f"{offer} broke down"
    for offer, what_next in ((missed, "stop"), (stopped, "pause"), (paused, "change")):
        broke = Breakdown.objects.get(offer=offer)
        breaking.settle(broke, what_next, by=day.cast.ade, words="From ten")
        day.expected.gone(f"broken.{broke.pk}")
        yield f"{offer} is settled"
