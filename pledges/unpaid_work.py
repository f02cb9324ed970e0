"""Is it learning, or is it work that must be paid? The test that every unpaid pledge is put to.

What something is called does not matter. Shadowing and trying things out may be unpaid for a short time;
work, a place on the rota and the promise of a job may not. The answer is to allow it, to have the 18+ service
look at it, or to stop it, each with the reason and a way to put it right. Nobody can set a stop aside:
`submit`, `approve` and every later edit ask again, and the database refuses the plainest of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rulebook.reading import value

from .models import Pledge

P = Pledge.Purpose


class Verdict(StrEnum):
    ALLOW = "allow"
    REFER = "refer"
    BLOCK = "block"
    ASK = "ask"
    """Not enough has been answered to tell."""


@dataclass(frozen=True)
class Arrangement:
    """What the law looks at. ``days_long`` counts from the first day to the last; None has no end."""

    pay: int = 0
    purpose: str = ""
    must_keep_hours: bool | None = None
    on_rota: bool | None = None
    job_promised: bool | None = None
    days_long: int | None = 0


@dataclass(frozen=True)
class Answer:
    verdict: Verdict
    field: str = ""
    reason: str = ""
    remedy: str = ""


OR_PAY = "or pay the legal minimum for every hour"
FINE = Answer(Verdict.ALLOW)


def judge(it: Arrangement) -> Answer:
    """The first answer that is not "allow", the gravest first."""
    if it.pay > 0:
        return FINE
    return next(
        (said for said in (is_work(it), is_unanswered(it), is_too_long(it), is_unclear(it)) if said), FINE
    )


def is_work(it: Arrangement) -> Answer | None:
    if it.job_promised:
        return blocked(
            "job_promised",
            "A promised job is a reward, so the law counts this as work.",
            f"Promise no job (an interview at the end is fine), {OR_PAY}.",
        )
    if it.on_rota:
        return blocked(
            "on_rota",
            "Somebody on the rota, or in place of paid staff, is at work.",
            f"Take them off the rota, so that nothing depends on them, {OR_PAY}.",
        )
    if it.purpose == P.WORK:
        return blocked(
            "purpose",
            "Work that somebody would otherwise do must be paid, whatever it is called.",
            f"Make it watching, or trying things out beside somebody, {OR_PAY}.",
        )
    return None


def is_unanswered(it: Arrangement) -> Answer | None:
    if it.purpose and None not in (it.must_keep_hours, it.on_rota, it.job_promised):
        return None
    return Answer(
        Verdict.ASK,
        "purpose",
        "It is unpaid, and we cannot tell yet whether that is lawful.",
        f"Answer the four questions about unpaid work, {OR_PAY}.",
    )


def is_too_long(it: Arrangement) -> Answer | None:
    most = value("unpaid.most_weeks")
    if it.days_long is None:
        return blocked("pay", "It is unpaid and has no last day.", f"Give it a last day, {OR_PAY}.")
    if it.days_long > most * 7:
        return blocked(
            "pay",
            f"Nobody only watches and learns for more than {most} weeks.",
            f"Make it {most} weeks or less, {OR_PAY}.",
        )
    return None


def is_unclear(it: Arrangement) -> Answer | None:
    """Lawful as it may be: a person of the 18+ service looks at it before it goes live."""
    if it.purpose == P.TRY and it.must_keep_hours:
        return referred(
            "must_keep_hours",
            "Trying things out at hours that must be kept can be work.",
            "Let them come and go, or expect the 18+ service to call you about it.",
        )
    few = value("unpaid.shadowing_weeks" if it.purpose == P.WATCH else "unpaid.trying_weeks")
    if it.days_long is not None and it.days_long > few * 7:
        return referred(
            "pay",
            f"It is unpaid for more than {few} weeks.",
            "Make it shorter, or expect the 18+ service to call you about it.",
        )
    return None


def blocked(field: str, reason: str, remedy: str) -> Answer:
    return Answer(Verdict.BLOCK, field, reason, remedy)


def referred(field: str, reason: str, remedy: str) -> Answer:
    return Answer(Verdict.REFER, field, reason, remedy)


def arrangement_of(pledge: Pledge) -> Arrangement:
    return Arrangement(
        pay=pledge.pay,
        purpose=pledge.purpose,
        must_keep_hours=pledge.must_keep_hours,
        on_rota=pledge.on_rota,
        job_promised=pledge.job_promised,
        days_long=days_long(pledge),
    )


def days_long(pledge: Pledge) -> int | None:
    """The longest of its intakes; None where one has no last day, 0 where there are none yet."""
    lengths = [it.ends_on and (it.ends_on - it.starts_on).days + 1 for it in dates_of(pledge)]
    return None if None in lengths else max(lengths, default=0)


def dates_of(pledge: Pledge) -> list:
    """Its dates; `to_be` in their place where somebody is still writing them, or it is not kept yet."""
    to_be = getattr(pledge, "to_be", None if pledge.pk else [])
    return list(pledge.intakes.all()) if to_be is None else to_be
