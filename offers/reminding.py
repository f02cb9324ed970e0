"""An offer that nobody has answered yet: a reminder, then the adviser, and a clock that waits for those we
cannot reach.

At 40 % of its working time a reminder goes out by another channel, at 80 % the adviser is asked to call, at
the end it lapses. The percentages are the rulebook's. The clock stands still while the message cannot have
arrived: the number is dead, the provider is away, or somebody is to be told in person and nobody has yet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import EIGHTEEN_PLUS
from accounts.rooms import address_of
from notifications import outages
from notifications.kinds import Kind, declare, record_key
from notifications.models import Notification, Task
from notifications.reaching import Way, ways_to
from notifications.tasks import open_task
from notifications.telling import notify
from rulebook.calendar import after_share_of_working_time
from rulebook.reading import value
from youngadults.following import TELL_IN_PERSON
from youngadults.permissions import advisers_of

from . import notices
from .deadlines import end_of
from .models import Offer
from .words import day

REMINDER = notices.to_young_adult(
    "offer_reminder",
    "that an offer still waits for them",
    lambda offer: (
        _("%(title)s is still here for you. Have a look before %(day)s.")
        % {"title": offer.pledge.title, "day": day(offer.answer_by)}
    ),
    outside="Something is still here for you. Have a look.",
    needs_answer=True,
    still_true=notices.status_is(Offer.Status.OFFERED),
    by_another_channel=True,
)
CALL_THEM = declare(
    Kind(
        name="no_reply_yet",
        tells="the personal adviser, as a task: an offer is about to lapse",
        records=notices.records,
        line=lambda offer: (
            f"{offer.young_adult.first_name} hasn’t replied about {offer.pledge}. Call before it lapses."
        ),
        still_true=notices.status_is(Offer.Status.OFFERED),
    )
)


def remind_and_ask() -> None:
    """Do what is due for every unanswered offer, each in its own transaction. Once for each time that it was
    sent.
    """
    offers = list(Offer.objects.awaiting_answer().with_everything())
    for offer in not_yet(Notification, REMINDER, due(offers, "offer.reminder_at_percent")):
        notify(offer.young_adult.user, REMINDER, occasion(offer), address_of(offer, offer.young_adult.user))
    for offer in not_yet(Task, CALL_THEM, due(offers, "offer.task_at_percent")):
        ask_to_call(offer)


def due(offers: Iterable[Offer], rule: str) -> list[Offer]:
    """Those for which this share of their time is over."""
    now, percent = timezone.now(), value(rule)
    return [offer for offer in offers if offer.offered_at and now >= after_share(offer, percent)]


def after_share(offer: Offer, percent: int) -> dt.datetime:
    """In working time: nobody is asked to call on a bank holiday because time passed over Christmas."""
    return after_share_of_working_time(offer.offered_at, offer.answer_by, percent)


def occasion(offer: Offer) -> str:
    """The same for as long as this sending of the offer is open."""
    return f"{offer.pk}.{int(offer.offered_at.timestamp())}"


def not_yet(made: type[Notification] | type[Task], kind: Kind, offers: list[Offer]) -> list[Offer]:
    """Those for which nobody has one yet, whether open, done or passed on to somebody else."""
    keys = [occasion(offer) for offer in offers]
    known = set(made.objects.filter(kind=kind.name, key__in=keys).values_list("key", flat=True))
    return [offer for offer in offers if occasion(offer) not in known]


@transaction.atomic
def ask_to_call(offer: Offer) -> None:
    for person in advisers_of(offer.young_adult) or User.objects.holding(*EIGHTEEN_PLUS):
        open_task(person, CALL_THEM, occasion(offer), address_of(offer, person), offer.answer_by)


def hold_the_clock(for_how_long: dt.timedelta) -> int:
    """Move the deadline of every offer whose message cannot have arrived; never past the last day to fill the
    place.

    Called once for each stretch of time that has passed. Returns how many were moved.
    """
    offers = list(Offer.objects.awaiting_answer().select_related("intake", "young_adult"))
    people = unheard(offers)
    waiting = [offer for offer in offers if offer.young_adult_id in people]
    for offer in waiting:
        offer.answer_by = max(
            offer.answer_by, min(offer.answer_by + for_how_long, end_of(offer.intake.fill_by))
        )
    return Offer.objects.bulk_update(waiting, ["answer_by"])


def unheard(offers: list[Offer]) -> set[int]:
    """The young adults (by id) who cannot have heard of their offer."""
    ways, away = ways_to({offer.young_adult.user_id for offer in offers}), set(outages.away())
    out_of_reach = {it.young_adult_id for it in offers if is_cut_off(ways[it.young_adult.user_id], away)}
    in_person = Task.objects.open().filter(kind=TELL_IN_PERSON.name).values_list("key", flat=True)
    return out_of_reach | {record_key(key) for key in in_person}


def is_cut_off(way: Way, away: set[str]) -> bool:
    """Every number is dead, or whoever carries the messages to them is away."""
    theirs = set(way.channels(notices.OFFERED))
    return way.is_out_of_reach or (bool(theirs) and theirs <= away)
