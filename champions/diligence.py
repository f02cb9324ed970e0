"""Which documents an organisation needs for what it offers, and whether somebody may start with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from rulebook.reading import value

from .models import Contribution, Document, Organisation

K = Document.Kind

COMES_TO_YOU = frozenset({"shadowing", "taster", "work_experience", "apprenticeship", "job"})
ALONE_WITH = frozenset({"mentoring", "lift"})

NEEDED_FOR: dict[str, frozenset[str]] = {
    K.EMPLOYERS_LIABILITY: COMES_TO_YOU,
    K.HEALTH_AND_SAFETY: COMES_TO_YOU,
    K.RISK_ASSESSMENT: frozenset({"work_experience", "apprenticeship"}),
    K.SAFEGUARDING_CONTACT: COMES_TO_YOU | ALONE_WITH,
    K.DATA_PROTECTION: COMES_TO_YOU | ALONE_WITH,
    K.REFERENCES: ALONE_WITH,
}
"""For an hour of interview practice nobody has to show anything: small things stay small."""

WORDS_ARE_ENOUGH = frozenset({K.SAFEGUARDING_CONTACT, K.DATA_PROTECTION, K.REFERENCES})


def needed_by(organisation: Organisation) -> list[str]:
    """What a partner has to show for what it offers. The council's departments are insured by the council."""
    items = set(
        Contribution.objects.filter(partnership__organisation=organisation).values_list("item", flat=True)
    )
    return [kind for kind in K.values if NEEDED_FOR[kind] & items]


def missing(organisation: Organisation, on: dt.date | None = None) -> list[str]:
    """The kinds that it needs and does not have on a day: never shown, not accepted yet, or over."""
    valid = set(
        Document.objects.valid_on(on or timezone.localdate())
        .filter(organisation=organisation)
        .values_list("kind", flat=True)
    )
    return [kind for kind in needed_by(organisation) if kind not in valid]


def in_the_way(organisation: Organisation, day: dt.date) -> list[str]:
    """The kinds for which nobody may start on a day: needed and missing, or once shown and over by then."""
    shown = Document.objects.accepted().filter(organisation=organisation)
    valid = set(shown.valid_on(day).values_list("kind", flat=True))
    over = set(shown.values_list("kind", flat=True)) - valid
    wanted = over | set(missing(organisation, day))
    return [kind for kind in K.values if kind in wanted]


def why_no_start(organisation: Organisation, day: dt.date) -> str:
    """A sentence for whoever wants somebody to start; empty where nothing is in the way."""
    kinds = [K(kind).label for kind in in_the_way(organisation, day)]
    if not kinds:
        return ""
    what = " and ".join([", ".join(kinds[:-1]), kinds[-1]]) if kinds[1:] else kinds[0]
    return (
        f"Nobody can start with {organisation} on {day:%-d %B %Y} yet. Not shown, or over by then: {what}. "
        "When a new one is in and has been looked at, try again."
    )


@dataclass(frozen=True)
class Line:
    """One kind on the page of documents: whether it is needed, and what is there."""

    kind: str
    label: str
    is_needed: bool
    documents: list[Document] = field(default_factory=list)

    @property
    def until(self) -> dt.date | None:
        return max((it.expires_on for it in self.documents if it.accepted_at), default=None)

    @property
    def state(self) -> tuple[str, str]:
        """A tone and a word."""
        today = timezone.localdate()
        if self.until is None:
            return self.state_of_nothing
        if self.until < today:
            return "stop", "Over: nobody new can start"
        if (self.until - today).days <= value("document.warn_days_first"):
            return "wait", "Over soon"
        return "good", "Counts"

    @property
    def is_with_us(self) -> bool:
        """One has come and nobody has looked at it yet."""
        return any(not it.accepted_at and not it.refused_at for it in self.documents)

    @property
    def state_of_nothing(self) -> tuple[str, str]:
        """Where nothing counts yet."""
        if self.is_with_us:
            return "info", "Being looked at"
        return ("wait", "Needed") if self.is_needed else ("", "Not needed")


def lines_of(organisation: Organisation) -> list[Line]:
    needed = set(needed_by(organisation))
    there = list(organisation.documents.kept().select_related("sent_by", "looked_by"))
    return [
        Line(kind, label, kind in needed, [it for it in there if it.kind == kind])
        for kind, label in K.choices
    ]


def papers_first(organisation: Organisation) -> dict[str, object]:
    """What stands before its yes, as organisations/parts/papers_first.html reads it."""
    papers = papers_waited_for(organisation)
    return {"papers": papers, "papers_to_send": sum(not paper.is_with_us for paper in papers)}


def papers_waited_for(organisation: Organisation) -> list[Line]:
    """What it needs and what does not count today: to be sent, or with us to be looked at."""
    lacking = set(missing(organisation))
    return [line for line in lines_of(organisation) if line.kind in lacking] if lacking else []
