"""Pledges at the desk: the list, one of them with who fits, and what the service may do to it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask, refuse_to_open
from accounts.permissions import an_ete_worker
from desk import rows
from desk.access import desk_only
from desk.filters import PledgeFilter
from desk.forms import CommentsForm, VersionForm, WhyForm
from desk.pledge_page import of_pledge
from desk.tables import PledgeTable
from pledges import lifecycle
from pledges.models import Pledge
from tabular import lists


@desk_only
def pledge_list(request: HttpRequest) -> HttpResponse:
    pledges, page = rows.pledges(request.user), "desk/pledges.html"
    brings_in = an_ete_worker(request.user, None)
    return lists.answer(request, PledgeTable, PledgeFilter, pledges, page, brings_in=brings_in)


@desk_only
def pledge(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "desk/pledge.html", of_pledge(the_pledge(request, pk), request.user, request.GET))


@require_POST
@desk_only
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Approve the version that was read; somebody who sends no version has read the newest."""
    pledge, read = the_pledge(request, pk), VersionForm(request.POST)
    version = read.cleaned_data["version"] if read.is_valid() else pledge.version
    lifecycle.approve(pledge, by=request.user, version=version)
    messages.success(request, f"{pledge} is live. Its champions have been told.")
    return redirect("desk:pledge", pk=pk)


@desk_only
def refer_back(request: HttpRequest, pk: int) -> HttpResponse:
    return ask_about(request, pk, "refer_back", CommentsForm(answers(request)))


@desk_only
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    return ask_about(request, pk, "pause", WhyForm(answers(request)))


@desk_only
def close(request: HttpRequest, pk: int) -> HttpResponse:
    return ask_about(request, pk, "close", WhyForm(answers(request)))


def ask_about(request: HttpRequest, pk: int, verb: str, form: Any) -> HttpResponse:
    """Ask before a move of a pledge, and make it."""
    pledge = the_pledge(request, pk)
    refuse_to_open(request, lifecycle.LIFECYCLE, pledge, verb)
    title, text, label, done, move = ASKED[verb]
    asking = Asking(title.format(pledge), text, label, done, reverse("desk:pledge", args=[pk]))
    return ask(request, asking, form, lambda **said: move(pledge, by=request.user, **said))


ASKED = {
    "refer_back": (
        "Refer “{}” back",
        "The champions are told, and read your comments. They change it and send it again.",
        "Refer back",
        "Referred back. The champions have been told.",
        lifecycle.refer_back,
    ),
    "pause": (
        "Pause “{}”?",
        "No new offers while it is paused. Offers that are open stay open. Only its champion can resume it.",
        "Pause",
        "Paused.",
        lifecycle.pause,
    ),
    "close": (
        "Close “{}”?",
        "No new offers, and it cannot be opened again. Offers that are open stay open.",
        "Close",
        "Closed.",
        lifecycle.close,
    ),
}


def the_pledge(request: HttpRequest, pk: int) -> Pledge:
    return get_object_or_404(Pledge.objects.visible_to(request.user).select_related("organisation"), pk=pk)
