"""After a yes: what comes next when it broke down, what came of a promise that was not kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.asking import Asking, answers, ask
from accounts.permissions import an_ete_worker
from desk.access import desk_only, of_offers_on_the_desk
from desk.forms.afterwards import BreakdownForm, OutcomeForm
from desk.offer_page import Happened
from desk.views.done import done_already
from lifecycles import NotNow
from offers import breaking, promise_reports
from offers.models import Breakdown, Offer, PromiseReport
from rulebook.writing import day
from youngadults.looking import looked
from youngadults.models import Look


@desk_only
def breakdown(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody has talked to them: what comes next."""
    broke = theirs(request, Breakdown, pk)
    offer = broke.offer
    if request.method == "GET" and broke.settled_at:
        raise NotNow(f"{broke.settled_by or 'Somebody'} has said already what comes next.")
    asking = Asking(
        title=f"What comes next for {offer.young_adult.first_name}?",
        text=how_it_stands(offer),
        label="Write it down",
        said="Written down.",
        back=reverse("desk:offer", args=[offer.pk]),
    )
    form = BreakdownForm(answers(request), offer=offer)
    return ask(request, asking, form, lambda **said: breaking.settle(broke, by=request.user, **said))


def how_it_stands(offer: Offer) -> str:
    name, stands = offer.young_adult.first_name, offer.get_status_display().lower()
    held = f" Their place is held until {day(offer.held_until)}." if offer.held_until else ""
    return (
        f"{offer.pledge}: {stands}.{held}\n\nFirst ask how {name} is. A change of hours, tasks or person is "
        f"often enough. “It stops” frees the place. The host learns only where things stand."
    )


@desk_only
def promise_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Something was not as promised: what came of it, for the young adult to read."""
    report = theirs(request, PromiseReport, pk)
    offer = report.offer
    asking = Asking(
        title=f"{offer.young_adult.first_name}: {offer.pledge} is not as promised",
        text=f"{report.get_about_display()}.\n\n{report.words}".strip(),
        label="Write down what came of it",
        said=f"Written down. {offer.young_adult.first_name} has been told.",
        back=reverse("desk:offer", args=[offer.pk]),
        also=to_host(request, report),
    )
    if request.method == "GET" and report.settled_at:
        return done_already(request, asking, settled(report))
    return ask(
        request,
        asking,
        OutcomeForm(answers(request)),
        lambda outcome: promise_reports.settle(report, outcome, by=request.user),
    )


def settled(report: PromiseReport) -> Happened:
    return Happened(
        "What came of it", str(report.settled_by or "The service"), report.settled_at, report.outcome
    )


def to_host(request: HttpRequest, report: PromiseReport) -> tuple[str, str] | None:
    """Before it is settled an ETE worker can put it to the host, once; what came of it then settles both."""
    if not an_ete_worker(request.user, report) or hasattr(report, "broken"):
        return None
    return "Put it to the host, without the name", reverse("desk:put_to_host", args=[report.pk])


def theirs(request: HttpRequest, model: Any, pk: int) -> Any:
    """A record that hangs on an offer, for those who may see the offer; opening it leaves a line."""
    related = "offer__young_adult__user", "offer__intake__pledge__organisation"
    records = of_offers_on_the_desk(model.objects.select_related(*related), request.user)
    record = get_object_or_404(records, pk=pk)
    looked(request, record.offer.young_adult, Look.Page.OFFER)
    return record
