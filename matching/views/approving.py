"""From ticked pairs to sent offers: read exactly what will happen, send."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.opening import for_ete_workers
from lifecycles import NotNow
from matching import approving, review
from matching.access import the_round
from matching.models import Approval, Round


@for_ete_workers
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Say exactly what would happen. Nothing does."""
    round_, chosen = the_round(request, pk), review.chosen(request.GET)
    if not chosen:
        messages.warning(request, "Nobody is ticked. Tick the pairs you mean first.")
        return redirect(round_)
    return page(request, round_, chosen)


@require_POST
@for_ete_workers
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Do what the preview said, all of it or nothing; where something has changed, show it as it is now."""
    round_, chosen = the_round(request, pk), review.chosen(request.POST)
    try:
        approval = approving.approve(round_, chosen, by=request.user, sealed=request.POST.get("sealed", ""))
    except NotNow as moved_on:
        return page(request, round_, chosen, moved_on.sentence)
    say_what_was_sent(request, approval)
    return redirect(round_)


def say_what_was_sent(request: HttpRequest, approval: Approval) -> None:
    names = approval.proposals.values_list("young_adult__first_name", flat=True)
    messages.success(request, f"Sent to {', '.join(names.order_by('young_adult__first_name'))}.")
    if quick := approving.how_it_was_read(approval):
        messages.warning(request, quick)


def page(request: HttpRequest, round_: Round, chosen: list[int], sentence: str = "") -> HttpResponse:
    plan = approving.plan(round_, chosen, by=request.user)
    contents = {"round": round_, "plan": plan, "sealed": approving.seal(plan), "sentence": sentence}
    return render(request, "matching/preview.html", contents, status=409 if sentence else 200)
