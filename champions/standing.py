"""Where an organisation stands with us: whether it may post, and whether somebody may start with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from lifecycles import NotNow

from . import diligence
from .models import Organisation, Partnership

S = Partnership.Status

SENTENCES = {
    S.INTERESTED: "{} has not agreed yet: what it offers is still being written.",
    S.APPLIED: "{} has not agreed yet. Read what it offers and agree to it first.",
    S.PAUSED: "{} is paused. Somebody of it, or the 18+ service, can go on first.",
    S.BLOCKED: "{} is paused by the council for now. Ring the 18+ service.",
    S.LEFT: "{} has left.",
}


def why_not_post(organisation: Organisation) -> str:
    """Why its pledges can't go out now; empty where they can. The council's departments need no agreement."""
    partnership = Partnership.objects.filter(organisation=organisation).first()
    sentence = SENTENCES.get(partnership.status, "") if partnership else ""
    return sentence.format(organisation)


def not_posting_yet(organisations: Iterable[Organisation]) -> list[tuple[str, str]]:
    """For each whose pledges can't go out now: why, and the page where it is put right."""
    reasons = ((why_not_post(it), it.get_absolute_url()) for it in organisations)
    return [(sentence, url) for sentence, url in reasons if sentence]


def refuse_unless_agreed(organisation: Organisation) -> None:
    """Raises NotNow with the reason why its pledges can't go out now."""
    if sentence := why_not_post(organisation):
        raise NotNow(sentence)


def refuse_unless_start_is_safe(organisation: Organisation, day: dt.date) -> None:
    """Raises NotNow with what is not shown, or over, on the day on which somebody would start."""
    if sentence := diligence.why_no_start(organisation, day):
        raise NotNow(sentence)
