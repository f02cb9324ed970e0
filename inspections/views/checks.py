"""Reading checks: one's own visits, one check, all of them."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.layouts import layout_of
from accounts.opening import opens_for
from accounts.permissions import an_inspector
from inspections.disclosure import learns_the_inspector, reads_result
from inspections.lifecycle import LIFECYCLE
from inspections.models import Inspector, PromiseCheck
from inspections.permissions import lists_checks, looks_after_checks, reads_checks

ON_A_PAGE = 30


@opens_for(lambda user: an_inspector(user, None))
def home(request: HttpRequest) -> HttpResponse:
    """What an inspector has to do, and what became of what they did."""
    theirs = PromiseCheck.objects.visible_to(request.user).with_everything()
    to_make = theirs.filter(status=PromiseCheck.Status.ASSIGNED).order_by("visit_by", "pk")
    made = theirs.filter(status__in=PromiseCheck.MADE)
    page = Paginator(made, ON_A_PAGE).get_page(request.GET.get("page"))
    me = Inspector.objects.filter(user=request.user).first()
    return render(request, "inspections/home.html", {"to_make": to_make, "page": page, "me": me})


@opens_for(lists_checks)
def all_checks(request: HttpRequest) -> HttpResponse:
    rows = PromiseCheck.objects.visible_to(request.user).with_everything().in_public_order()
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_ask": looks_after_checks(request.user)}
    context |= {"layout": layout_of(request.user), "reads_all": reads_checks(request.user)}
    return render(request, "inspections/all.html", context)


def check(request: HttpRequest, pk: int) -> HttpResponse:
    it = found(request, pk)
    return render(request, "inspections/check.html", {**about(it, request.user), "check": it})


def found(request: HttpRequest, pk: int) -> PromiseCheck:
    return get_object_or_404(PromiseCheck.objects.visible_to(request.user).with_everything(), pk=pk)


def about(it: PromiseCheck, user: Any) -> dict[str, Any]:
    """What this person reads of a check, and what they can do with it."""
    return {
        "layout": layout_of(user),
        "moves": [move for move in LIFECYCLE.open_to(user, it) if move.label],
        "result": reads_result(user, it),
        "inspector": it.inspector if learns_the_inspector(user, it) else None,
        "is_mine": it.inspector.user_id == user.pk,
        "reads_all": reads_checks(user),
        "answers": [
            ("Did they know what they promise?", it.get_knew_display()),
            ("Did they do what they promise?", it.get_kept_display()),
            ("Was it easy to ask for?", it.get_easy_display()),
            ("Were they friendly?", it.get_friendly_display()),
        ],
    }
