"""Checks that may not be asked for, ages that may not be narrowed, an apprenticeship that is too short to be
one, a site that nobody can get to.
"""

from __future__ import annotations

from collections.abc import Iterator

from pledges.models import Pledge
from rulebook.reading import value

from .findings import Finding, block, hint, refer

K = Pledge.Kind

BASIC, ENHANCED = 1, 2
YOUNGEST, OLDEST = 18, 25


def found_in_dbs(pledge: Pledge) -> Iterator[Finding]:
    """An enhanced check is for the roles that the law names; asking for one without is an offence."""
    eligible = pledge.dbs_role not in ("", "none")
    if pledge.dbs == ENHANCED and not eligible:
        yield block(
            "dbs_role" if not pledge.dbs_role else "dbs",
            "An enhanced DBS check may only be asked for where the law allows it for the role.",
            "Choose what the role does that allows it, or ask for a basic check or none. References, "
            "training and working where others can see keep people safe too.",
        )
    elif pledge.dbs == ENHANCED:
        yield refer(
            "dbs",
            f"It asks for an enhanced check: {pledge.get_dbs_role_display().lower()}.",
            "The 18+ service confirms that the role is eligible.",
        )
    elif pledge.dbs == BASIC and not eligible:
        yield hint(
            "dbs",
            "A basic check takes weeks, and shuts out people who could do this.",
            "Ask for it only if something goes wrong without it.",
        )


def found_in_ages(pledge: Pledge) -> Iterator[Finding]:
    """Everybody whom the service is for, unless a law or an insurer says otherwise."""
    if pledge.is_foundation:
        yield from foundation_ages(pledge)
    elif (pledge.age_from, pledge.age_to) != (YOUNGEST, OLDEST):
        if pledge.age_reason.strip():
            yield refer(
                "age_reason",
                f"It is for ages {pledge.age_from} to {pledge.age_to} only: {pledge.age_reason.strip()}",
                "The 18+ service checks the reason.",
            )
        else:
            yield block(
                "age_reason",
                f"It is for ages {pledge.age_from} to {pledge.age_to} only, and age alone may not decide.",
                "Open it to ages 18 to 25, or say which law or insurance asks for other ages.",
            )


def foundation_ages(pledge: Pledge) -> Iterator[Finding]:
    everybody = value("apprenticeship.foundation_upper_age")
    care = value("apprenticeship.foundation_upper_age_care_experienced")
    if pledge.age_to < care:
        yield hint(
            "age_to",
            f"Adverts say up to {everybody}, but whoever grew up in care can start a foundation "
            f"apprenticeship up to {care}.",
            f"Make the oldest age {care}.",
        )


def found_in_length(pledge: Pledge) -> Iterator[Finding]:
    """What is over sooner is no apprenticeship, whatever it is called, and may not pay like one."""
    shortest = value("apprenticeship.minimum_months")
    if pledge.kind == K.APPRENTICESHIP and pledge.months and pledge.months < shortest:
        yield block(
            "months",
            f"An apprenticeship lasts {shortest} months at least.",
            f"Say that it lasts {shortest} months or more, or post it as work experience.",
        )


def found_on_the_way(pledge: Pledge) -> Iterator[Finding]:
    if pledge.remote or pledge.kind == K.OTHER_SUPPORT or not pledge.postcode or pledge.directions.strip():
        return
    yield refer(
        "directions",
        "Nobody has said how to get there without a car.",
        "Name the bus or train, and how far it is to walk. Most young adults do not drive.",
    )
