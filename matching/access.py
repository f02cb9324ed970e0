"""The rounds, proposals and decisions that a page is about, as far as this person may see them."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.opening import for_ete_workers

from .models import Decision, Proposal, Round

__all__ = ["for_ete_workers", "the_decision", "the_proposal", "the_round"]


def the_round(request: HttpRequest, pk: int) -> Round:
    rounds = Round.objects.visible_to(request.user).defer("input").select_related("opened_by")
    return get_object_or_404(rounds, pk=pk)


def the_proposal(request: HttpRequest, pk: int) -> Proposal:
    proposals = Proposal.objects.filter(round__in=Round.objects.visible_to(request.user))
    return get_object_or_404(proposals.with_everything().select_related("round"), pk=pk)


def the_decision(request: HttpRequest, pk: int) -> Decision:
    decisions = Decision.objects.filter(round__in=Round.objects.visible_to(request.user))
    return get_object_or_404(decisions.select_related("round"), pk=pk)
