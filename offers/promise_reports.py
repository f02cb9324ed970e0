"""“It’s not what was promised”: one tap, a worker who talks with them first, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rooms import address_of
from lifecycles import NotNow, NotPermitted, call_followers
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify, notify_all
from pledges.notices import eighteen_plus
from rulebook.calendar import add_working_days
from rulebook.reading import value
from youngadults.permissions import advisers_of

from . import notices
from .models import Offer, PromiseReport
from .permissions import may_answer_for, the_young_adult

S = Offer.Status
About = PromiseReport.About

OPEN = frozenset({S.CONFIRMED, S.STARTED, S.PAUSED, S.COMPLETED, S.ENDED_EARLY, S.DID_NOT_ATTEND})
"""Once there was a place: also afterwards, when it is easier to say."""


def records(keys: Iterable[int]) -> dict[int, PromiseReport]:
    related = "offer__intake__pledge__organisation", "offer__young_adult__user", "broken"
    return PromiseReport.objects.select_related(*related).in_bulk(list(keys))


def waits_for_a_talk(report: PromiseReport) -> bool:
    """Once it is put to the host somebody has talked to them, and what the host says is settled with it."""
    return report.settled_at is None and not hasattr(report, "broken")


REPORTED = declare(
    Kind(
        name="promise_reported",
        tells="ETE workers, as a task: a young adult says that a host does not keep what it promised",
        records=records,
        line=lambda report: (
            f"{report.offer.young_adult.first_name} says that {report.offer.pledge.organisation} does not"
            f" keep a promise ({report.get_about_display().lower()}). Talk to them first."
        ),
        still_true=waits_for_a_talk,
    )
)
TO_ADVISER = declare(
    Kind(
        name="promise_reported_to_adviser",
        tells="the personal adviser, that a young adult says that something is not as promised",
        records=records,
        line=lambda report: (
            f"{report.offer.young_adult.first_name} says that “{report.offer.pledge}” is not as promised."
        ),
    )
)
SETTLED = declare(
    Kind(
        name="promise_report_settled",
        tells="the young adult, what came of saying that something is not as promised",
        records=records,
        line=lambda report: (
            _("You told us about %(title)s. Here is what came of it.") % {"title": report.offer.pledge.title}
        ),
        outside=notices.YOU_HAVE_A_MESSAGE,
    )
)


@transaction.atomic
def report(offer: Offer, about: str = About.UNSAID, words: str = "", *, by: Any) -> PromiseReport:
    """Write it down and give it to the ETE workers. The host is told nothing by this.

    One tap is enough: what it is about may come later, and goes with the same report. Said again while the
    first is open, about the same: the words are added, nobody is asked twice. Raises NotPermitted for anybody
    but the young adult, NotNow where there was never a place.
    """
    if not the_young_adult(by, offer):
        raise NotPermitted("report")
    if offer.status not in OPEN:
        raise NotNow(_("There is no place yet, so there is nothing to tell us here."))
    Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    if earlier := said_before(offer, about):
        return say_more(earlier, about, words, by=by)
    made = PromiseReport.objects.create(offer=offer, about=about, words=words)
    tell(made)
    call_followers(made, "report", by=by)
    return made


def said_before(offer: Offer, about: str) -> PromiseReport | None:
    """The open report that goes on: about the same, or one of which nobody has said yet what it is about."""
    waiting = offer.promise_reports.open()
    if about == About.UNSAID:
        return waiting.last()
    return waiting.filter(about=about).first() or waiting.filter(about=About.UNSAID).first()


def say_more(earlier: PromiseReport, about: str, words: str, *, by: Any) -> PromiseReport:
    """Who follows reports hears of one again when it is said what it is about."""
    now_said = earlier.about == About.UNSAID != about
    if now_said:
        earlier.about = about
    if words and words not in earlier.words:
        earlier.words = f"{earlier.words}\n{words}".strip()
    earlier.save(update_fields=["about", "words"])
    if now_said:
        call_followers(earlier, "report", by=by)
    notices.changed_in_trust(earlier.offer)
    return earlier


def tell(made: PromiseReport) -> None:
    offer, key = made.offer, f"{made.pk}.0"
    until = answer_by(made)
    for person in eighteen_plus():
        open_task(person, REPORTED, key, address_of(offer, person), until)
    notify_all(advisers_of(offer.young_adult), TO_ADVISER, key, lambda person: address_of(offer, person))
    notices.changed_in_trust(offer)


def answer_by(made: PromiseReport | None = None) -> dt.datetime:
    """By when somebody talks to the young adult: about this one, or about one that is made now."""
    since = made.reported_at if made else timezone.now()
    return add_working_days(since, value("promise_report.answer_working_days"))


@dataclass(frozen=True)
class Told:
    """A report as the young adult reads it; ``by`` is when somebody talks to them, until that has passed."""

    report: PromiseReport
    by: dt.datetime | None


def told(offer: Offer) -> list[Told]:
    reports = offer.promise_reports.all()
    return [Told(it, until if (until := answer_by(it)) >= timezone.now() else None) for it in reports]


def still_open(offer: Offer) -> Told | None:
    """The last one that waits for somebody to talk to them."""
    waiting = [it for it in told(offer) if it.report.settled_at is None]
    return waiting[-1] if waiting else None


@transaction.atomic
def settle(made: PromiseReport, outcome: str, *, by: Any) -> PromiseReport:
    """Say what came of it, for the young adult to read. Raises NotNow when somebody was quicker."""
    if not may_answer_for(by, made.offer):
        raise NotPermitted("settle")
    locked = PromiseReport.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if locked.settled_at:
        raise NotNow("Somebody has written already what came of this.")
    made.outcome, made.settled_by, made.settled_at = outcome, by, timezone.now()
    made.save(update_fields=["outcome", "settled_by", "settled_at"])
    person = made.offer.young_adult.user
    notify(person, SETTLED, f"{made.pk}.1", address_of(made.offer, person))
    notices.changed_in_trust(made.offer)
    return made
