"""Whose young adults these are: the council's own, as the rulebook names it."""

from __future__ import annotations

from geography.models import Authority
from lifecycles import NotNow
from rulebook.reading import council
from youngadults.models import YoungAdult


def our_council() -> str:
    """The GSS code; where the rulebook has none, that of everybody who is here. Empty where nobody knows."""
    code = council().authority_code
    if code and Authority.objects.filter(pk=code).exists():
        return code
    here = list(YoungAdult.objects.order_by().values_list("council", flat=True).distinct()[:2])
    return here[0] if len(here) == 1 else ""


def council_for_new() -> str:
    """The same for those who come in. Raises NotNow."""
    if code := our_council():
        return code
    raise NotNow("The rulebook does not say which council this is. Set “council.authority_code” there first.")
