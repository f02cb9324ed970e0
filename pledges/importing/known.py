"""The adverts that came in before and are open here, with what a row about them needs."""

from __future__ import annotations

from typing import Any

from champions.models import Organisation
from pledges.models import Pledge, Source

from .adverts import SOURCE


def adverts_here(organisation: Organisation | None = None) -> list[tuple[str, dict[str, Any]]]:
    """References and values; of one organisation, or of all."""
    here = Source.objects.filter(origin=SOURCE).exclude(pledge__status__in=Pledge.ENDED)
    if organisation is not None:
        here = here.filter(pledge__organisation=organisation)
    return [(reference_of(it), values_of(it)) for it in here.select_related("pledge__organisation")]


def reference_of(source: Source) -> str:
    return source.key.partition(":")[2]


def values_of(source: Source) -> dict[str, Any]:
    pledge = source.pledge
    named = {"reference": reference_of(source), "organisation": pledge.organisation.name}
    return {**named, "kind": pledge.kind, "title": pledge.title}
