"""The charter, the pace of reminders, the yearly question; and changes of the council's tree."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask
from champions import declaring, lifecycle, nudging, renewing
from champions.charter import BEHAVIOURS
from champions.forms import ChangeForm, RenewForm, RhythmForm
from champions.permissions import champion_of
from lifecycles import NotPermitted

from .noting import ours
from .organisation import found


def charter(request: HttpRequest, pk: int) -> HttpResponse:
    it = found(request, pk)
    context = {"organisation": it, "groups": declaring.read(it), "is_theirs": champion_of(request.user, it)}
    return render(request, "organisations/charter.html", context)


@require_POST
def declare(request: HttpRequest, pk: int, behaviour: str) -> HttpResponse:
    it = found(request, pk)
    if behaviour not in dict(BEHAVIOURS):
        raise Http404
    act = declaring.take_back if "take_back" in request.POST else declaring.declare
    act(it, behaviour, by=request.user)
    messages.success(request, "Noted.")
    return redirect("organisations:charter", pk)


RHYTHM = Asking("Reminders", "", "Save", "Saved.")
RENEW = Asking(
    "Still up for it?",
    "Once a year we ask. Whatever you say is fine. With “not now” or “not this year” your live pledges are "
    "paused, and you resume each when you like.",
    "Tell us",
    "Thank you.",
)


def rhythm(request: HttpRequest, pk: int) -> HttpResponse:
    it = found(request, pk)
    if not champion_of(request.user, it):
        raise NotPermitted("rhythm")
    form = RhythmForm(answers(request), initial={"every": nudging.rhythm_of(it).every})
    return ask(request, RHYTHM.of(it), form, lambda every: nudging.choose(it, every, by=request.user))


def renew(request: HttpRequest, pk: int) -> HttpResponse:
    it = found(request, pk)
    if not champion_of(request.user, it):
        raise NotPermitted("renew")
    form = RenewForm(answers(request))
    return ask(request, RENEW.of(it), form, lambda **said: renewing.renew(it, by=request.user, **said))


CHANGE = Asking(
    "Another name, place or council", "From the day that you give. What was before is kept.", "Save", "Noted."
)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    it = ours(request, pk)
    form = ChangeForm(answers(request), organisation=it, read=lifecycle.as_it_stands(it))
    return ask(
        request,
        CHANGE.of(it),
        form,
        lambda **said: lifecycle.plan_change(it, by=request.user, **said),
        template="organisations/change.html",
        changes=it.changes.select_related("noted_by"),
    )
