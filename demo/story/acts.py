"""What people do in the story, each act by the right person through the lifecycles.

An act may carry a detail after a colon: "no:too_far", "ask:Is there a bus?".
"""

from __future__ import annotations

from collections.abc import Callable

from accounts.models import User
from champions.models import Champion
from matching import offering, overriding
from offers import breaking, broken_promises, check_ins, lifecycle, promise_reports, questions, references
from offers.models import Breakdown, Offer
from pledges import lifecycle as pledging
from pledges.models import Intake, Pledge
from youngadults.models import YoungAdult

from .promises import Told

TALKED_ABOUT_IT = "We talked about it, and they would like to try."

GOOD_WORK = "Came every day, five minutes early. Asked good questions and finished what was begun."
COMMENTS = "Please say who they would meet, what they could talk about, and how long it takes."
NOT_THE_HOURS = "The days were to be three a week, and it is five. Somebody cannot keep that up."
WE_PUT_IT_RIGHT = "The rota was made before we knew. From Monday it is three days."
WE_CANNOT = "The junction is being rebuilt, so there is nothing to count this year."

AFTER_A_TALK: dict[str, str] = {
    Breakdown.Next.PAUSE: "Back when the boxes are unpacked. The host knows, and keeps the desk.",
    Breakdown.Next.STOP: "Getting up at six was too early for now. We look for something that begins later.",
}


def worker() -> User:
    return User.objects.get(email="wren@example.org")


def manager() -> User:
    return User.objects.get(email="morgan@example.org")


def champion_of(pledge: Pledge) -> User:
    return Champion.objects.for_organisation(pledge.organisation).first().user


PLEDGE_ACTS: dict[str, Callable[[Pledge], object]] = {
    "submit": lambda pledge: pledging.submit(pledge, by=champion_of(pledge)),
    "approve": lambda pledge: pledging.approve(pledge, by=worker()),
    "refer_back": lambda pledge: pledging.refer_back(pledge, by=worker(), why=COMMENTS),
    "pause": lambda pledge: pledging.pause(pledge, by=champion_of(pledge), why="Jo is away until spring."),
    "close": lambda pledge: pledging.close(pledge, by=champion_of(pledge), why="It is over."),
    "withdraw": lambda pledge: pledging.withdraw(pledge, by=champion_of(pledge), why=WE_CANNOT),
}


def them(offer: Offer) -> User:
    return offer.young_adult.user


def host(offer: Offer) -> User:
    return champion_of(offer.pledge)


OFFER_ACTS: dict[str, Callable[[Offer, str], object]] = {
    "remove": lambda offer, _: lifecycle.remove(offer, by=worker()),
    "yes": lambda offer, _: lifecycle.accept(offer, by=them(offer)),
    "not_now": lambda offer, reason: lifecycle.put_off(offer, by=them(offer), reason=reason),
    "no": lambda offer, reason: lifecycle.decline(offer, by=them(offer), reason=reason),
    "ask": lambda offer, text: questions.ask(offer, text, by=them(offer)),
    "cancel": lambda offer, reason: lifecycle.cancel(offer, by=them(offer), reason=reason),
    "lapse": lambda offer, _: lifecycle.lapse(offer),
    "confirm": lambda offer, _: lifecycle.confirm(offer, by=host(offer)),
    "start": lambda offer, _: lifecycle.start(offer, by=host(offer)),
    "did_not_come": lambda offer, _: lifecycle.did_not_attend(offer, by=host(offer)),
    "pause": lambda offer, _: lifecycle.pause(offer, by=worker(), why="They are moving house."),
    "complete": lambda offer, _: lifecycle.complete(offer, by=host(offer)),
    "end_early": lambda offer, reason: lifecycle.end_early(offer, by=them(offer), reason=reason),
    "settle": lambda offer, what_next: breaking.settle(
        offer.breakdowns.unsettled().get(), what_next, by=worker(), words=AFTER_A_TALK[what_next]
    ),
    "good": lambda offer, point: say_how_it_goes(offer, point, "good"),
    "not_good": lambda offer, point: say_how_it_goes(offer, point, "help"),
    "asked_how": lambda offer, point: check_ins.ask(offer, point),
    "not_as_promised": lambda offer, about: promise_reports.report(offer, about, by=them(offer)),
    "put_to_host": lambda offer, _: broken_promises.put_to_host(
        offer.promise_reports.last(), NOT_THE_HOURS, by=worker()
    ),
    "host_puts_right": lambda offer, _: broken_promises.answer(
        offer.promise_reports.last().broken, WE_PUT_IT_RIGHT, by=host(offer)
    ),
    "reference": lambda offer, _: references.write(
        references.ask(offer, by=them(offer)), GOOD_WORK, by=host(offer)
    ),
    "service_withdraws": lambda offer, _: lifecycle.withdraw(offer, by=worker(), why="They found a place."),
}


def say_how_it_goes(offer: Offer, point: str, answer: str) -> None:
    check_ins.ask(offer, point)
    check_ins.answer(offer.check_ins.get(point=point), answer, by=them(offer))


def act_on_pledge(pledge: Pledge, acts: str) -> None:
    for act in acts.split():
        PLEDGE_ACTS[act](pledge)


def act_on_offers(intake: Intake, told: Told) -> None:
    """First everybody is asked, then they answer in turn: whoever is late finds the place taken."""
    asked = [(ask(intake, name, acts), acts.removeprefix("shortlist").strip()) for name, acts in told]
    for offer, acts in asked:
        for act in split(acts):
            verb, _, detail = act.partition(":")
            OFFER_ACTS[verb](offer, detail)


def split(acts: str) -> list[str]:
    """Acts are words, but a question is a sentence and comes last."""
    return [acts] if acts.startswith("ask:") else acts.split()


def ask(intake: Intake, name: str, acts: str) -> Offer:
    first_name, last_name = name.split(maxsplit=1)
    young_adult = YoungAdult.objects.get(first_name=first_name, last_name=last_name)
    if acts.startswith("shortlist"):
        return offering.shortlist(intake, young_adult, by=worker())
    why = {young_adult.pk: TALKED_ABOUT_IT}
    made = offering.offer_many(intake, [young_adult.pk], by=worker(), why=why)
    return made.sent[0] if made.sent else overriding.agree(made.asked[0], by=manager()).sent_as
