"""Whose young adults these are: the council's own, as the rulebook names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from geography.models import Authority
from lifecycles import NotNow
from rulebook.reading import council
from youngadults.models import YoungAdult


def our_council() -> str:
    """The GSS code; where the rulebook has none, that of everybody who is here. Empty where nobody knows."""
    code = council().authority_code
    if code and Authority.objects.filter(pk=code).exists():
        return code
    ours = YoungAdult.objects.filter(guest_until=None)
    here = list(ours.order_by().values_list("council", flat=True).distinct()[:2])
    return here[0] if len(here) == 1 else ""


def council_for_new(districts: Iterable[str | None]) -> str:
    """The same for those who come in; for the very first of them, the corporate parent in whose area most of
    their homes lie. Raises NotNow where nobody can know.
    """
    if code := our_council() or where_most_live(districts):
        return code
    raise NotNow("The rulebook does not say which council this is. Set “council.authority_code” there first.")


def where_most_live(districts: Iterable[str | None]) -> str:
    numbers, parents = Counter(code for code in districts if code), Counter[str]()
    for place in Authority.objects.select_related("upper_tier").filter(pk__in=numbers):
        parents[place.corporate_parent().pk] += numbers[place.pk]
    return parents.most_common(1)[0][0] if parents else ""
