"""An offer as a young adult reads it: what, where, when, money, who, why. One dataclass, made from an intake.

It is made from the intake and, where there is somebody, from where they live: so that a host can see the same
card before anybody is offered anything.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language_bidi, gettext_lazy
from django.utils.translation import gettext as _

from geography.distance import hundred_metres
from pledges.models import Intake, Pledge
from rulebook import lists

from .card_kinds import of_its_kind
from .words import day, far, goes_on, pounds

MAP = "https://www.openstreetmap.org/search?"

KINDS = {
    Pledge.Kind.WORK_EXPERIENCE: gettext_lazy("Work experience: try out a job"),
    Pledge.Kind.MENTORING: gettext_lazy("A mentor: someone to talk to who knows the work"),
    Pledge.Kind.APPRENTICESHIP: gettext_lazy("Apprenticeship: a paid job where you learn"),
    Pledge.Kind.PRIORITY_INTERVIEW: gettext_lazy("A job interview, kept for you"),
    Pledge.Kind.OTHER_SUPPORT: gettext_lazy("Something that can help you"),
}


@dataclass(frozen=True)
class Card:
    title: str
    kind: str
    host: str
    description: str
    where: str
    directions: str
    map_url: str
    when: list[str]
    money: list[str]
    is_paid: bool
    meets: str
    ask_for: str
    bring: str
    times: str
    support: list[str]
    of_its_kind: tuple[str, list[str]]


def card(intake: Intake, home: Any = None, *, first: dt.date | None = None) -> Card:
    """The card of one intake. ``home`` is anything with a position (a young adult), or None; ``first`` is
    the first day of one person, who may try again on another.
    """
    pledge = intake.pledge
    return Card(
        title=pledge.title,
        kind=str(KINDS[pledge.kind]),
        host=pledge.organisation.name,
        description=pledge.description,
        where=where(pledge, home),
        directions="" if pledge.remote else pledge.directions,
        map_url="" if pledge.remote or not pledge.postcode else MAP + urlencode({"query": pledge.postcode}),
        when=when(intake, first or intake.starts_on),
        money=money(pledge),
        is_paid=pledge.is_paid,
        meets=pledge.meets,
        ask_for=pledge.ask_for,
        bring=pledge.bring,
        times=pledge.times,
        support=[_(lists.label(lists.SUPPORT, code)) for code in pledge.support],
        of_its_kind=of_its_kind(pledge),
    )


def where(pledge: Pledge, home: Any) -> str:
    if pledge.remote:
        return _("You can do it from home. You meet online.")
    place = ", ".join(filter(None, [pledge.site_name, pledge.postcode]))
    if home is None or home.easting is None or pledge.easting is None:
        return place
    return _("%(place)s: %(distance)s from you") % {"place": apart(place), "distance": distance(home, pledge)}


def apart(words: str) -> str:
    """Words of ours from right to left stay in their order around what a host typed from left to right."""
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}" if get_language_bidi() else words


def distance(home: Any, pledge: Pledge) -> str:
    """How far in a straight line, in words."""
    return far(hundred_metres(home, pledge))


def when(intake: Intake, first_day: dt.date | None) -> list[str]:
    pledge = intake.pledge
    hours = _("%(hours)d hours a week") % {"hours": pledge.weekly_hours} if pledge.weekly_hours else ""
    return [line for line in (dates(intake, first_day), hours, days(pledge), pledge.times) if line]


def dates(intake: Intake, first_day: dt.date | None) -> str:
    """Nothing where there is no first day: support is there whenever it is asked for."""
    if not first_day:
        return ""
    first = f"{day(first_day)} {first_day.year}"
    last_day = intake.ends_on if intake.ends_on and intake.ends_on > first_day else None
    if intake.pledge.kind == Pledge.Kind.PRIORITY_INTERVIEW:
        starts = _("The job would start on %(first)s.") % {"first": first}
        return f"{starts} {goes_on(last_day)}".strip()
    if not intake.ends_on:
        return _("From %(first)s") % {"first": first}
    if not last_day:
        return first
    last = f"{day(last_day)} {last_day.year}"
    return _("From %(first)s to %(last)s") % {"first": first, "last": last}


def days(pledge: Pledge) -> str:
    names = ", ".join(str(WEEKDAYS[number]) for number in sorted(pledge.days))
    if len(pledge.days) > pledge.least_days > 0:
        return _("%(number)d days of these: %(names)s") % {"number": pledge.least_days, "names": names}
    return names


def money(pledge: Pledge) -> list[str]:
    """Pay before tax, by the week first: that is what rent is paid from. Support is no work, so has none."""
    if pledge.kind == Pledge.Kind.OTHER_SUPPORT:
        return []
    travel = _("They pay for your travel") if pledge.pays_for_travel else _("They do not pay for travel")
    if not pledge.pay:
        # Of the job behind an interview nobody has said it: that is not the same as nothing.
        return [travel] if pledge.kind == Pledge.Kind.PRIORITY_INTERVIEW else [_("No pay (£0)"), travel]
    if not pledge.weekly_hours:
        return [_("%(pay)s an hour, before tax") % {"pay": pounds(pledge.pay)}, travel]
    amounts = {"week": pounds(pledge.pay * pledge.weekly_hours), "hour": pounds(pledge.pay)}
    return [_("%(week)s a week, before tax (%(hour)s an hour)") % amounts, travel]
