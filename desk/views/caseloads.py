"""Caseloads at the desk: how they stand, a change of adviser, somebody who stands in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask
from accounts.models import User
from accounts.permissions import a_service_manager, an_ete_worker
from desk.access import desk_only
from desk.advisers import loads, without_adviser
from desk.forms import AdviserForm, CoverForm
from lifecycles import NotPermitted
from youngadults import caseloads
from youngadults.looking import looked
from youngadults.models import Look, YoungAdult


def only_managers(request: HttpRequest) -> None:
    if not a_service_manager(request.user, None):
        raise Http404


def an_adviser(request: HttpRequest, pk: int) -> User:
    only_managers(request)
    return get_object_or_404(User.objects.visible_to(request.user), pk=pk)


@desk_only
def overview(request: HttpRequest) -> HttpResponse:
    only_managers(request)
    page = {"loads": loads(), "without": without_adviser()}
    return render(request, "desk/caseloads.html", page)


@desk_only
def change_adviser(request: HttpRequest, pk: int) -> HttpResponse:
    """For good, or up to a day: then somebody stands in."""
    person = get_object_or_404(YoungAdult.objects.visible_to(request.user), pk=pk)
    if not an_ete_worker(request.user, person):
        raise NotPermitted("change_adviser")
    looked(request, person, Look.Page.RECORD)
    asking = Asking(
        title=f"Change the adviser of {person}",
        text=CHANGE.format(person.first_name),
        label="Change the adviser",
        said=f"Done. {person.first_name} and the advisers have been told.",
        back=reverse("desk:young_adult", args=[pk]),
    )
    return ask(request, asking, AdviserForm(answers(request)), lambda **said: change(request, person, **said))


CHANGE = (
    "They see everything about {0} at once, and get what is still to do. Whoever is their adviser now sees "
    "{0} no longer, unless the other only stands in. {0} and both advisers are told."
)


def change(request: HttpRequest, person: YoungAdult, to: User, until: dt.date | None, why: str) -> Any:
    if until is None:
        return caseloads.change_adviser(person, to, by=request.user, why=why)
    entries = person.caseload_entries.advising().select_related("adviser", "young_adult__user")
    return caseloads.cover(entries, to, until, by=request.user, why=why)


@desk_only
def cover(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody stands in for a whole caseload."""
    adviser = an_adviser(request, pk)
    entries = caseloads.caseload_of(adviser).select_related("adviser")
    asking = Asking(
        title=f"Who stands in for {adviser}?",
        text=COVER.format(adviser, caseloads.counted(len(entries))),
        label="Let them stand in",
        said=f"Done. Both advisers and the young adults of {adviser} have been told.",
        back=reverse("desk:caseloads"),
    )
    return ask(
        request,
        asking,
        CoverForm(answers(request), away=adviser),
        lambda to, until, why: caseloads.cover(entries, to, until, by=request.user, why=why),
    )


COVER = (
    "{0} advises {1}. Until the last day both see them, and what is still to do is with whoever stands in. "
    "They and the young adults are told."
)


@require_POST
@desk_only
def end_cover(request: HttpRequest, pk: int, covering: int) -> HttpResponse:
    adviser, other = an_adviser(request, pk), an_adviser(request, covering)
    caseloads.end_cover(adviser, other, by=request.user)
    messages.success(request, f"{other} no longer stands in for {adviser}. They have been told.")
    return redirect("desk:caseloads")
