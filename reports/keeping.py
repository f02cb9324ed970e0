"""Promises kept and not kept in a quarter: starts, hosts that took it back, how fast it was put right."""

from __future__ import annotations

import statistics

from offers.models import Offer, OfferStep, PromiseReport
from rulebook.calendar import working_days_between

from .quarters import Quarter
from .small_numbers import SMALLEST_SAID, rate, said

S = Offer.Status
AFTER_A_YES = (S.ACCEPTED, S.CONFIRMED, S.WAITING)
Line = tuple[str, str]


def kept_and_not(quarter: Quarter) -> list[Line]:
    """What is said of them, in words. People who said yes are counted, never named."""
    kept, broken = young_adults_kept(quarter), young_adults_let_down(quarter)
    reports = reports_of(quarter)
    return [
        ("Promises kept, of those that came to a start or were taken back", rate(kept, broken)),
        ("Young adults who started after a yes", said(kept)),
        ("Young adults whose host took it back after a yes", said(broken)),
        ("Young adults who told us that something was not as promised", said(len(set(reports)))),
        ("Usual time until it was put right", time_to_put_right(quarter)),
    ]


def young_adults_kept(quarter: Quarter) -> int:
    return people(in_quarter(quarter).filter(to_status=S.STARTED, from_status=S.CONFIRMED))


def young_adults_let_down(quarter: Quarter) -> int:
    ended = in_quarter(quarter).filter(to_status__in=Offer.ENDED_BY_HOST, from_status__in=AFTER_A_YES)
    return people(ended)


def in_quarter(quarter: Quarter):
    since, until = quarter.moments
    return OfferStep.objects.filter(at__gte=since, at__lt=until).order_by()


def people(steps) -> int:
    return steps.values("record__young_adult").distinct().count()


def reports_of(quarter: Quarter) -> list[int]:
    since, until = quarter.moments
    made = PromiseReport.objects.filter(reported_at__gte=since, reported_at__lt=until).order_by()
    return list(made.values_list("offer__young_adult", flat=True))


def time_to_put_right(quarter: Quarter) -> str:
    """The middle one of the reports that were settled in the quarter, in working days; of five or more."""
    since, until = quarter.moments
    settled = PromiseReport.objects.filter(settled_at__gte=since, settled_at__lt=until).order_by("pk")
    days = [
        working_days_between(begun.date(), done.date())
        for begun, done in settled.values_list("reported_at", "settled_at")
    ]
    if len(days) < SMALLEST_SAID:
        return NO_USUAL_TIME
    middle = round(statistics.median(days))
    return f"{middle} working day{'' if middle == 1 else 's'}"


NO_USUAL_TIME = "not said: there are fewer than 5"
