"""A partner is blocked, and the block lifted, only by a manager; an ETE worker asks for either.

What safety needs at once is no block and waits for nobody: a hold on a host after a concern, and the pause of
a pledge whose promise was broken twice. A partner's own pause is its own.
"""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from accounts.permissions import a_service_manager, an_ete_worker
from champions import notices
from champions.models import BlockRequest, BlockRequestStep, Partnership
from lifecycles import Lifecycle, Move, NotNow, NotPermitted, change_status, register, the_service

from .table import LIFECYCLE

S = BlockRequest.Status
What = BlockRequest.What


def who_asked(user: Any, request: BlockRequest) -> bool:
    return user.pk == request.asked_by_id


REQUESTS = register(
    Lifecycle(
        model=BlockRequest,
        step_model=BlockRequestStep,
        moves=(
            Move("agree", (S.ASKED,), S.AGREED, (a_service_manager,), "Agree"),
            Move("not_agree", (S.ASKED,), S.NOT_AGREED, (a_service_manager,), "Do not agree"),
            Move("take_back", (S.ASKED,), S.TAKEN_BACK, (who_asked,), "Take it back"),
            Move("drop", (S.ASKED,), S.NOT_NEEDED, (the_service,)),
        ),
        now={
            S.ASKED: "This waits for a manager.",
            S.AGREED: "A manager has agreed to this already.",
            S.NOT_AGREED: "A manager has said already that they do not agree.",
            S.TAKEN_BACK: "Whoever asked has taken it back.",
            S.NOT_NEEDED: "This is not needed any more.",
        },
    )
)


def what_can_be_asked(partnership: Partnership) -> str:
    """A block, or that it is lifted; nothing of one that has not agreed, or has left."""
    if partnership.status == Partnership.Status.BLOCKED:
        return What.LIFT
    blockable = partnership.status in (Partnership.Status.AGREED, Partnership.Status.PAUSED)
    return What.BLOCK if blockable else ""


@transaction.atomic
def ask(partnership: Partnership, *, by: Any, why: str) -> BlockRequest:
    """Ask for what can be asked for now. Nothing changes for the partner; with a manager it is agreed."""
    if not an_ete_worker(by, partnership):
        raise NotPermitted("ask")
    what = what_can_be_asked(partnership)
    if not what:
        raise NotNow(LIFECYCLE.sentence(partnership.status))
    request = make(partnership, what, by=by, why=why)
    if a_service_manager(by, request):
        return agree(request, by=by)
    notices.block_asked_for(request)
    return request


def make(partnership: Partnership, what: str, *, by: Any, why: str) -> BlockRequest:
    try:
        with transaction.atomic():
            return BlockRequest.objects.create(partnership=partnership, what=what, why=why, asked_by=by)
    except IntegrityError:
        raise NotNow("Somebody has asked a manager about this already.") from None


@transaction.atomic
def agree(request: BlockRequest, *, by: Any, words: str = "") -> BlockRequest:
    """It takes effect at once. The partner reads that it is blocked and whom to ring, and no reason: what is
    to be said about it, a person says.
    """
    change_status(request, "agree", by=by, why=words, decided_by=by)
    partnership = request.partnership
    if request.what == What.BLOCK:
        change_status(partnership, "block", by=by)
        notices.blocked(partnership, by)
    else:
        change_status(partnership, "lift", by=by)
        notices.block_lifted(partnership, by)
    notices.block_decided(request)
    return request


@transaction.atomic
def not_agree(request: BlockRequest, *, by: Any, words: str) -> BlockRequest:
    change_status(request, "not_agree", by=by, why=words, decided_by=by)
    notices.block_decided(request)
    return request


@transaction.atomic
def take_back(request: BlockRequest, *, by: Any) -> BlockRequest:
    change_status(request, "take_back", by=by)
    notices.changed(request.partnership.organisation)
    return request


def drop_requests(partnership: Partnership) -> None:
    """It is over with this partner, so nobody decides about it any longer."""
    for request in partnership.block_requests.waiting():
        change_status(request, "drop", by=None)
