"""Asking how it goes: before the first day, on it, after one week and four, and at the end.

Each point is asked once, by a notice that opens the offer's page; one tap answers. An answer that worries is
the adviser's task on the same day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.rooms import address_of
from lifecycles import NotNow, NotPermitted
from notifications.kinds import Kind, declare, key_at
from notifications.tasks import open_task
from notifications.telling import notify, notify_all
from pledges.notices import eighteen_plus
from rulebook.calendar import add_working_days, working_day_after
from rulebook.reading import value
from youngadults.permissions import advisers_of

from . import notices
from .models import CheckIn, Offer
from .permissions import the_young_adult

S = Offer.Status
Point = CheckIn.Point
Answer = CheckIn.Answer

ASKED_WITHIN = dt.timedelta(days=2)
"""A point whose moment passed longer ago than this is asked no more: another has come, or nobody waits."""

ASKED_WHILE = {
    Point.BEFORE: (S.CONFIRMED,),
    Point.FIRST_DAY: (S.CONFIRMED, S.STARTED),
    Point.WEEK_ONE: (S.STARTED,),
    Point.WEEK_FOUR: (S.STARTED,),
    Point.END: (S.STARTED, S.COMPLETED),
}


@dataclass(frozen=True)
class Words:
    """One question and its three buttons."""

    question: Any
    answers: dict[str, Any]


HOW_IT_WAS = {Answer.GOOD: _("Good"), Answer.UNSURE: _("So-so"), Answer.HELP: _("Not good")}
WORDS = {
    Point.BEFORE: Words(
        _("You start soon. Are you ready?"),
        {Answer.GOOD: _("Yes, I am"), Answer.UNSURE: _("I am not sure"), Answer.HELP: _("I need help")},
    ),
    Point.FIRST_DAY: Words(_("How was your first day?"), HOW_IT_WAS),
    Point.WEEK_ONE: Words(_("One week is over. How is it?"), HOW_IT_WAS),
    Point.WEEK_FOUR: Words(_("Four weeks are over. How is it now?"), HOW_IT_WAS),
    Point.END: Words(_("This is the end. How was it?"), HOW_IT_WAS),
}


def records(keys: Iterable[int]) -> dict[int, CheckIn]:
    related = "offer__intake__pledge", "offer__young_adult__user"
    return CheckIn.objects.select_related(*related).in_bulk(list(keys))


ASKED = declare(
    Kind(
        name="check_in",
        tells="the young adult, who is asked how it goes",
        records=records,
        line=lambda check_in: f"{check_in.offer.pledge.title}: {WORDS[check_in.point].question}",
        outside="How is it going? Tell us with one tap.",
        needs_answer=True,
        still_true=lambda check_in: check_in.answered_at is None,
    )
)
ANSWERED = declare(
    Kind(
        name="check_in_answered",
        tells="the personal adviser, how a young adult says that it goes",
        records=records,
        line=lambda check_in: in_words(check_in),
    )
)
WORRIES = declare(
    Kind(
        name="check_in_worries",
        tells="the personal adviser, as a task: a young adult says that it does not go well",
        records=records,
        line=lambda check_in: f"{in_words(check_in)} Call them today.",
        still_true=lambda check_in: check_in.answer == Answer.HELP,
    )
)


def in_words(check_in: CheckIn) -> str:
    """For staff: who, about what, and the button that they tapped."""
    said = WORDS[check_in.point].answers.get(check_in.answer, "")
    about = f"{check_in.offer.pledge}, {check_in.get_point_display().lower()}"
    return f"{check_in.offer.young_adult.first_name} says “{said}” ({about})."


def due_at(offer: Offer, point: str) -> dt.datetime | None:
    """When to ask at this point; None where the point does not come: no end is known, or it ends before."""
    start, end = offer.first_day, offer.intake.ends_on
    day = {
        Point.BEFORE: working_day_after(start, -value("check_in.before_working_days")),
        Point.FIRST_DAY: start,
        Point.WEEK_ONE: working_day_after(start, value("check_in.week_one_working_days")),
        Point.WEEK_FOUR: working_day_after(start, value("check_in.week_four_working_days")),
        Point.END: end,
    }[Point(point)]
    between = point in (Point.WEEK_ONE, Point.WEEK_FOUR)
    if day is None or (between and end is not None and day >= end):
        return None
    return timezone.make_aware(dt.datetime.combine(day, dt.time.fromisoformat(value("check_in.ask_at"))))


def due(offer: Offer, now: dt.datetime) -> list[str]:
    """The points at which to ask now; whoever has finished is asked at once, whenever it was to end.

    Before an interview none: its host's yes is not yet one to the job.
    """
    points: list[str] = []
    if offer.status == S.CONFIRMED and offer.is_about_an_interview:
        return points
    for point, statuses in ASKED_WHILE.items():
        at = now if point == Point.END and offer.status == S.COMPLETED else due_at(offer, point)
        if offer.status in statuses and at and at <= now < at + ASKED_WITHIN:
            points.append(point)
    return points


def to_ask(now: dt.datetime) -> Iterable[Offer]:
    """Offers at which some point may be due: those that run, and those completed lately."""
    lately = Offer.objects.filter(
        status=S.COMPLETED, steps__to_status=S.COMPLETED, steps__at__gt=now - ASKED_WITHIN
    )
    going_on = Offer.objects.filter(status__in=(S.CONFIRMED, S.STARTED))
    wanted = going_on.values("pk").union(lately.values("pk"))
    reachable = Offer.objects.filter(young_adult__paused_at=None, young_adult__in_custody=False)
    return reachable.filter(pk__in=wanted).with_everything().prefetch_related("check_ins")


def ask_all() -> int:
    """Ask at every point that is due and has not been asked; how many were asked."""
    now = timezone.now()
    asked = 0
    for offer in to_ask(now):
        known = {check_in.point for check_in in offer.check_ins.all()}
        asked += sum(ask(offer, point) for point in due(offer, now) if point not in known)
    return asked


def ask(offer: Offer, point: str) -> bool:
    """Ask one person at one point; False where somebody else has just done it."""
    person = offer.young_adult.user
    try:
        with transaction.atomic():
            check_in = CheckIn.objects.create(offer=offer, point=point)
            notify(person, ASKED, str(check_in.pk), address_of(offer, person))
            notices.changed_in_trust(offer)
    except IntegrityError:
        return False
    return True


@transaction.atomic
def say_what_to_change(check_in: CheckIn, words: str, *, by: Any) -> CheckIn:
    """At the end: what should be better for the next person, in their words. The last ones count."""
    if not the_young_adult(by, check_in.offer):
        raise NotPermitted("say_what_to_change")
    check_in.words = words
    check_in.save(update_fields=["words"])
    notices.changed_in_trust(check_in.offer)
    return check_in


@transaction.atomic
def answer(check_in: CheckIn, said: str, *, by: Any) -> CheckIn:
    """One tap. Tapped again, the last one counts: a day may get better, or worse.

    Raises NotPermitted for anybody but the young adult.
    """
    if not the_young_adult(by, check_in.offer):
        raise NotPermitted("answer")
    if said not in Answer.values:
        raise NotNow(_("Tap one of the buttons."))
    # Locked: of two taps at once the second finds it said.
    if CheckIn.objects.select_for_update().get(pk=check_in.pk).answer == said:
        return check_in
    check_in.answer, check_in.answered_at = said, timezone.now()
    check_in.save(update_fields=["answer", "answered_at"])
    tell(check_in)
    return check_in


def tell(check_in: CheckIn) -> None:
    """The adviser hears of it; of what worries, as a task. Where nobody advises, the ETE workers do."""
    offer = check_in.offer
    people = list(advisers_of(offer.young_adult)) or list(eighteen_plus())
    key = key_at(check_in, check_in.answered_at or timezone.now())
    notify_all(people, ANSWERED, key, lambda person: address_of(offer, person))
    if check_in.answer == Answer.HELP:
        for person in people:
            open_task(person, WORRIES, key, address_of(offer, person), call_by())
    notices.changed_in_trust(offer)


def call_by(answered_at: dt.datetime | None = None) -> dt.datetime:
    """By when the adviser calls whoever needs help: after this answer, or after one that is given now."""
    return add_working_days(answered_at or timezone.now(), value("check_in.call_working_days"))


@dataclass(frozen=True)
class Asked:
    """A check-in as the young adult reads it."""

    pk: int
    offer: Offer
    question: Any
    answer: str
    buttons: list[tuple[str, Any]]
    is_the_end: bool
    words: str
    answered_at: dt.datetime | None

    @property
    def needs_help(self) -> bool:
        return self.answer == Answer.HELP

    @property
    def call_by(self) -> dt.datetime | None:
        """None once that has passed."""
        until = call_by(self.answered_at)
        return until if until >= timezone.now() else None

    @property
    def said(self) -> Any:
        return dict(self.buttons).get(self.answer, "")


def asked(check_in: CheckIn) -> Asked:
    words = WORDS[check_in.point]
    return Asked(
        pk=check_in.pk,
        offer=check_in.offer,
        question=words.question,
        answer=check_in.answer,
        buttons=list(words.answers.items()),
        is_the_end=check_in.point == Point.END,
        words=check_in.words,
        answered_at=check_in.answered_at,
    )


def newest(offer: Offer) -> Asked | None:
    """The last one asked about an offer: that is the one to answer, or to answer anew."""
    check_in = offer.check_ins.order_by("pk").last()
    return asked(check_in) if check_in else None


def unanswered_of(user: Any) -> list[Asked]:
    """What waits for a tap on the young adult's home: of each offer the newest question alone."""
    theirs = CheckIn.objects.of_young_adult(user)
    going_on = theirs.filter(offer__status__in=(S.CONFIRMED, S.STARTED, S.COMPLETED))
    newest_of_each = going_on.order_by("offer_id", "-pk").distinct("offer_id")
    found = newest_of_each.select_related("offer__intake__pledge")
    return [asked(check_in) for check_in in found if not check_in.answer]
