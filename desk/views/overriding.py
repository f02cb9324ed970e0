"""Offers against a rule: asked for by a worker, agreed to or not by the head of service, then sent."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.asking import answers
from accounts.opening import for_ete_workers
from desk import service
from desk.access import desk_only
from desk.forms.overriding import AgreeForm
from desk.views.caseloads import only_managers
from lifecycles import NotNow
from matching import overriding
from matching.models import OverrideRequest
from youngadults.looking import looked
from youngadults.models import Look

PER_PAGE = 25


@desk_only
def overrides(request: HttpRequest) -> HttpResponse:
    only_managers(request)
    page = Paginator(service.overrides(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/overrides.html", {"page": page})


@for_ete_workers
def override(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands against it, why all the same, and the manager's answer."""
    asked = the_request(request, pk)
    looked(request, asked.young_adult, Look.Page.RECORD)
    form = AgreeForm(answers(request))
    if not form.is_bound:
        return page(request, asked, form)
    if not form.is_valid():
        return page(request, asked, form, status=422)
    return answer(request, asked, form)


def answer(request: HttpRequest, asked: OverrideRequest, form: AgreeForm) -> HttpResponse:
    """Agreed is sent; where it cannot be any more, the page says why and who hears of it."""
    said, words = form.cleaned_data["agreed"], form.cleaned_data["words"]
    try:
        (overriding.agree if said else overriding.not_agree)(asked, by=request.user, words=words)
    except NotNow as moved_on:
        asked.refresh_from_db()
        return page(request, asked, form, moved_on.sentence, 409)
    done = f"Sent in {asked.asked_by}’s name." if said else f"{asked.asked_by} reads why. Nobody else hears."
    messages.success(request, done)
    return redirect("desk:overrides")


def page(
    request: HttpRequest, asked: OverrideRequest, form: AgreeForm, sentence: str = "", status: int = 200
) -> HttpResponse:
    contents = {
        "asked": asked,
        "form": form,
        "sentence": sentence,
        "verbs": {move.verb for move in overriding.LIFECYCLE.open_to(request.user, asked)},
        "alone": asked.asked_by_id == request.user.pk,
        "answered": asked.steps.select_related("by").last(),
    }
    return render(request, "desk/override.html", contents, status=status)


@require_POST
@for_ete_workers
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    asked = the_request(request, pk)
    overriding.take_back(asked, by=request.user)
    messages.success(request, "Taken back. Nobody was told of anything.")
    return redirect("desk:pledge", pk=asked.pledge.pk)


def the_request(request: HttpRequest, pk: int) -> OverrideRequest:
    requests = OverrideRequest.objects.visible_to(request.user).with_everything()
    return get_object_or_404(requests, pk=pk)
