"""What the rows about the panel are about."""

from __future__ import annotations

from django.utils import timezone

from champions.models import Organisation
from reports import challenges, member_promises, pack, scorecards
from reports.models import Challenge, PromiseRecord
from reports.promise_record import Figures
from reports.quarters import Quarter, this_quarter
from tests.people import Cast


def last_quarter(cast: Cast) -> list:
    return [this_quarter().before.key]


def no_quarter(cast: Cast) -> list:
    return ["2026-02"]


def a_pack(cast: Cast) -> list:
    return [pack.confirm(this_quarter().before, "Kept", by=cast.morgan).of.key]


def a_record(cast: Cast) -> list:
    """Of Parks, with time to reply. Each of these is of its own quarter, so that all can stand together."""
    return [record_of(this_quarter().before).pk]


def record_of(quarter: Quarter) -> PromiseRecord:
    found = Figures(promised=2, offered=2, accepted=2, honoured=1, not_honoured=1)
    scorecards.make(Organisation.objects.get(name="Parks"), quarter, found)
    return PromiseRecord.objects.get(quarter=quarter.starts_on)


def heard(quarter: Quarter) -> PromiseRecord:
    record = record_of(quarter)
    PromiseRecord.objects.filter(pk=record.pk).update(reply_by=timezone.now())
    scorecards.end_time_to_reply()
    record.refresh_from_db()
    return record


def a_heard_record(cast: Cast) -> list:
    return [heard(this_quarter().before.before).pk]


def a_scorecard(cast: Cast) -> list:
    return [scorecards.publish(heard(this_quarter().before.before.before), by=cast.morgan).pk]


def challenge_of_sam(cast: Cast) -> list:
    return [challenges.raise_one("The forms are too long.", by=cast.sam).pk]


def given_challenge(cast: Cast) -> list:
    """To Wren."""
    made = Challenge.objects.get(pk=challenge_of_sam(cast)[0])
    return [challenges.give(made, cast.wren, timezone.localdate(), "Forms are long.", by=cast.morgan).pk]


def promise_of_pat(cast: Cast) -> list:
    return [member_promises.promise("shadow", timezone.localdate(), by=cast.pat).pk]
