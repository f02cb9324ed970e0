"""A host's pages: what needs it first, and one offer with just what it may know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from champions.permissions import organisations_of
from offers import heads_ups, hosting, interviews, lifecycle, notices, replacing
from offers.card import card
from offers.forms import EndForm, HostReasonForm
from offers.models import Offer
from offers.stopping import and_stop
from offers.words import ended_by_host

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
    context = {"hosted": hosting.hosted(theirs, request.user), "card": card(theirs.intake)}
    context["heads_ups"] = heads_ups.for_host(theirs)
    context["instead"] = replacing.asked_of_host(theirs)
    return render(request, "host/offer.html", context)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    return move(request, pk, lifecycle.confirm, "Confirmed. They have been told.")


@require_POST
def started(request: HttpRequest, pk: int) -> HttpResponse:
    return move(request, pk, lifecycle.start, "Thank you. We have noted that they started.")


def move(request: HttpRequest, pk: int, act: Callable[..., Any], said: str) -> HttpResponse:
    stops = request.POST.get("stop") == "yes"
    and_stop(act, theirs_or_404(request, pk), by=request.user, stops=stops)
    messages.success(request, f"{said} Nobody new is offered this for now." if stops else said)
    return redirect("host:offer", pk=pk)


def did_not_come(request: HttpRequest, pk: int) -> HttpResponse:
    """No reason is asked: their adviser finds out how they are."""
    words = "Their adviser will find out how they are. The place is kept for a while."
    return ask_once_more(request, pk, "did_not_attend", lifecycle.did_not_attend, words)


def completed(request: HttpRequest, pk: int) -> HttpResponse:
    if interviews.is_about_one(theirs_or_404(request, pk)):
        return redirect("host:interview_result", pk)
    words = "Thank you. We have noted that it is completed."
    return ask_once_more(request, pk, "complete", lifecycle.complete, words)


def ended(request: HttpRequest, pk: int) -> HttpResponse:
    words = "We have noted that it ended. Their adviser has been told."
    return ask_once_more(request, pk, "end_early", lifecycle.end_early, words, EndForm)


def ask_once_more(
    request: HttpRequest, pk: int, verb: str, act: Callable[..., Any], said: str, form_class: Any = None
) -> HttpResponse:
    """A page that says what will happen and who is told, and the same address to do it."""
    theirs = theirs_or_404(request, pk)
    lifecycle.LIFECYCLE.permitted(theirs, verb, request.user)
    form = form_class(posted(request)) if form_class else None
    if request.method == "POST" and (form is None or form.is_valid()):
        return move(request, pk, with_words(act, form), said)
    context = {"hosted": hosting.hosted(theirs, request.user), "form": form, "verb": verb}
    return render(request, "host/sure.html", context, status=422 if form and form.errors else 200)


def with_words(act: Callable[..., Any], form: Any) -> Callable[..., Any]:
    """The act, together with what was typed about it."""
    return lambda offer, *, by: act(offer, by=by, **(form.cleaned_data if form else {}))


def cannot(request: HttpRequest, pk: int) -> HttpResponse:
    """It can't happen: the reason, then what the young adult will read, then the deed."""
    theirs = theirs_or_404(request, pk)
    if interviews.is_about_one(theirs) and theirs.status in CANNOT:
        return redirect("host:interview_refuse", pk)
    act = CANNOT.get(theirs.status, lifecycle.cancel_by_host)
    lifecycle.LIFECYCLE.permitted(theirs, act.__name__, request.user)
    form = HostReasonForm(posted(request))
    if request.method == "POST" and form.is_valid() and "sure" in request.POST:
        return move(
            request, pk, with_words(act, form), "Cancelled. The young adult and the 18+ service know."
        )
    context = {"hosted": hosting.hosted(theirs, request.user), "form": form}
    if form.is_bound and form.is_valid() and "change" not in request.POST:
        context["message"] = notices.ENDED_BY_OTHERS.line(theirs)
        context["page"] = ended_by_host(form.cleaned_data["reason"])
    return render(request, "host/cannot.html", context, status=422 if form.errors else 200)


def posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
