"""Pledges to read: the list, and one pledge as it stands for whoever reads it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.models import User
from accounts.permissions import an_ete_worker
from champions.permissions import organisations_of
from champions.standing import not_posting_yet
from pledges import describing, drafting
from pledges.filters import PledgeFilter
from pledges.guard import findings
from pledges.models import Pledge
from pledges.permissions import its_champion, posts_pledges, reads_pledges
from pledges.readiness import needs_dates, what_is_missing
from pledges.tables import PledgeTable
from pledges.task_list import tasks
from tabular import lists

from .buttons import buttons


def pledge_list(request: HttpRequest) -> HttpResponse:
    """A champion's own, with what waits for them first; for other staff those that they may see."""
    if not reads_pledges(request.user):
        return redirect("home")
    posts = posts_pledges(request.user)
    pledges = Pledge.objects.of_champion(request.user) if posts else Pledge.objects.visible_to(request.user)
    waiting = pledges.waiting_for_their_champion() if posts else pledges.none()
    rows = pledges.with_places().select_related("organisation")
    hide = ("organisation",) if len(organisations_of(request.user)) == 1 else ()
    context = {"posts": posts, "waiting": waiting.with_comments()}
    return lists.answer(request, PledgeTable, PledgeFilter, rows, "pledges/list.html", hide=hide, **context)


def show_pledge(request: HttpRequest, pk: int) -> HttpResponse:
    return show(request, found(request, pk))


def found(request: HttpRequest, pk: int) -> Pledge:
    """The pledge, for those who may see it on these pages; not theirs is not found."""
    if not reads_pledges(request.user):
        raise Http404
    pledges = Pledge.objects.visible_to(request.user).with_places().with_comments()
    return get_object_or_404(pledges.select_related("organisation"), pk=pk)


def show(request: HttpRequest, pledge: Pledge, *, refusal: str = "") -> HttpResponse:
    """The page of a pledge; ``refusal`` says why what was just asked for could not be done."""
    context = {"pledge": pledge, "refusal": refusal, **as_it_stands(pledge)}
    context["is_theirs"] = its_champion(request.user, pledge)
    if context["is_theirs"]:
        context |= to_do(request.user, pledge)
    if context["is_theirs"] or an_ete_worker(request.user, pledge):
        context["history"] = describing.history(pledge)
    return render(request, "pledges/pledge.html", context, status=409 if refusal else 200)


def as_it_stands(pledge: Pledge) -> dict[str, Any]:
    return {
        "intakes": pledge.intakes.all(),
        "needs_dates": needs_dates(pledge.kind),
        "facts": describing.facts(pledge),
        "what_next": describing.what_next(pledge),
        "is_open": pledge.status not in Pledge.ENDED,
    }


def to_do(user: User, pledge: Pledge) -> dict[str, Any]:
    """What its champion does next: add what is missing, answer comments, or press a button."""
    unsent = pledge.status in (Pledge.Status.DRAFT, Pledge.Status.REFERRED_BACK)
    missing = what_is_missing(pledge) if unsent else []
    found = findings(pledge)
    not_yet = not_posting_yet([pledge.organisation]) if unsent else []
    first = missing or [sentence for sentence, _ in not_yet]
    told: dict[str, Any] = {"buttons": buttons(user, pledge, first), "findings": found, "missing": missing}
    told["not_yet"] = not_yet
    if unsent:
        told["tasks"] = tasks(pledge, found, drafting.begun(pledge, by=user))
    return told
