"""The life of a promise check, as a table, and the functions by which people move it.

The result goes to the host first. It has a right of reply for some working days (the rulebook says how many);
then the 18+ service and the panel read both, and a manager says what comes of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.permissions import a_service_manager
from champions.models import Champion, Organisation
from lifecycles import Lifecycle, Move, NotNow, NotPermitted, change_status, register, the_service
from pledges.models import Pledge
from rulebook.calendar import add_working_days
from rulebook.reading import value

from . import notices
from .models import CheckStep, Inspector, PromiseCheck
from .permissions import its_host, its_inspector

S = PromiseCheck.Status

LIFECYCLE = register(
    Lifecycle(
        model=PromiseCheck,
        step_model=CheckStep,
        moves=(
            Move("record", (S.ASSIGNED,), S.WITH_HOST, (its_inspector,), "Say what happened"),
            Move("hand_back", (S.ASSIGNED,), S.HANDED_BACK, (its_inspector, the_service), "I cannot do this"),
            Move("assign_again", (S.HANDED_BACK,), S.ASSIGNED, (a_service_manager,), "Ask somebody else"),
            Move("call_off", (S.ASSIGNED, S.HANDED_BACK), S.CALLED_OFF, (a_service_manager,), "Call it off"),
            Move("reply", (S.WITH_HOST,), S.REPLIED, (its_host,), "Reply"),
            Move("let_time_pass", (S.WITH_HOST,), S.NO_REPLY, (the_service,)),
            Move("close", (S.REPLIED, S.NO_REPLY), S.CLOSED, (a_service_manager,), "Say what comes of it"),
        ),
        now={
            S.ASSIGNED: "This visit has still to be made.",
            S.HANDED_BACK: "This visit was handed back.",
            S.CALLED_OFF: "This visit was called off.",
            S.WITH_HOST: "This visit was made, and the host is reading what was found.",
            S.REPLIED: "The host has replied.",
            S.NO_REPLY: "The time to reply is over.",
            S.CLOSED: "It has been said what comes of this visit.",
        },
    )
)


@transaction.atomic
def assign(
    organisation: Organisation,
    inspector: Inspector,
    *,
    by: Any,
    script: str,
    visit_by: dt.date,
    paid_minutes: int,
    pledge: Pledge | None = None,
) -> PromiseCheck:
    """Ask an inspector to look. Raises NotNow where they cannot be asked."""
    if not a_service_manager(by, organisation):
        raise NotPermitted("assign")
    refuse_whoever_cannot_look(inspector, organisation)
    refuse_a_second(inspector, organisation, pledge)
    check = PromiseCheck.objects.create(
        organisation=organisation,
        pledge=pledge,
        inspector=inspector,
        script=script,
        visit_by=visit_by,
        paid_minutes=paid_minutes,
        assigned_by=by,
    )
    notices.assigned(check)
    return check


def refuse_a_second(inspector: Inspector, organisation: Organisation, pledge: Pledge | None) -> None:
    """One visit of one inspector to one place. Whoever asks them at the same moment waits here."""
    Inspector.objects.select_for_update(of=("self",)).get(pk=inspector.pk)
    if inspector.checks.filter(status=S.ASSIGNED, organisation=organisation, pledge=pledge).exists():
        raise NotNow(f"{inspector} has been asked to look at this already.")


def refuse_whoever_cannot_look(inspector: Inspector, organisation: Organisation) -> None:
    if not Inspector.objects.working().filter(pk=inspector.pk).exists():
        raise NotNow(f"{inspector} is no inspector today. Choose somebody else.")
    if Champion.objects.for_organisation(organisation).filter(user=inspector.user).exists():
        raise NotNow(f"{inspector} posts for {organisation}. Choose somebody else.")


@transaction.atomic
def assign_again(check: PromiseCheck, inspector: Inspector, visit_by: dt.date, *, by: Any) -> PromiseCheck:
    refuse_whoever_cannot_look(inspector, check.organisation)
    refuse_a_second(inspector, check.organisation, check.pledge)
    change_status(check, "assign_again", by=by, inspector=inspector, visit_by=visit_by)
    notices.assigned(check)
    return check


@transaction.atomic
def hand_back(check: PromiseCheck, why: str, *, by: Any) -> PromiseCheck:
    """Nobody needs a reason, and nothing is held against them."""
    change_status(check, "hand_back", by=by, why=why)
    notices.handed_back(check)
    return check


@transaction.atomic
def call_off(check: PromiseCheck, why: str, *, by: Any) -> PromiseCheck:
    had_it = check.status == S.ASSIGNED
    change_status(check, "call_off", by=by, why=why)
    if had_it:
        notices.called_off(check)
    notices.changed(check)
    return check


@transaction.atomic
def record(check: PromiseCheck, found: Mapping[str, Any], *, by: Any) -> PromiseCheck:
    """What the inspector found, as they found it. The host reads it from now on, nobody else yet."""
    now = timezone.now()
    reply_by = add_working_days(now, value("check.reply_working_days"))
    change_status(check, "record", by=by, recorded_at=now, reply_by=reply_by, **found)
    notices.made(check)
    return check


@transaction.atomic
def reply(check: PromiseCheck, words: str, *, by: Any) -> PromiseCheck:
    change_status(check, "reply", by=by, reply=words, replied_by=by)
    notices.to_read(check)
    return check


@transaction.atomic
def let_time_pass(check: PromiseCheck) -> PromiseCheck:
    change_status(check, "let_time_pass", by=None)
    notices.to_read(check)
    return check


@transaction.atomic
def close(check: PromiseCheck, outcome: str, *, by: Any) -> PromiseCheck:
    """In words that the inspector and the host read, and the panel."""
    change_status(check, "close", by=by, outcome=outcome)
    notices.closed(check)
    return check
