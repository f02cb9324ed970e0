"""A promise that was not kept, between the 18+ service and the host."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.asking import Asking, answers, ask
from accounts.opening import for_ete_workers
from desk.forms.promises import CameOfItForm, ToHostForm
from lifecycles import NotNow
from offers import broken_promises
from offers.models import BrokenPromise, PromiseReport
from rulebook.writing import day, moment
from youngadults.looking import looked
from youngadults.models import Look

from .afterwards import theirs


@for_ete_workers
def put_to_host(request: HttpRequest, pk: int) -> HttpResponse:
    """After the talk with the young adult: what the host reads of it, without the name."""
    report = theirs(request, PromiseReport, pk)
    if request.method == "GET" and BrokenPromise.objects.filter(report=report).exists():
        raise NotNow("Somebody has put this to the host already.")
    pledge = report.offer.pledge
    asking = Asking(
        title=f"Put it to {pledge.organisation}?",
        text=f"{pledge}: {report.get_about_display().lower()}.\n\n{TO_HOST}",
        label="Put it to the host",
        said=f"{pledge.organisation} has been told, without a name.",
        back=reverse("desk:offer", args=[report.offer_id]),
    )
    form = ToHostForm(answers(request))
    return ask(
        request, asking, form, lambda words, **_: broken_promises.put_to_host(report, words, by=request.user)
    )


TO_HOST = (
    "Talk with the young adult first: they were promised it. The host has two days to answer and ten to put "
    "it right, and both stand in its record."
)


@for_ete_workers
def broken_promise(request: HttpRequest, pk: int) -> HttpResponse:
    """What the host says, and what came of it."""
    records = BrokenPromise.objects.visible_to(request.user).with_pledge()
    broken = get_object_or_404(records.select_related("report__offer__young_adult__user"), pk=pk)
    looked(request, broken.report.offer.young_adult, Look.Page.OFFER)
    asking = Asking(
        title=f"{broken.pledge}: not as promised",
        text=how_it_stands(broken),
        label="Write it down",
        said="Written down. The host has been told.",
        back=reverse("desk:offer", args=[broken.report.offer_id]),
    )
    form = CameOfItForm(answers(request), broken=broken)
    return ask(
        request, asking, form, lambda **_: broken_promises.decide(broken, by=request.user, **form.said())
    )


def how_it_stands(broken: BrokenPromise) -> str:
    host = broken.pledge.organisation
    put = f"Put to {host} on {day(broken.put_at)}: {broken.words}"
    said = f"{host}, {moment(broken.answered_at)}: {broken.answer}" if broken.answered_at else ""
    until = f"Answer by {day(broken.answer_by)}, put right by {day(broken.put_right_by)}."
    until = f"{broken.get_status_display()}. {until}"
    return "\n\n".join(filter(None, [put, said, until, ASK_FIRST]))


ASK_FIRST = "Ask the young adult how it is now, before you write it down."
