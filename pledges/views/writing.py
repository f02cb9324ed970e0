"""Writing a pledge: choose its kind, give it a title, then answer part by part, or all on one page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from champions.models import Organisation
from champions.standing import not_posting_yet
from lifecycles import NotNow, NotPermitted
from pledges import drafting, lifecycle
from pledges.forms import DetailsForm, KindForm, Part, StartForm, part_of
from pledges.guard import findings
from pledges.models import Pledge, Typed
from pledges.permissions import posts_pledges
from pledges.readiness import needs_dates

from .reading import found


def choose_kind(request: HttpRequest) -> HttpResponse:
    if not posts_pledges(request.user):
        raise NotPermitted("post")
    form = KindForm(request.POST or None)
    if form.is_valid():
        return redirect("pledges:new_kind", form.cleaned_data["kind"])
    context = {"form": form, "not_yet": not_posting_yet(Organisation.objects.of_champion(request.user))}
    return render(request, "pledges/kind.html", context, status=422 if form.is_bound else 200)


def new(request: HttpRequest, kind: str) -> HttpResponse:
    """A title makes a draft; or an earlier pledge of the kind is copied."""
    if kind not in Pledge.Kind.values:
        raise Http404
    if not posts_pledges(request.user):
        raise NotPermitted("post")
    form = StartForm(request.POST or None, user=request.user)
    if form.is_valid():
        title = {"title": form.cleaned_data["title"]}
        return redirect(lifecycle.post(form.from_organisation(), kind, title, by=request.user))
    earlier = Pledge.objects.of_champion(request.user).filter(kind=kind)[:5]
    context = {"form": form, "kind": Pledge.Kind(kind).label, "earlier": earlier}
    return render(request, "pledges/start.html", context, status=422 if form.is_bound else 200)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    return write(request, lifecycle.writable(found(request, pk), by=request.user), None)


def part(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    pledge = lifecycle.writable(found(request, pk), by=request.user)
    return write(request, pledge, asked(pledge, slug))


def asked(pledge: Pledge, slug: str) -> Part | None:
    """The part of this name; None for the whole. A name of no part of this kind is not found."""
    named = part_of(pledge.kind, slug)
    if named is None and slug != Typed.WHOLE:
        raise Http404
    return named


def write(request: HttpRequest, pledge: Pledge, asked: Part | None) -> HttpResponse:
    typed = drafting.kept(pledge, name_of(asked), by=request.user)
    answers = typed.answers if typed and request.method == "GET" else None
    form = DetailsForm(request.POST or None, pledge=pledge, user=request.user, part=asked, typed=answers)
    if not form.is_valid():
        return page(request, form, asked, typed, status=422 if form.is_bound else 200)
    try:
        lifecycle.edit(pledge, form.wording(), by=request.user, version=form.version_read)
    except NotNow as refused:
        form.refuse(refused.sentence, version=pledge.version)
        return page(request, form, asked, typed, status=409)
    drafting.forget(pledge, name_of(asked), by=request.user)
    return saved(request, pledge, form)


def name_of(asked: Part | None) -> str:
    return asked.slug if asked else Typed.WHOLE


def page(
    request: HttpRequest, form: DetailsForm, asked: Part | None, typed: Typed | None, *, status: int
) -> HttpResponse:
    context = {"form": form, "part": asked, "slug": name_of(asked), "typed": None if form.is_bound else typed}
    context["findings"] = here(form)
    context["kind"] = form.instance.get_kind_display()
    return render(request, "pledges/details.html", context, status=status)


def here(form: DetailsForm) -> list:
    """What the guard rails say of the answers on this page."""
    return [finding for finding in findings(form.instance) if finding.field in form.fields]


def saved(request: HttpRequest, pledge: Pledge, form: DetailsForm) -> HttpResponse:
    """On to the dates if there are none yet, unless this was one part or was put aside for later."""
    if form.is_kept_for_later:
        messages.success(request, "Draft saved. Nobody outside your organisation can see it.")
    elif needs_dates(pledge.kind) and not pledge.intakes.exists():
        return redirect("pledges:add_intake", pledge.pk)
    else:
        messages.success(request, SAVED[pledge.status == Pledge.Status.SUBMITTED])
    return redirect(pledge)


SAVED = {False: "Saved.", True: "Saved. The 18+ service sees it as it is now."}
