"""The task list of a draft: which parts are done, which are not, and what has to be put right."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from .forms.parts import PARTS, Part
from .guard import Finding, Level
from .models import Pledge
from .readiness import NEEDED, is_missing, needs_dates


@dataclass(frozen=True)
class Task:
    """One line of the list. ``tone`` is one of components/status.html."""

    heading: str
    url: str
    says: str
    tone: str


TO_DO, WRONG, LOOK, DONE, OPTIONAL, TYPING = (
    ("Not done", "info"),
    ("Put right", "stop"),
    ("Look at this", "wait"),
    ("Done", "good"),
    ("If you like", ""),
    ("Not saved", "wait"),
)


def tasks(pledge: Pledge, found: list[Finding], begun: set[str]) -> list[Task]:
    listed = [part_task(pledge, part, found, begun) for part in PARTS[pledge.kind]]
    return [*listed, *([dates_task(pledge, begun)] if needs_dates(pledge.kind) else [])]


def part_task(pledge: Pledge, part: Part, found: list[Finding], begun: set[str]) -> Task:
    url = reverse("pledges:part", args=[pledge.pk, part.slug])
    return Task(part.heading, url, *how_far(pledge, part, found, begun))


def how_far(pledge: Pledge, part: Part, found: list[Finding], begun: set[str]) -> tuple[str, str]:
    here = [finding.level for finding in found if finding.field in part.fields]
    if part.slug in begun:
        return TYPING
    if any(is_missing(pledge, name) for name in NEEDED[pledge.kind] if name in part.fields):
        return TO_DO
    if Level.BLOCK in here:
        return WRONG
    if Level.REFER in here:
        return LOOK
    return DONE if any(is_answered(pledge, name) for name in part.fields) else OPTIONAL


def is_answered(pledge: Pledge, name: str) -> bool:
    """Something else than what every new pledge says."""
    field = pledge._meta.get_field(name)
    return getattr(pledge, name) != field.get_default() and getattr(pledge, name) not in ("", None)


def dates_task(pledge: Pledge, begun: set[str]) -> Task:
    if "dates" in begun:
        return Task("Dates and places", reverse("pledges:add_intake", args=[pledge.pk]), *TYPING)
    has_dates = pledge.intakes.exists()
    address = (
        pledge.get_absolute_url() + "#dates" if has_dates else reverse("pledges:add_intake", args=[pledge.pk])
    )
    return Task("Dates and places", address, *(DONE if has_dates else TO_DO))
