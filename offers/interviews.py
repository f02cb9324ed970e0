"""A promised interview, held to: criteria one by one, the day, a no that names its reason, feedback for all.

The host ticks each criterion. Something equal counts when a worker has confirmed it. Whoever has all of them
is interviewed; a no names a criterion that was not met, or the service manager gets a task.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.permissions import an_ete_worker
from accounts.rooms import address_of
from lifecycles import NotNow, NotPermitted
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from notifications.telling import notify_all
from pledges.notices import eighteen_plus
from rulebook.calendar import add_working_days

from . import lifecycle, notices
from .deadlines import interview_by
from .models import CriterionCheck, HostReason, Interview, Offer
from .permissions import its_champion

S = Offer.Status
Met = CriterionCheck.Met

OPEN = (S.ACCEPTED, S.CONFIRMED, S.STARTED)


def checks(keys):
    return CriterionCheck.objects.select_related(
        "offer__intake__pledge__organisation", "offer__young_adult"
    ).in_bulk(list(keys))


EQUALS = declare(
    Kind(
        name="something_equal",
        tells="ETE workers: a host asks whether something counts for a criterion",
        records=checks,
        line=lambda check: f"{check.offer.pledge}: does “{check.instead}” count for “{check}”?",
        outside="Somebody waits for your answer about an interview.",
        needs_answer=True,
        still_true=lambda check: check.met == Met.EQUAL and check.confirmed_at is None,
    )
)
REFUSED = declare(
    Kind(
        name="interview_refused",
        tells="service managers, as a task: a host refuses a promised interview and names no criterion",
        records=notices.records,
        line=lambda offer: (
            f"{offer.pledge.organisation} refuses an interview that it promised (“{offer.pledge}”), and "
            "names no criterion that was not met. Talk to them."
        ),
    )
)


@dataclass(frozen=True)
class Standing:
    """How far an interview is: the criteria with their ticks, and what the promise asks for next."""

    rows: list[tuple[str, CriterionCheck | None]]
    interview: Interview | None
    by: dt.date | None

    @property
    def has_everything(self) -> bool:
        return all(check is not None and check.counts for _, check in self.rows)

    @property
    def can_be_named(self) -> list[str]:
        """What a refusal may name: all but what they have, and what a worker is asked about."""
        return [criterion for criterion, check in self.rows if check is None or check.met == Met.NO]


def standing(offer: Offer) -> Standing:
    ticked = {check.criterion: check for check in offer.criterion_checks.all()}
    rows = [(criterion, ticked.get(criterion)) for criterion in offer.pledge.criteria]
    return Standing(rows, Interview.objects.filter(offer=offer).first(), promised_by(offer))


def promised_by(offer: Offer) -> dt.date | None:
    return interview_by(offer.pledge, accepted(offer))


def accepted(offer: Offer) -> dt.datetime | None:
    step = offer.steps.filter(to_status=S.ACCEPTED).order_by("-pk").first()
    return step.at if step else None


@transaction.atomic
def tick(offer: Offer, answers: Mapping[str, tuple[str, str]], *, by: Any) -> None:
    """``answers`` map a criterion to what the host says and, for something equal, what that is."""
    may_speak(offer, by)
    for criterion, (met, instead) in answers.items():
        was = CriterionCheck.objects.filter(offer=offer, criterion=criterion).first()
        if was and (was.met, was.instead) == (met, instead):
            continue
        said = {"met": met, "instead": instead if met == Met.EQUAL else "", "by": by, "at": timezone.now()}
        check, _ = CriterionCheck.objects.update_or_create(
            offer=offer, criterion=criterion, defaults={**said, "confirmed_by": None, "confirmed_at": None}
        )
        if met == Met.EQUAL:
            ask_worker(check)
    notices.changed(offer)


def ask_worker(check: CriterionCheck) -> None:
    occasion = f"{check.pk}.{int(check.at.timestamp())}"
    address = reverse("interviews:equal", args=[check.pk])
    notify_all(eighteen_plus(), EQUALS, occasion, lambda person: address)


@transaction.atomic
def confirm_equal(check: CriterionCheck, counts: bool, *, by: Any) -> None:
    """A worker says whether it counts. One that does not is not met, and names its criterion."""
    if not an_ete_worker(by, check):
        raise NotPermitted("confirm_equal")
    locked = CriterionCheck.objects.select_for_update().get(pk=check.pk)
    if locked.met != Met.EQUAL or locked.confirmed_at:
        raise NotNow("Somebody has answered this already.")
    if counts:
        locked.confirmed_by, locked.confirmed_at = by, timezone.now()
    else:
        locked.met, locked.instead = Met.NO, ""
    locked.save()
    notices.changed(check.offer)


@transaction.atomic
def set_day(offer: Offer, at: dt.datetime, *, by: Any) -> Interview:
    """The day of the interview, within what was promised while it can be; the young adult hears of it."""
    may_speak(offer, by)
    last = promised_by(offer)
    if last and timezone.localdate() <= last < timezone.localdate(at):
        raise NotNow(f"You promised it by {last:%-d %B %Y}. Choose a day until then.")
    interview, _ = Interview.objects.update_or_create(offer=offer, defaults={"at": at})
    if offer.status == S.ACCEPTED:
        lifecycle.confirm(offer, by=by)
    else:
        news(offer)
    return interview


@transaction.atomic
def say_result(offer: Offer, result: str, feedback: str, *, by: Any) -> Interview:
    """How it went: never without feedback. The young adult reads it."""
    may_speak(offer, by)
    if not feedback.strip():
        raise NotNow("Write how it went: you promised feedback, whatever the result.")
    said = {"result": result, "feedback": feedback.strip(), "said_at": timezone.now()}
    interview, _ = Interview.objects.update_or_create(offer=offer, defaults=said)
    offer.interview = interview
    lifecycle.tell_result(offer, by=by)
    return interview


def news(offer: Offer) -> None:
    """The young adult hears that something about it is new, once for each thing."""
    occasion = f"{offer.pk}.{int(timezone.now().timestamp())}"
    person = offer.young_adult.user
    notify_all([person], notices.CHANGED, occasion, lambda who: address_of(offer, who))
    notices.changed(offer)


@transaction.atomic
def refuse(offer: Offer, criterion: str, why: str, feedback: str, *, by: Any) -> Offer:
    """No interview after all: it names a criterion that was not met, or a manager hears of it at once.

    To name one is to tick that they do not have it.
    """
    may_speak(offer, by)
    if not feedback.strip():
        raise NotNow("Write what would help them next time: you promised feedback, whatever happens.")
    Interview.objects.update_or_create(
        offer=offer, defaults={"feedback": feedback.strip(), "said_at": timezone.now()}
    )
    names_one = criterion in standing(offer).can_be_named
    if names_one:
        tick(offer, {criterion: (Met.NO, "")}, by=by)
    act = lifecycle.withdraw_by_host if offer.status == S.ACCEPTED else lifecycle.cancel_by_host
    said = f"Not met: {criterion}" if names_one else f"No criterion named. {why}".strip()
    act(offer, by=by, reason=HostReason.OTHER, why=said)
    if not names_one:
        tell_managers(offer)
    return offer


def tell_managers(offer: Offer) -> None:
    due = add_working_days(timezone.now(), 1)
    for person in get_user_model().objects.holding("service_manager"):
        open_task(person, REFUSED, f"{offer.pk}.{offer.last_step.pk}", address_of(offer, person), due)


def may_speak(offer: Offer, by: Any) -> None:
    if not its_champion(by, offer):
        raise NotPermitted("interview")
    if offer.status not in OPEN:
        raise NotNow(lifecycle.LIFECYCLE.sentence(offer.status))
