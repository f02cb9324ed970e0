"""All guard rails for one pledge, the gravest first."""

from __future__ import annotations

from pledges.models import Pledge

from .checks import found_in_ages, found_in_dbs, found_in_length, found_on_the_way
from .contact import found_in_contact
from .dates import found_in_dates
from .filters import found_in_filters
from .findings import ORDER, Finding, Level
from .pay import found_in_pay
from .reading import found_in_reading
from .words import found_in_words
from .work_words import found_in_work_words

RAILS = (
    found_in_pay,
    found_in_work_words,
    found_in_filters,
    found_in_dbs,
    found_in_ages,
    found_in_length,
    found_in_dates,
    found_on_the_way,
    found_in_contact,
    found_in_words,
    found_in_reading,
)


def findings(pledge: Pledge) -> list[Finding]:
    found = [finding for rail in RAILS for finding in rail(pledge)]
    return sorted(found, key=lambda finding: ORDER.index(finding.level))


def blocks(pledge: Pledge) -> list[Finding]:
    """What nobody can set aside."""
    return [finding for finding in findings(pledge) if finding.level == Level.BLOCK]
