"""What needs a host beside its offers: its yes to what it offers, papers, pledges that came back or are about
to lapse, a last question.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from champions.diligence import papers_waited_for
from champions.models import Document, Partnership
from champions.permissions import organisations_of
from pledges.models import Intake, Pledge
from rulebook.reading import value

from .models import BrokenPromise, HostAgain, Offer, OfferStep

S = Offer.Status

LAST_QUESTION_FOR = dt.timedelta(days=60)
"""After this long nobody is asked any more whether they would do it again."""


@dataclass(frozen=True)
class Count:
    """One line of the sum at the top of a host's home. ``href`` is where on the page it is."""

    number: int
    one: str
    many: str
    href: str

    @property
    def words(self) -> str:
        return self.one if self.number == 1 else self.many


def broken_promises_to_answer(user: Any) -> QuerySet[BrokenPromise]:
    return BrokenPromise.objects.of_host(user).unanswered().with_pledge().order_by("answer_by", "pk")


@dataclass(frozen=True)
class Joining:
    """A partner whose yes is waited for. ``papers`` come first: those that it has still to send."""

    partnership: Partnership
    papers: list[str]


def joinings(user: Any) -> list[Joining]:
    """Where something is to be done: what we are looking at ourselves is no need of theirs."""
    theirs = Partnership.objects.filter(
        organisation__in=organisations_of(user), status=Partnership.Status.APPLIED
    )
    found = []
    for partnership in theirs.select_related("organisation"):
        waited_for = papers_waited_for(partnership.organisation)
        to_send = [paper.label for paper in waited_for if not paper.is_with_us]
        if to_send or not waited_for:
            found.append(Joining(partnership, to_send))
    return found


def pledges_that_came_back(user: Any) -> QuerySet[Pledge]:
    """With `comments`: what the 18+ service asks to have changed."""
    theirs = Pledge.objects.of_champion(user).filter(status=Pledge.Status.REFERRED_BACK)
    return theirs.with_comments().order_by("pk")


def documents_about_to_end(user: Any) -> QuerySet[Document]:
    """Accepted papers with few days left, for which the next one has not been accepted yet."""
    last = timezone.localdate() + dt.timedelta(days=value("document.warn_days_first"))
    later = Document.objects.accepted().filter(
        organisation=OuterRef("organisation"), kind=OuterRef("kind"), expires_on__gt=OuterRef("expires_on")
    )
    theirs = Document.objects.accepted().filter(organisation__in=organisations_of(user))
    return theirs.filter(~Exists(later), expires_on__lte=last).order_by("expires_on", "pk")


def pledges_about_to_lapse(user: Any) -> QuerySet[Pledge]:
    """Live, and soon nothing of it is left to fill though places are free; or other support that ends."""
    today = timezone.localdate()
    last = today + dt.timedelta(days=value("posting.lapse_warning_days"))
    to_fill = Intake.objects.to_fill().filter(pledge=OuterRef("pk"))
    lapses = Exists(to_fill) & ~Exists(to_fill.filter(fill_by__gt=last)) | Q(
        stands_until__range=(today, last)
    )
    return Pledge.objects.of_champion(user).live().filter(lapses).with_places().order_by("pk")


def to_ask_again(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Ended lately, and nobody has said whether they would do it again. ``offers`` are the host's own."""
    ends = (S.COMPLETED, S.ENDED_EARLY)
    since = timezone.now() - LAST_QUESTION_FOR
    lately = OfferStep.objects.filter(record=OuterRef("pk"), to_status__in=ends, at__gte=since)
    said = HostAgain.objects.filter(offer=OuterRef("pk"))
    return offers.filter(Exists(lately), ~Exists(said), status__in=ends).order_by("-pk")


def counted(parts: dict[str, Any]) -> list[Count]:
    """Everything that waits, with its number; what is nought is left out."""
    counts = [
        Count(len(parts["to_confirm"]), "yes to confirm", "yeses to confirm", "#to-do"),
        Count(len(parts["first_days"]), "first day to mark", "first days to mark", "#to-do"),
        Count(len(parts["interviewed"]), "interview to tell about", "interviews to tell about", "#to-do"),
        Count(sum(len(it.days) for it in parts["to_mark"]), "day to mark", "days to mark", "#attendance"),
        Count(
            len(parts["broken"]), "promise to answer about", "promises to answer about", "#not-as-promised"
        ),
        Count(len(parts["this_week"]), "start this week", "starts this week", "#this-week"),
        Count(len(parts["joinings"]), "step to join", "steps to join", "#joining"),
        Count(len(parts["came_back"]), "pledge to change", "pledges to change", "#came-back"),
        Count(len(parts["documents"]), "paper about to end", "papers about to end", "#papers"),
        Count(len(parts["lapsing"]), "pledge about to lapse", "pledges about to lapse", "#lapsing"),
        Count(len(parts["to_ask"]), "last question", "last questions", "#last-questions"),
    ]
    return [count for count in counts if count.number]
