"""A promise that was not kept, between the 18+ service and the host: put to it, answered, put right or not.

The host reads a worker's words, never who said it. It has two working days to answer and ten to put it right;
then a worker who has asked the young adult says what came of it. Twice confirmed in 90 days: nobody new is
offered it until it is put right. Days and numbers are the rulebook's.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.permissions import an_ete_worker
from lifecycles import Lifecycle, Move, NotNow, NotPermitted, change_status, register
from pledges import lifecycle as pledges
from pledges.models import Pledge
from rulebook.calendar import add_working_days
from rulebook.reading import value

from . import broken_notices as notices
from . import permissions, promise_reports
from .models import BrokenPromise, BrokenPromiseStep, PromiseReport

S = BrokenPromise.Status


def the_host(user: Any, broken: BrokenPromise) -> bool:
    return permissions.its_champion(user, broken.report.offer)


LIFECYCLE = register(
    Lifecycle(
        model=BrokenPromise,
        step_model=BrokenPromiseStep,
        moves=(
            Move("answer", (S.WITH_HOST,), S.ANSWERED, (the_host,), "We put it right"),
            Move("dispute", (S.WITH_HOST,), S.DISPUTED, (the_host,), "We see it differently"),
            Move(
                "put_right",
                (*BrokenPromise.UNDECIDED, S.NOT_PUT_RIGHT),
                S.PUT_RIGHT,
                (an_ete_worker,),
                "It has been put right",
            ),
            Move(
                "not_put_right",
                BrokenPromise.UNDECIDED,
                S.NOT_PUT_RIGHT,
                (an_ete_worker,),
                "It has not been put right",
            ),
            Move("set_aside", BrokenPromise.UNDECIDED, S.SET_ASIDE, (an_ete_worker,), "It did not happen"),
        ),
        now={
            S.WITH_HOST: "This waits for the host’s answer.",
            S.ANSWERED: "The host has answered this already.",
            S.DISPUTED: "The host has answered this already.",
            S.PUT_RIGHT: "This has been put right.",
            S.NOT_PUT_RIGHT: "It has been written down that this was not put right.",
            S.SET_ASIDE: "It has been written down that this did not happen.",
        },
    )
)


@transaction.atomic
def put_to_host(report: PromiseReport, words: str, *, by: Any) -> BrokenPromise:
    """Once somebody has talked with the young adult: the host is told what, and never by whom.

    Raises NotPermitted for anybody but ETE workers, NotNow where somebody was quicker.
    """
    if not an_ete_worker(by, report):
        raise NotPermitted("put_to_host")
    if names_somebody(report, words):
        raise NotNow("Leave out the name: the host must not learn who said it.")
    now = timezone.now()
    try:
        with transaction.atomic():
            made = BrokenPromise.objects.create(
                report=report,
                words=words,
                put_at=now,
                put_by=by,
                answer_by=add_working_days(now, value("broken_promise.answer_working_days")),
                put_right_by=add_working_days(now, value("broken_promise.put_right_working_days")),
            )
    except IntegrityError:
        raise NotNow("Somebody has put this to the host already.") from None
    notices.put_to_host(made)
    return made


def names_somebody(report: PromiseReport, words: str) -> bool:
    """Whole words only: Sam is not named by "the same"."""
    person, said = report.offer.young_adult, set(re.findall(r"\w+", words.casefold()))
    names = f"{person.first_name} {person.last_name}".casefold()
    return any(name in said for name in re.findall(r"\w+", names))


@transaction.atomic
def answer(broken: BrokenPromise, words: str, *, by: Any, agrees: bool = True) -> BrokenPromise:
    """The host's right of reply: that it puts it right and how, or that it sees it differently and why."""
    verb = "answer" if agrees else "dispute"
    change_status(broken, verb, by=by, answer=words, answered_at=timezone.now())
    notices.answered(broken)
    return broken


@transaction.atomic
def decide(
    broken: BrokenPromise, verb: str, outcome: str, *, by: Any, put_right_on: dt.date | None = None
) -> BrokenPromise:
    """What came of it, said by a worker who has asked the young adult, who reads ``outcome``."""
    on = put_right_on or timezone.localdate() if verb == "put_right" else None
    change_status(broken, verb, by=by, put_right_on=on)
    if broken.report.settled_at is None and outcome:
        promise_reports.settle(broken.report, outcome, by=by)
    notices.decided(broken)
    pause_after_a_second(broken)
    return broken


# --- Twice in a while


def pause_after_a_second(broken: BrokenPromise) -> None:
    """Nobody new is offered what was twice found not to be as promised. What runs, goes on."""
    if broken.status not in BrokenPromise.CONFIRMED:
        return
    # Of two that are confirmed at the same moment the later one sees both, and that the first has paused it.
    pledge = Pledge.objects.select_for_update().get(pk=broken.pledge.pk)
    if pledge.status != Pledge.Status.LIVE:
        return
    number, days = value("broken_promise.pause_after"), value("broken_promise.pause_within_days")
    if len(confirmed_near(broken, days)) >= number:
        pledges.pause(pledge, by=None, why=BECAUSE.format(number=number, days=days))
        notices.paused(broken)


BECAUSE = "Not as promised, {number} times in {days} days. Put right what is open, then ring the 18+ service."


def confirmed_near(broken: BrokenPromise, days: int) -> list[BrokenPromise]:
    """The confirmed ones of the same pledge, itself among them, said within so many days of this one."""
    said_at, while_ = broken.report.reported_at, dt.timedelta(days=days)
    of_pledge = BrokenPromise.objects.confirmed().filter(report__offer__intake__pledge=broken.pledge)
    return list(of_pledge.filter(report__reported_at__range=(said_at - while_, said_at + while_)))


def refuse_to_resume(pledge: Pledge, *, by: Any, why: str = "") -> None:
    """Follows a pledge that its champion resumes: not while something of it is still not put right."""
    of_pledge = BrokenPromise.objects.filter(report__offer__intake__pledge=pledge)
    recent = timezone.now() - dt.timedelta(days=value("broken_promise.pause_within_days"))
    recent_ones = of_pledge.confirmed().filter(report__reported_at__gte=recent)
    is_twice = recent_ones.count() >= value("broken_promise.pause_after")
    if is_twice and recent_ones.filter(status=S.NOT_PUT_RIGHT).exists():
        raise NotNow(STILL_OPEN)


STILL_OPEN = (
    "This is paused because it was not as promised, and that is not put right yet. Put it right and ring the "
    "18+ service: when they have noted it, you can resume."
)


# --- By the clock


def chase() -> None:
    """For the job: who has not answered in time is rung; what is not put right in time goes to a manager."""
    now = timezone.now()
    for broken in BrokenPromise.objects.unanswered().filter(answer_by__lte=now).with_pledge().order_by("pk"):
        notices.still_unanswered(broken)
    late = BrokenPromise.objects.undecided().filter(put_right_by__lte=now)
    for broken in late.with_pledge().order_by("pk"):
        notices.over_time(broken)
