"""What checks found of a host, in numbers: for scorecards and the panel's papers, above this room.

Only checks whose host has had its say are counted, so that no figure goes before the right of reply.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from django.db.models import Count

from champions.models import Organisation

from .models import Answer, PromiseCheck


def of_hosts(organisations: Collection[int]) -> list[tuple[int, dt.date, str]]:
    """Organisation, day and answer of each check of these hosts that counts: one query."""
    rows = PromiseCheck.objects.filter(status__in=PromiseCheck.HOST_HEARD, organisation__in=organisations)
    return list(rows.order_by("visited_on", "pk").values_list("organisation", "visited_on", "kept"))


def found(
    organisation: Organisation | None = None, since: dt.date | None = None, until: dt.date | None = None
) -> Mapping[str, int]:
    """How many checks found each answer to "did they do what they promise?"; of one host, or of all."""
    rows = PromiseCheck.objects.filter(status__in=PromiseCheck.HOST_HEARD)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    if since is not None:
        rows = rows.filter(visited_on__gte=since)
    if until is not None:
        rows = rows.filter(visited_on__lte=until)
    counted = dict(rows.order_by().values_list("kept").annotate(Count("pk")))
    return {answer: counted.get(answer, 0) for answer in Answer.values}
