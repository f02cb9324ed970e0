"""A host's pages around a start: the supervisor's one-page guide, and the question whether to do it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.asking import answers
from lifecycles import NotNow
from offers import hosting
from offers.card import card
from offers.disclosure import FROM_CONFIRMATION
from offers.forms.hosting import AgainForm
from offers.models import HostAgain, Offer

from .host import theirs_or_404

ENDED = (Offer.Status.COMPLETED, Offer.Status.ENDED_EARLY)


def guide(request: HttpRequest, pk: int) -> HttpResponse:
    """To print or hand over: only what disclosure allows, once the place is firm."""
    theirs = theirs_or_404(request, pk)
    if theirs.status not in FROM_CONFIRMATION:
        raise Http404
    context = {
        "hosted": hosting.hosted(theirs, request.user),
        "card": card(theirs.intake, first=theirs.first_day),
    }
    return render(request, "host/guide.html", context)


def again(request: HttpRequest, pk: int) -> HttpResponse:
    theirs = theirs_or_404(request, pk)
    if theirs.status not in ENDED:
        raise NotNow("This has not ended, so the question comes later.")
    form = AgainForm(answers(request))
    if form.is_bound and form.is_valid():
        HostAgain.objects.update_or_create(offer=theirs, defaults={**form.cleaned_data, "by": request.user})
        messages.success(request, "Thank you. The 18+ service can read it.")
        return redirect("host:home")
    context = {"hosted": hosting.hosted(theirs, request.user), "form": form}
    return render(request, "host/again.html", context, status=422 if form.errors else 200)
