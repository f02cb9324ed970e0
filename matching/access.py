"""Who finds rounds: ETE workers and service managers. To everybody else they do not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.permissions import an_ete_worker

from .models import Decision, Proposal, Round

View = Callable[..., HttpResponse]


def for_ete_workers(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not an_ete_worker(request.user, None):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def the_round(request: HttpRequest, pk: int) -> Round:
    rounds = Round.objects.visible_to(request.user).defer("input").select_related("opened_by")
    return get_object_or_404(rounds, pk=pk)


def the_proposal(request: HttpRequest, pk: int) -> Proposal:
    proposals = Proposal.objects.filter(round__in=Round.objects.visible_to(request.user))
    return get_object_or_404(proposals.with_everything().select_related("round"), pk=pk)


def the_decision(request: HttpRequest, pk: int) -> Decision:
    decisions = Decision.objects.filter(round__in=Round.objects.visible_to(request.user))
    return get_object_or_404(decisions.select_related("round"), pk=pk)
