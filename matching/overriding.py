"""A rule is set aside only once a manager has agreed: the one gate for every way of offering.

A worker asks, in writing. Until a manager has answered nobody is told of anything and no place is held:
places are for those who say yes. What is agreed goes out at once, in the name of whoever asked, after every
rule has been asked again; what has come to stand in its way meanwhile was not agreed to, and stops it.
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Role, User
from accounts.permissions import a_service_manager, an_ete_worker
from lifecycles import Lifecycle, Move, NotNow, NotPermitted, change_status, register, the_service
from offers import lifecycle as offers
from offers.models import Offer
from pledges.models import Intake
from rulebook.calendar import add_working_days
from rulebook.reading import value
from youngadults.models import YoungAdult

from . import override_notices as notices
from .models import OverrideRequest, OverrideRequestStep
from .rulings import Ruling, rulings, why_not_offered

S = OverrideRequest.Status


def may_decide(user: Any, request: OverrideRequest) -> bool:
    """Any manager but the one who asked, who does only where there is no other."""
    if not a_service_manager(user, request):
        return False
    return user.pk != request.asked_by_id or is_alone(user)


def is_alone(user: Any) -> bool:
    """No other manager is here who could agree."""
    return not User.objects.holding(Role.Kind.SERVICE_MANAGER).exclude(pk=user.pk).exists()


def who_asked(user: Any, request: OverrideRequest) -> bool:
    return user.pk == request.asked_by_id


LIFECYCLE = register(
    Lifecycle(
        model=OverrideRequest,
        step_model=OverrideRequestStep,
        moves=(
            Move("agree", (S.ASKED,), S.SENT, (may_decide,), "Agree, and send it"),
            Move("not_agree", (S.ASKED,), S.NOT_AGREED, (may_decide,), "Do not agree"),
            Move("take_back", (S.ASKED,), S.TAKEN_BACK, (who_asked,), "Take it back"),
            Move("stop", (S.ASKED,), S.NOT_SENT, (the_service,)),
            Move("lapse", (S.ASKED,), S.LAPSED, (the_service,)),
        ),
        now={
            S.ASKED: "This waits for a manager.",
            S.SENT: "This was agreed, and sent.",
            S.NOT_AGREED: "Somebody has said already that they do not agree.",
            S.NOT_SENT: "This could not be sent any more.",
            S.LAPSED: "Nobody agreed in time, so this is over.",
            S.TAKEN_BACK: "Whoever asked has taken it back.",
        },
    )
)


@transaction.atomic
def ask(intake: Intake, ruling: Ruling, *, by: Any, why: str) -> OverrideRequest:
    """Ask a manager whether these rules may be set aside. Nobody else hears of it.

    The only manager there is agrees by asking. Raises NotNow where it could not be sent even if agreed,
    without a reason, and where somebody has asked already.
    """
    if not an_ete_worker(by, intake):
        raise NotPermitted("ask")
    if refusal := ruling.refusal or why_not_offered(intake):
        raise NotNow(refusal)
    if not why.strip():
        raise NotNow(f"{against(ruling)} Write why you offer it all the same.")
    request = make(intake, ruling, by=by, why=why.strip())
    if may_decide(by, request):
        return agree(request, by=by)
    notices.asked(request)
    return request


def against(ruling: Ruling) -> str:
    sentences = " ".join(rule.sentence for rule in ruling.rules)
    return f"{ruling.young_adult.first_name}: {sentences}"


def make(intake: Intake, ruling: Ruling, *, by: Any, why: str) -> OverrideRequest:
    try:
        with transaction.atomic():
            return OverrideRequest.objects.create(
                intake=intake,
                young_adult=ruling.young_adult,
                rules=[{"code": rule.code, "rule": rule.sentence} for rule in ruling.rules],
                why=why,
                asked_by=by,
                agree_by=add_working_days(timezone.now(), value("offer.override_within_working_days")),
            )
    except IntegrityError:
        raise NotNow(waits(ruling.young_adult)) from None


def waits(young_adult: YoungAdult) -> str:
    return f"{young_adult.first_name}: somebody has asked a manager about this already."


def asked_for(intake: Intake) -> set[int]:
    """The young adults (by key) for whom this intake waits for a manager."""
    return set(intake.override_requests.waiting().values_list("young_adult", flat=True))


def agree(request: OverrideRequest, *, by: Any, words: str = "") -> OverrideRequest:
    """A manager agrees, and it goes out. Where it cannot any more, whoever asked hears why, nobody else hears
    of it, and NotNow says it to the manager.
    """
    try:
        return send(request, by=by, words=words)
    except NotNow as moved_on:
        stop(request, why=moved_on.sentence)
        raise


@transaction.atomic
def send(request: OverrideRequest, *, by: Any, words: str) -> OverrideRequest:
    held = OverrideRequest.objects.with_everything().select_for_update(of=("self",)).get(pk=request.pk)
    LIFECYCLE.permitted(held, "agree", by)
    if not an_ete_worker(held.asked_by, held.intake):
        raise NotNow(f"{held.asked_by} does not send offers any more.")
    offer = offer_as_agreed(held)
    change_status(
        request, "agree", by=by, why=words, decided_by=by, sent_as=offer, alone=by.pk == held.asked_by_id
    )
    notices.decided(request)
    return request


def offer_as_agreed(held: OverrideRequest) -> Offer:
    """Raises NotNow where a rule stands against it now that nobody agreed to set aside."""
    ruling = rulings(held.intake, [held.young_adult_id])[held.young_adult_id]
    if ruling.refusal:
        raise NotNow(ruling.refusal)
    agreed = {each["rule"] for each in held.rules}
    if new := [rule.sentence for rule in ruling.rules if rule.sentence not in agreed]:
        raise NotNow(f"{held.young_adult.first_name}: {' '.join(new)} This is new since it was asked for.")
    overrides = [{"code": rule.code, "rule": rule.sentence, "why": held.why} for rule in ruling.rules]
    return offers.offer(
        held.intake, held.young_adult, by=held.asked_by, reasons=ruling.reasons, overrides=overrides
    )


@transaction.atomic
def stop(request: OverrideRequest, *, why: str) -> None:
    """It cannot be sent. Where somebody was quicker with another answer, theirs stands."""
    request.refresh_from_db()
    if request.status == S.ASKED:
        change_status(request, "stop", by=None, why=why)
        notices.decided(request)


@transaction.atomic
def not_agree(request: OverrideRequest, *, by: Any, words: str) -> OverrideRequest:
    """The young adult never hears of it; whoever asked reads why."""
    change_status(request, "not_agree", by=by, why=words, decided_by=by, alone=by.pk == request.asked_by_id)
    notices.decided(request)
    return request


@transaction.atomic
def take_back(request: OverrideRequest, *, by: Any) -> OverrideRequest:
    change_status(request, "take_back", by=by)
    notices.changed(request)
    return request


def lapse_overdue() -> None:
    """Nobody agreed in time: each in its own transaction, and whoever asked is told."""
    for request in OverrideRequest.objects.overdue():
        try:
            lapse(request)
        except NotNow:
            continue  # somebody has just answered


@transaction.atomic
def lapse(request: OverrideRequest) -> None:
    change_status(request, "lapse", by=None)
    notices.decided(request)
