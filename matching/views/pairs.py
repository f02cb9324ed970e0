"""One proposed pair: why, and what a worker decides about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.opening import for_ete_workers
from lifecycles import NotNow
from matching import lifecycle, review
from matching.access import the_decision, the_proposal
from matching.forms import WhyForm
from matching.models import Proposal


@for_ete_workers
def pair(request: HttpRequest, pk: int) -> HttpResponse:
    return page(request, the_proposal(request, pk), WhyForm())


@require_POST
@for_ete_workers
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = the_proposal(request, pk)
    lifecycle.keep(proposal, by=request.user)
    messages.success(request, f"Locked: {proposal.young_adult} keeps {proposal.intake.pledge}.")
    return redirect(proposal.round)


@require_POST
@for_ete_workers
def forbid(request: HttpRequest, pk: int) -> HttpResponse:
    return decide(request, the_proposal(request, pk), lifecycle.forbid)


@require_POST
@for_ete_workers
def leave_out(request: HttpRequest, pk: int) -> HttpResponse:
    return decide(request, the_proposal(request, pk), lifecycle.leave_out)


def decide(request: HttpRequest, proposal: Proposal, act: Callable[..., Any]) -> HttpResponse:
    """With a reason; where the round has moved on the words stay on the page."""
    form = WhyForm(request.POST)
    if not form.is_valid():
        return page(request, proposal, form, status=422)
    try:
        version = act(proposal, by=request.user, why=form.cleaned_data["why"])
    except NotNow as moved_on:
        return page(request, proposal, form, moved_on.sentence, status=409)
    messages.success(request, review.after(version))
    return redirect(proposal.round)


@require_POST
@for_ete_workers
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    decision = the_decision(request, pk)
    messages.success(request, review.after(lifecycle.take_back(decision, by=request.user)))
    return redirect(decision.round)


def page(
    request: HttpRequest, proposal: Proposal, form: WhyForm, sentence: str = "", status: int = 200
) -> HttpResponse:
    contents = {**review.of_pair(proposal, request.user), "form": form, "sentence": sentence}
    return render(request, "matching/pair.html", contents, status=status)
