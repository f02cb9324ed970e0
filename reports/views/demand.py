"""The demand board, and asking hosts for what is missing."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.asking import Asking, answers, ask
from accounts.layouts import layout_of
from accounts.permissions import an_ete_worker
from desk.access import desk_only
from offers import asking_hosts
from offers.models import HostAsk
from pledges.permissions import posts_pledges
from reports.access import reads_demand
from reports.demand import board
from reports.forms import AskForm


def demand(request: HttpRequest) -> HttpResponse:
    """What is asked for and missing, where."""
    if not reads_demand(request.user):
        raise Http404
    page = {
        "board": board(held_too=not an_ete_worker(request.user, None)),
        "layout": layout_of(request.user),
        "may_post": posts_pledges(request.user),
        "may_ask": asking_hosts.may_ask(request.user),
        "asked": HostAsk.objects.standing().select_related("asked_by"),
    }
    return render(request, "reports/demand.html", page)


@desk_only
def ask_hosts(request: HttpRequest, sector: str, kind: str = "") -> HttpResponse:
    """An ETE worker asks every host for one line of the board."""
    if not asking_hosts.may_ask(request.user):
        raise Http404
    wanted = HostAsk(sector=sector, kind=kind)
    asking = Asking(
        title=f"Ask hosts for {wanted}?",
        text=ASK,
        label="Ask them",
        said="Asked. It stands on their page of what is missing for four weeks.",
        back=reverse("reports:demand"),
    )
    form = AskForm(answers(request))
    return ask(request, asking, form, lambda words: asking_hosts.ask(sector, kind, words, by=request.user))


ASK = (
    "It stands on the page of what is missing, which every champion and partner reads, and in their next "
    "reminder, at the pace that they chose. It says what is missing, never for whom."
)
