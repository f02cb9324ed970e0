"""Rounds: all of them, opening one, one of them, and for whom nothing is proposed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from django_tables2 import RequestConfig

from accounts.asking import Asking, answers, ask, refuse_to_open
from accounts.opening import for_ete_workers
from matching import lifecycle, review
from matching.access import the_round
from matching.fairness import report
from matching.forms import OpenForm
from matching.tables import RoundTable, rounds_for_the_list


@for_ete_workers
def round_list(request: HttpRequest) -> HttpResponse:
    table = RoundTable(rounds_for_the_list(request.user))
    RequestConfig(request, paginate={"per_page": 25}).configure(table)
    return render(request, "matching/rounds.html", {"table": table})


@for_ete_workers
def open_round(request: HttpRequest) -> HttpResponse:
    form = OpenForm(answers(request))
    if form.is_valid() and not form.finds:
        opened = lifecycle.open_round(by=request.user, **form.chosen())
        messages.success(request, "Opened. It is being worked out; nothing is sent to anybody.")
        return redirect(opened)
    return render(request, "matching/open.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@for_ete_workers
def open_again(request: HttpRequest, pk: int) -> HttpResponse:
    opened = lifecycle.open_again(the_round(request, pk), by=request.user)
    messages.success(request, "Opened over the same, as it stands now. Nothing is sent to anybody.")
    return redirect(opened)


@for_ete_workers
def one_round(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "matching/round.html", review.of_round(the_round(request, pk), request))


@for_ete_workers
def without(request: HttpRequest, pk: int) -> HttpResponse:
    page = review.of_people_without(the_round(request, pk), request)
    return render(request, "matching/without.html", page)


@for_ete_workers
def fairness(request: HttpRequest, pk: int) -> HttpResponse:
    round_ = the_round(request, pk)
    found = report(round_, request.user) if round_.input_sha256 else None
    page = {**review.head(round_, request.user), "report": found}
    return render(request, "matching/fairness.html", page)


CLOSE = Asking("Close this round?", "", "Close the round", "Closed. What was sent goes on.")
ABANDON = Asking("Abandon this round?", "", "Abandon it", "Abandoned. What was sent goes on.", look="warning")


@for_ete_workers
def close(request: HttpRequest, pk: int) -> HttpResponse:
    return ask_to_end(request, pk, "close", CLOSE, lifecycle.close)


@for_ete_workers
def abandon(request: HttpRequest, pk: int) -> HttpResponse:
    return ask_to_end(request, pk, "abandon", ABANDON, lifecycle.abandon)


def ask_to_end(
    request: HttpRequest, pk: int, verb: str, asking: Asking, act: Callable[..., Any]
) -> HttpResponse:
    """Say what has not been sent before a round ends, for there is no way back."""
    round_ = the_round(request, pk)
    refuse_to_open(request, lifecycle.LIFECYCLE, round_, verb)
    asking = replace(asking, text=review.what_ends(round_)).of(round_)
    return ask(request, asking, Form(answers(request)), lambda: act(round_, by=request.user))
