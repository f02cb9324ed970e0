"""One organisation, for its own people and for the 18+ service."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.models import Invitation
from accounts.permissions import a_service_manager, an_ete_worker
from champions import diligence, legal, lifecycle, nudging
from champions.models import BlockRequest, Champion, Document, Organisation, Partnership, PostYear, Terms
from champions.permissions import champion_of, may_write_offer
from rulebook.reading import value

REQUESTS_SHOWN = 5


def found(request: HttpRequest, pk: int) -> Organisation:
    """Somebody else's organisation does not exist."""
    rows = Organisation.objects.visible_to(request.user).select_related(
        "partnership", "parent", "council", "merged_into", "rhythm"
    )
    return get_object_or_404(rows, pk=pk)


def partnership_of(organisation: Organisation) -> Partnership | None:
    return getattr(organisation, "partnership", None)


def mine(request: HttpRequest) -> HttpResponse:
    """The organisations that this person posts for; most have one."""
    theirs = Organisation.objects.of_champion(request.user)
    if not theirs:
        raise Http404
    return (
        redirect(theirs[0])
        if len(theirs) == 1
        else render(request, "organisations/mine.html", {"organisations": theirs})
    )


def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    it = found(request, pk)
    is_ours = an_ete_worker(request.user, it)
    context = {
        "organisation": it,
        "is_theirs": champion_of(request.user, it),
        "is_ours": is_ours,
        "is_manager": a_service_manager(request.user, it),
        "ring_us": value("council.contact_phone"),
        "lacking": [Document.Kind(kind).label for kind in diligence.in_the_way(it, timezone.localdate())],
        "people": Champion.objects.for_organisation(it).select_related("user"),
        "invited": invited_to(it),
        "declared": it.charter.counting().count(),
        "nudges": nudging.reasons_for(it),
        "my_year": PostYear.objects.filter(
            champion__organisation=it, champion__user=request.user, status=PostYear.Status.ASKED
        ).first(),
        "rhythm": getattr(it, "rhythm", None),
        **(agreement(request.user, it) if partnership_of(it) else {}),
        **(for_the_service(it) if is_ours else {}),
    }
    return render(request, "organisations/organisation.html", context)


def invited_to(it: Organisation) -> QuerySet[Invitation]:
    asked = Invitation.objects.pending().filter(champion__organisation=it)
    return asked.select_related("invited_by")


def agreement(user: Any, it: Organisation) -> dict[str, Any]:
    """How far the partnership is, and what this person can do about it."""
    partnership = it.partnership
    asked = partnership.status in (
        Partnership.Status.AGREED,
        Partnership.Status.PAUSED,
        Partnership.Status.BLOCKED,
    )
    return {
        "partnership": partnership,
        "contributions": partnership.contributions.all(),
        "verbs": {move.verb for move in lifecycle.LIFECYCLE.open_to(user, partnership)},
        "may_write": may_write_offer(user, partnership),
        **diligence.papers_first(it),
        "asked_again": list(Terms.objects.in_force().not_accepted_by(partnership)) if asked else [],
        "steps": [in_history(step) for step in partnership.steps.select_related("by").order_by("-pk")],
    }


def in_history(step: Any) -> dict[str, Any]:
    """One step, as components/history.html reads it."""
    label = Partnership.Status(step.to_status).label
    return {"label": label, "who": step.by, "at": step.at, "why": step.why}


def block_requests(it: Organisation) -> QuerySet[BlockRequest]:
    return BlockRequest.objects.filter(partnership__organisation=it).with_everything()[:REQUESTS_SHOWN]


def for_the_service(it: Organisation) -> dict[str, Any]:
    return {
        "sign_ups": it.sign_ups.all(),
        "legal_classes": it.legal_classes.all(),
        "promises": legal.promises_of(it),
        "block_requests": block_requests(it),
        "can_be_asked": lifecycle.what_can_be_asked(it.partnership) if partnership_of(it) else "",
    }
