"""A host's pages: what needs it first, and one offer with just what it may know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask, refuse_to_open
from champions.permissions import organisations_of
from offers import hosting, lifecycle, notices, replacing
from offers.card import card
from offers.forms import EndForm, HostReasonForm
from offers.models import Offer
from offers.stopping import and_stop
from offers.words import ended_by_host
from rulebook.writing import day

CANNOT = {
    Offer.Status.ACCEPTED: lifecycle.withdraw_by_host,
    Offer.Status.CONFIRMED: lifecycle.cancel_by_host,
}


def theirs_or_404(request: HttpRequest, pk: int) -> Offer:
    """Before acceptance a host's page of an offer does not exist."""
    return get_object_or_404(hosting.hosted_offers(request.user), pk=pk)


def home(request: HttpRequest) -> HttpResponse:
    if not organisations_of(request.user):
        raise Http404
    return render(request, "host/home.html", hosting.home_of(request.user))


def offer(request: HttpRequest, pk: int) -> HttpResponse:
    theirs = theirs_or_404(request, pk)
    shown = card(theirs.intake, first=theirs.first_day)
    context = {"hosted": hosting.hosted(theirs, request.user), "card": shown}
    context["instead"] = replacing.asked_of_host(theirs)
    return render(request, "host/offer.html", context)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """A yes to an interview is its day."""
    if theirs_or_404(request, pk).is_about_an_interview:
        return redirect("host:interview_day", pk)
    return move(request, pk, lifecycle.confirm, "Confirmed. They have been told.")


@require_POST
def started(request: HttpRequest, pk: int) -> HttpResponse:
    lifecycle.refuse_before_the_day(theirs_or_404(request, pk), "start")
    return move(request, pk, lifecycle.start, "Thank you. We have noted that they started.")


def move(request: HttpRequest, pk: int, act: Callable[..., Any], said: str) -> HttpResponse:
    stops = request.POST.get("stop") == "yes"
    and_stop(act, theirs_or_404(request, pk), by=request.user, stops=stops)
    messages.success(request, f"{said} Nobody new is offered this for now." if stops else said)
    return redirect("host:offer", pk=pk)


HELD = "The place is kept for a while in case they try again."
DID_NOT_COME = Asking(
    "They did not come?",
    f"You do not need to say why. We tell their adviser, who finds out how they are. {HELD}",
    "They did not come",
    "Their adviser will find out how they are. The place is kept for a while.",
)
COMPLETED = Asking(
    "Have they completed it?",
    "We tell the young adult and their adviser.",
    "They completed it",
    "Thank you. We have noted that it is completed.",
)
ENDED = Asking(
    "Has it ended early?",
    f"We tell the young adult and their adviser today. {HELD}",
    "It ended early",
    "We have noted that it ended. Their adviser has been told.",
)


def did_not_come(request: HttpRequest, pk: int) -> HttpResponse:
    """No reason is asked: their adviser finds out how they are."""
    lifecycle.refuse_before_the_day(theirs_or_404(request, pk), "did_not_attend")
    return ask_about(request, pk, lifecycle.did_not_attend, DID_NOT_COME)


def completed(request: HttpRequest, pk: int) -> HttpResponse:
    theirs = theirs_or_404(request, pk)
    if theirs.is_about_an_interview:
        return redirect("host:interview_result", pk)
    asking = replace(COMPLETED, text=before_the_last_day(theirs) + COMPLETED.text)
    return ask_about(request, pk, lifecycle.complete, asking)


def before_the_last_day(theirs: Offer) -> str:
    last = theirs.intake.ends_on
    if last is None or last <= timezone.localdate():
        return ""
    return f"The last day is {day(last)}. If it ended before, say that it ended early. "


def ended(request: HttpRequest, pk: int) -> HttpResponse:
    return ask_about(request, pk, lifecycle.end_early, ENDED, EndForm)


def ask_about(
    request: HttpRequest, pk: int, act: Callable[..., Any], asking: Asking, form: type[Form] = Form
) -> HttpResponse:
    """Ask before a move of an offer; a move and its function have one name."""
    theirs = theirs_or_404(request, pk)
    refuse_to_open(request, lifecycle.LIFECYCLE, theirs, act.__name__)
    asking = replace(asking, about=theirs.pledge.title, back=reverse("host:offer", args=[pk]))
    return ask(request, asking, form(answers(request)), lambda **said: act(theirs, by=request.user, **said))


def cannot(request: HttpRequest, pk: int) -> HttpResponse:
    """It can't happen: the reason, then what the young adult will read, then the deed."""
    theirs = theirs_or_404(request, pk)
    if theirs.is_about_an_interview and theirs.status in CANNOT:
        return redirect("host:interview_refuse", pk)
    act = CANNOT.get(theirs.status, lifecycle.cancel_by_host)
    lifecycle.LIFECYCLE.permitted(theirs, act.__name__, request.user)
    form = HostReasonForm(answers(request))
    if form.is_valid() and "sure" in request.POST:
        because = partial(act, **form.cleaned_data)
        return move(request, pk, because, "Cancelled. The young adult and the 18+ service know.")
    context = {"hosted": hosting.hosted(theirs, request.user), "form": form}
    if form.is_bound and form.is_valid() and "change" not in request.POST:
        context["message"] = notices.ENDED_BY_OTHERS.line(theirs)
        context["page"] = ended_by_host(form.cleaned_data["reason"])
    return render(request, "host/cannot.html", context, status=422 if form.errors else 200)
