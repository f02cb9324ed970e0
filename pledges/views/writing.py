"""Writing a pledge: choose its kind, answer the questions of that kind, change them later."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lifecycles import NotNow, NotPermitted
from pledges import lifecycle
from pledges.forms import DetailsForm, KindForm
from pledges.models import Pledge
from pledges.permissions import posts_pledges
from pledges.readiness import needs_dates

from .reading import found


def choose_kind(request: HttpRequest) -> HttpResponse:
    if not posts_pledges(request.user):
        raise NotPermitted("post")
    form = KindForm(request.POST or None)
    if form.is_valid():
        return redirect("pledges:new_kind", form.cleaned_data["kind"])
    return render(request, "pledges/kind.html", {"form": form}, status=422 if form.is_bound else 200)


def new(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in Pledge.Kind.values:
        raise Http404
    if not posts_pledges(request.user):
        raise NotPermitted("post")
    form = DetailsForm(request.POST or None, pledge=Pledge(kind=kind), user=request.user)
    if not form.is_valid():
        return page(request, form, status=422 if form.is_bound else 200)
    pledge = lifecycle.post(form.from_organisation(), kind, form.wording(), by=request.user)
    return saved(request, pledge, form)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    form = DetailsForm(request.POST or None, pledge=pledge, user=request.user)
    if not form.is_valid():
        return page(request, form, status=422 if form.is_bound else 200)
    try:
        lifecycle.edit(pledge, form.wording(), by=request.user, version=form.version_read)
    except NotNow as refused:
        form.refuse(refused.sentence, version=pledge.version)
        return page(request, form, status=409)
    return saved(request, pledge, form)


def page(request: HttpRequest, form: DetailsForm, *, status: int) -> HttpResponse:
    kind = form.instance.get_kind_display()
    return render(request, "pledges/details.html", {"form": form, "kind": kind}, status=status)


def saved(request: HttpRequest, pledge: Pledge, form: DetailsForm) -> HttpResponse:
    """On to the dates if there are none yet, unless this was put aside for later."""
    if form.is_kept_for_later:
        messages.success(request, "Draft saved. Nobody outside your organisation can see it.")
    elif needs_dates(pledge.kind) and not pledge.intakes.exists():
        return redirect("pledges:add_intake", pledge.pk)
    else:
        messages.success(request, SAVED[pledge.status == Pledge.Status.SUBMITTED])
    return redirect(pledge)


SAVED = {False: "Saved.", True: "Saved. The 18+ service sees it as it is now."}
