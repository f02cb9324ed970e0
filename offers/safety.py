"""A concern is raised: the host is held back at once; the duty list and the adviser are told, nobody else.

Nothing goes to the person or the host concerned by itself. `SafetyConcern.objects.visible_to` says who may
read; everybody else in the service sees that new offers to a host are paused, and no more.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.permissions import an_ete_worker
from accounts.rooms import service_titles
from champions.models import Organisation
from lifecycles import Lifecycle, Move, NotNow, NotPermitted, change_status, register
from pledges.models import Intake, Pledge
from youngadults.looking import looked, reads_again
from youngadults.models import Look, YoungAdult
from youngadults.permissions import their_adviser, themselves

from . import safety_notices as notices
from .holding_back import cover
from .models import Hold, Offer, SafetyConcern, SafetyConcernStep, SafetyLook, on_duty_today

S = SafetyConcern.Status


def who_may_read(user: Any, concern: SafetyConcern) -> bool:
    staff = user is not None and user.pk != concern.young_adult.user_id
    return staff and SafetyConcern.objects.visible_to(user).filter(pk=concern.pk).exists()


def on_duty(user: Any, concern: SafetyConcern) -> bool:
    return who_may_read(user, concern) and (on_duty_today(user) or user.pk == concern.taken_by_id)


LIFECYCLE = register(
    Lifecycle(
        model=SafetyConcern,
        step_model=SafetyConcernStep,
        moves=(
            Move("take", (S.RAISED, S.IN_HAND), S.IN_HAND, (who_may_read,), "I take this on"),
            Move("note", (S.IN_HAND,), S.IN_HAND, (who_may_read,), "Write down what was done"),
            Move("close", (S.IN_HAND,), S.CLOSED, (on_duty,), "Close it"),
            Move("reopen", (S.CLOSED,), S.IN_HAND, (on_duty,), "Open it again"),
        ),
        now={
            S.RAISED: "Nobody has taken this on yet.",
            S.IN_HAND: "Somebody is on it.",
            S.CLOSED: "This has been closed.",
        },
    )
)


def may_raise(user: Any, young_adult: YoungAdult) -> bool:
    """The young adult themselves, their adviser, or an ETE worker whom they have told."""
    return (
        themselves(user, young_adult) or their_adviser(user, young_adult) or an_ete_worker(user, young_adult)
    )


@transaction.atomic
def raise_concern(
    young_adult: YoungAdult, *, by: Any, offer: Offer | None = None, words: str = ""
) -> SafetyConcern:
    """Somebody does not feel safe. With ``offer`` its host gets no new offers from this moment on.

    Raises NotPermitted for anybody who is neither the young adult nor their adviser nor an ETE worker.
    """
    if not may_raise(by, young_adult) or (offer and offer.young_adult_id != young_adult.pk):
        raise NotPermitted("raise_concern")
    concern = SafetyConcern.objects.create(
        young_adult=young_adult, offer=offer, words=words.strip(), raised_by=by
    )
    if offer:
        hold_back(offer.intake.pledge.organisation, concern=concern, by=by)
    notices.raised(concern)
    return concern


def take(concern: SafetyConcern, *, by: Any) -> SafetyConcern:
    """This is mine now; also from somebody else, who is told."""
    with transaction.atomic():
        before = concern.taken_by
        change_status(concern, "take", by=by, taken_by=by)
        notices.taken(concern, before)
    return concern


def note(concern: SafetyConcern, *, by: Any, why: str) -> SafetyConcern:
    """What was done, kept with the concern."""
    return moved(concern, "note", by=by, why=why)


def close(concern: SafetyConcern, *, by: Any, why: str) -> SafetyConcern:
    """Done with, and how. A hold stands until somebody lifts it."""
    return moved(concern, "close", by=by, why=why)


def reopen(concern: SafetyConcern, *, by: Any, why: str) -> SafetyConcern:
    return moved(concern, "reopen", by=by, why=why)


def moved(concern: SafetyConcern, verb: str, **more: Any) -> SafetyConcern:
    with transaction.atomic():
        change_status(concern, verb, **more)
        notices.changed(concern)
    return concern


def hold_back(
    organisation: Organisation,
    *,
    by: Any,
    concern: SafetyConcern | None = None,
    supervisor: str = "",
    until: dt.date | None = None,
) -> Hold:
    """No new offers: one that stands already is enough, whichever concern placed it."""
    standing = Hold.objects.standing().filter(organisation=organisation, supervisor=supervisor, until=until)
    try:
        with transaction.atomic():
            hold = standing.first() or Hold.objects.create(
                organisation=organisation, supervisor=supervisor, until=until, concern=concern, placed_by=by
            )
    except IntegrityError:
        hold = standing.get()
    cover(hold)
    notices.held(hold)
    return hold


def place(hold_on: Organisation, *, by: Any, supervisor: str = "", until: dt.date | None = None) -> Hold:
    """The duty list holds a host back by hand."""
    if not on_duty_today(by):
        raise NotPermitted("place")
    return hold_back(hold_on, by=by, supervisor=supervisor, until=until)


@transaction.atomic
def lift(hold: Hold, *, by: Any, why: str) -> Hold:
    """New offers are possible again. Only the duty list may; twice says who was quicker."""
    if not on_duty_today(by):
        raise NotPermitted("lift")
    locked = Hold.objects.select_for_update(of=("self",)).select_related("lifted_by").get(pk=hold.pk)
    if locked.lifted_at:
        raise NotNow(f"{locked.lifted_by or 'Somebody'} has lifted this already.")
    locked.lifted_by, locked.lifted_at, locked.why_lifted = by, timezone.now(), why
    locked.save(update_fields=["lifted_by", "lifted_at", "why_lifted"])
    notices.held(locked)
    return locked


@transaction.atomic
def narrow(hold: Hold, supervisor: str, *, by: Any) -> Hold:
    """From the whole organisation to one named person there: the others may be offered again.

    Raises NotNow for one that is on a person already: it would only be lifted.
    """
    if hold.supervisor:
        raise NotNow(f"This holds back {hold.supervisor} only, and nobody else there.")
    narrower = place(hold.organisation, by=by, supervisor=supervisor, until=hold.until)
    Hold.objects.filter(pk=narrower.pk, concern=None).update(concern=hold.concern_id)
    lift(hold, by=by, why=f"Narrowed to {supervisor}")
    return narrower


def not_held(intakes: QuerySet[Intake]) -> QuerySet[Intake]:
    """Those that may be offered as far as holds go: what rounds and lists look through."""
    holds = Hold.objects.standing().filter(organisation=OuterRef("pledge__organisation"))
    covers = Hold.pledges.through.objects.filter(hold=OuterRef("pk"), pledge=OuterRef(OuterRef("pledge")))
    return intakes.filter(~Exists(holds.filter(Q(supervisor="") | Exists(covers))))


def pledges_not_held(pledges: QuerySet[Pledge]) -> QuerySet[Pledge]:
    """The same for what has no dates: support that is there to be asked for."""
    holds = Hold.objects.standing().filter(organisation=OuterRef("organisation"))
    covers = Hold.pledges.through.objects.filter(hold=OuterRef("pk"), pledge=OuterRef(OuterRef("pk")))
    return pledges.filter(~Exists(holds.filter(Q(supervisor="") | Exists(covers))))


def look(request: HttpRequest, concern: SafetyConcern) -> None:
    """Write down that this person has the concern before them, where the young adult can see it too."""
    if themselves(request.user, concern.young_adult):
        return
    if not (reads_again(request) and concern.looks.filter(by=request.user).exists()):
        SafetyLook.objects.create(
            concern=concern, by=request.user, role=", ".join(service_titles(request.user))
        )
    looked(request, concern.young_adult, Look.Page.CONCERN)
