"""The duty list: who is on duty, concerns for those who may read them, hosts that are held back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask, refuse_to_open
from accounts.permissions import an_ete_worker
from desk.access import desk_only
from desk.concerns import of_concern, of_duty
from desk.forms.safety import ConcernForm, DoneForm, HoldForm, LiftForm, NarrowForm, TurnForm
from lifecycles import NotPermitted
from offers import duty, safety
from offers.models import DutyTurn, Hold, SafetyConcern, on_duty_today
from youngadults.looking import looked
from youngadults.models import Look, YoungAdult


@desk_only
def duty_list(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/duty.html", of_duty(request.user))


@desk_only
def plan(request: HttpRequest) -> HttpResponse:
    if not duty.may_plan(request.user):
        raise Http404
    asking = asked("Put somebody on duty", PLAN, "Put them on the list", "They are on the list.")
    return ask(request, asking, TurnForm(answers(request)), lambda **said: duty.plan(**said, by=request.user))


PLAN = (
    "They hear of every concern on these days, at any hour, and may read it. On a day without anybody the "
    "service managers are on duty."
)


@require_POST
@desk_only
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    if not duty.may_plan(request.user):
        raise Http404
    duty.drop(get_object_or_404(DutyTurn.objects.to_come(), pk=pk), by=request.user)
    messages.success(request, "Taken off. On a day without anybody the service managers are on duty.")
    return redirect("desk:duty")


@desk_only
def concern(request: HttpRequest, pk: int) -> HttpResponse:
    theirs = the_concern(request, pk)
    return render(request, "desk/concern.html", of_concern(theirs, request.user))


@require_POST
@desk_only
def take(request: HttpRequest, pk: int) -> HttpResponse:
    safety.take(the_concern(request, pk), by=request.user)
    messages.success(request, "It is yours now. Whoever was on it before has been told.")
    return redirect("desk:concern", pk=pk)


CONCERN_MOVES = {
    "note": ("What was done?", "It stays with the concern.", "Write it down", safety.note),
    "close": (
        "Close this concern?",
        "A hold on the host stands until you lift it.",
        "Close it",
        safety.close,
    ),
    "reopen": ("Open it again?", "It is with you then.", "Open it again", safety.reopen),
}


@desk_only
def move_concern(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    theirs = the_concern(request, pk)
    if slug not in CONCERN_MOVES:
        raise Http404
    title, text, label, act = CONCERN_MOVES[slug]
    refuse_to_open(request, safety.LIFECYCLE, theirs, slug)
    asking = asked(title, text, label, "Written down.", back=reverse("desk:concern", args=[pk]))
    return ask(request, asking, DoneForm(answers(request)), lambda why: act(theirs, by=request.user, why=why))


@desk_only
def raise_concern(request: HttpRequest, pk: int) -> HttpResponse:
    """For a young adult, by their adviser or an ETE worker whom they told."""
    person = get_object_or_404(YoungAdult.objects.visible_to(request.user), pk=pk)
    looked(request, person, Look.Page.RECORD)
    asking = asked(
        f"{person.first_name} does not feel safe",
        "The duty list and their adviser are told at once, and nobody else. In an emergency call 999 first.",
        "Tell the duty list",
        "The duty list has been told.",
        back=reverse("desk:young_adult", args=[pk]),
    )
    form = ConcernForm(answers(request), young_adult=person)
    return ask(request, asking, form, lambda **said: safety.raise_concern(person, by=request.user, **said))


@desk_only
def hold(request: HttpRequest) -> HttpResponse:
    only_on_duty(request)
    asking = asked(
        "Hold a host back",
        "No new offers from now on. Open offers stay. The host is not told.",
        "Hold them back",
        "Held back.",
    )
    return ask(
        request, asking, HoldForm(answers(request)), lambda **said: safety.place(**said, by=request.user)
    )


@desk_only
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    held = the_hold(request, pk)
    asking = asked(
        f"Lift the hold on {held.supervisor or held.organisation}?",
        "New offers are possible at once. Nobody is told.",
        "Lift it",
        "Lifted.",
    )
    return ask(
        request, asking, LiftForm(answers(request)), lambda why: safety.lift(held, by=request.user, why=why)
    )


@desk_only
def narrow(request: HttpRequest, pk: int) -> HttpResponse:
    held = the_hold(request, pk)
    asking = asked(
        f"Hold back one person at {held.organisation} only",
        "Offers to meet others there are possible again. Nobody is told.",
        "Hold back this person",
        "Narrowed.",
    )
    form = NarrowForm(answers(request))
    return ask(request, asking, form, lambda supervisor: safety.narrow(held, supervisor, by=request.user))


def asked(title: str, text: str, label: str, done: str, back: str = "") -> Asking:
    return Asking(title, text, label, done, back or reverse("desk:duty"))


def the_concern(request: HttpRequest, pk: int) -> SafetyConcern:
    """The only way to a concern here, so that nobody opens one without leaving a line."""
    concerns = SafetyConcern.objects.visible_to(request.user).exclude(young_adult__user=request.user)
    related = "young_adult__user", "offer__intake__pledge__organisation", "taken_by", "raised_by"
    found: Any = get_object_or_404(concerns.select_related(*related), pk=pk)
    safety.look(request, found)
    return found


def only_on_duty(request: HttpRequest) -> None:
    if not on_duty_today(request.user):
        raise Http404


def the_hold(request: HttpRequest, pk: int) -> Hold:
    """ETE workers know that a host is paused, so for them it is theirs to see, and not to change."""
    if an_ete_worker(request.user, None) and not on_duty_today(request.user):
        raise NotPermitted("lift")
    only_on_duty(request)
    return get_object_or_404(Hold.objects.select_related("organisation"), pk=pk)
