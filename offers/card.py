"""An offer as a young adult reads it: what, where, when, money, who, why. One dataclass, made from an intake.

It is made from the intake and, where there is somebody, from where they live: so that a host can see the same
card before anybody is offered anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from geography.distance import hundred_metres, in_words
from pledges.models import Intake, Pledge
from rulebook import lists

from .models import Offer
from .words import day

MAP = "https://www.openstreetmap.org/search?"

KINDS = {
    Pledge.Kind.WORK_EXPERIENCE: "Work experience: try out a job",
    Pledge.Kind.MENTORING: "A mentor: someone to talk to who knows the work",
    Pledge.Kind.APPRENTICESHIP: "Apprenticeship: a paid job where you learn",
    Pledge.Kind.PRIORITY_INTERVIEW: "A job interview, kept for you",
    Pledge.Kind.OTHER_SUPPORT: "Something that can help you",
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
    meets: str
    support: list[str]


def card(intake: Intake, home: Any = None) -> Card:
    """The card of one intake. ``home`` is anything with a position (a young adult), or None."""
    pledge = intake.pledge
    return Card(
        title=pledge.title,
        kind=KINDS[pledge.kind],
        host=pledge.organisation.name,
        description=pledge.description,
        where=where(pledge, home),
        directions="" if pledge.remote else pledge.directions,
        map_url="" if pledge.remote or not pledge.postcode else MAP + urlencode({"query": pledge.postcode}),
        when=when(intake),
        money=money(pledge),
        meets=pledge.meets,
        support=[lists.label(lists.SUPPORT, code) for code in pledge.support],
    )


def where(pledge: Pledge, home: Any) -> str:
    if pledge.remote:
        return "From your own home, online"
    place = ", ".join(filter(None, [pledge.site_name, pledge.postcode]))
    if home is None or home.easting is None or pledge.easting is None:
        return place
    return f"{place}: {in_words(hundred_metres(home, pledge))} from you"


def when(intake: Intake) -> list[str]:
    pledge = intake.pledge
    dates = f"From {day(intake.starts_on)} {intake.starts_on.year}"
    if intake.ends_on:
        dates += f" to {day(intake.ends_on)} {intake.ends_on.year}"
    hours = f"{pledge.weekly_hours} hours a week" if pledge.weekly_hours else ""
    return [line for line in (dates, hours, days(pledge), pledge.times) if line]


def days(pledge: Pledge) -> str:
    names = [lists.DAYS[number][1] for number in sorted(pledge.days)]
    if not names:
        return ""
    if len(names) > pledge.least_days > 0:
        return f"{pledge.least_days} days of these: {', '.join(names)}"
    return ", ".join(names)


def money(pledge: Pledge) -> list[str]:
    """Pay before tax, by the week first: that is what rent is paid from."""
    travel = "They pay for your travel" if pledge.travel_paid else "They do not pay for travel"
    if not pledge.pay:
        return ["No pay (£0)", travel]
    by_the_hour = f"{pounds(pledge.pay)} an hour"
    if not pledge.weekly_hours:
        return [f"{by_the_hour}, before tax", travel]
    return [f"{pounds(pledge.pay * pledge.weekly_hours)} a week, before tax ({by_the_hour})", travel]


def pounds(pence: int) -> str:
    whole, rest = divmod(pence, 100)
    return f"£{whole:,}.{rest:02}" if rest else f"£{whole:,}"


def why(offer: Offer) -> list[str]:
    """The reasons that were kept with the offer, as they speak to the young adult.

    A reason is a sentence, or a pair of them: ``{"about": …, "to": …}``, about the person and to the person.
    """
    return [reason["to"] if isinstance(reason, Mapping) else str(reason) for reason in offer.reasons]
