"""What the rows about the desk are about: concerns, the queue, what broke down."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from desk import jobs as sendings
from desk import lifecycle as sending
from desk.models import PutOff
from matching import overriding
from matching.rulings import rulings
from offers import broken_promises, lifecycle, promise_reports, referring, safety, unmet
from offers.models import DutyTurn, Hold, PromiseReport, Question, SafetyConcern
from rulebook import holidays
from tests.factories import make_intake, make_offer, make_pledge
from tests.people import Cast
from youngadults import notes, silencing


def make_question(cast: Cast) -> Question:
    offer = make_offer(young_adult=cast.sam.young_adult, status="declined")
    return Question.objects.create(offer=offer, text="Why?")


def on_duty(cast: Cast) -> None:
    """Wren is on duty today."""
    today = timezone.localdate()
    DutyTurn.objects.get_or_create(person=cast.wren, starts_on=today, ends_on=today)


def nothing_on_duty(cast: Cast) -> list:
    on_duty(cast)
    return []


def duty_turn(cast: Cast) -> list:
    on_duty(cast)
    return [DutyTurn.objects.get().pk]


def concern(cast: Cast) -> list:
    on_duty(cast)
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    return [safety.raise_concern(cast.sam.young_adult, by=cast.sam, offer=offer).pk]


def taken_concern(cast: Cast) -> list:
    return [safety.take(SafetyConcern.objects.get(pk=concern(cast)[0]), by=cast.wren).pk]


def note_on_concern(cast: Cast) -> list:
    return [*taken_concern(cast), "note"]


def close_concern(cast: Cast) -> list:
    return [*taken_concern(cast), "close"]


def held(cast: Cast) -> list:
    concern(cast)
    return [Hold.objects.get().pk]


def row_of_sam(cast: Cast) -> list:
    return [f"question.{make_question(cast).pk}"]


def put_off(cast: Cast) -> list:
    until = timezone.now() + dt.timedelta(days=1)
    return [PutOff.objects.create(row="question.1", until=until, why="", by=cast.wren, for_service=True).pk]


def private_note(cast: Cast) -> list:
    return [notes.write(cast.sam.young_adult, "A word", by=cast.ade, why_private="About his sister").pk]


def need(cast: Cast) -> list:
    return [unmet.note(cast.sam.young_adult, "too_far", by=cast.wren).pk]


def referral(cast: Cast) -> list:
    return [referring.refer(cast.sam.young_adult, by=cast.ade).pk]


def sam_missing(cast: Cast) -> list:
    return [silencing.stop(cast.sam.young_adult, "missing", by=cast.ade).pk]


def a_rule(cast: Cast) -> list:
    return ["offer.open_cap"]


def a_sector(cast: Cast) -> list:
    return ["animal-care", "mentoring"]


def a_holiday(cast: Cast) -> list:
    day = timezone.localdate() + dt.timedelta(days=40)
    return [holidays.add(day, "Founders’ day", by=cast.morgan).on.isoformat()]


def no_holiday(cast: Cast) -> list:
    return ["soon"]


def no_rule(cast: Cast) -> list:
    return ["offer.nothing"]


def breakdown(cast: Cast) -> list:
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    lifecycle.end_early(offer, by=cast.chidi)
    return [offer.breakdowns.get().pk]


def promise_report(cast: Cast) -> list:
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    return [promise_reports.report(offer, "pay", by=cast.sam).pk]


def settled_report(cast: Cast) -> list:
    report = PromiseReport.objects.get(pk=promise_report(cast)[0])
    return [promise_reports.settle(report, "It is paid now.", by=cast.ade).pk]


def broken_promise(cast: Cast) -> list:
    """Put to Parks."""
    report = PromiseReport.objects.get(pk=promise_report(cast)[0])
    return [broken_promises.put_to_host(report, "Travel is not paid.", by=cast.wren).pk]


def override(cast: Cast) -> list:
    """Wren wants to offer Sam a fourth."""
    sam, intake = cast.sam.young_adult, make_intake(pledge=make_pledge(places=None))
    for _ in range(3):
        make_offer(intake=make_intake(), young_adult=sam)
    ruling = rulings(intake, [sam.pk])[sam.pk]
    return [overriding.ask(intake, ruling, by=cast.wren, why="His uncle drives him").pk]


def many_offers(cast: Cast) -> list:
    """Read, and ready to send."""
    chosen = sending.choose(make_intake(), [cast.sam.young_adult.pk], by=cast.wren)
    sendings.work(sending_id=chosen.pk, status="reading")
    return [chosen.pk]
