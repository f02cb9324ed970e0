"""What can be done with a pledge: one lifecycle function each, and a sentence when it is too late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lifecycles import NotNow
from pledges import lifecycle
from pledges.forms import CloseForm, WithdrawForm
from pledges.models import Pledge

from .reading import found, show


@require_POST
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    return move(request, pk, lifecycle.submit, "Sent. The 18+ service reads it next, and you are told.")


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    return move(request, pk, lifecycle.pause, "Paused. Offers already made still stand.")


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    return move(request, pk, lifecycle.resume, "It is live again.")


def close(request: HttpRequest, pk: int) -> HttpResponse:
    pledge = found(request, pk)
    lifecycle.LIFECYCLE.permitted(pledge, "close", request.user)
    form = CloseForm(request.POST or None)
    if form.is_valid():
        return move(
            request, pk, lifecycle.close, "Closed. No new offers are made.", why=form.cleaned_data["why"]
        )
    return ask(request, "pledges/close.html", pledge, form)


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    pledge = found(request, pk)
    lifecycle.LIFECYCLE.permitted(pledge, "withdraw", request.user)
    form = WithdrawForm(request.POST or None, is_draft=pledge.status == Pledge.Status.DRAFT)
    if form.is_valid():
        return move(request, pk, lifecycle.withdraw, "Withdrawn.", why=form.cleaned_data["why"])
    return ask(request, "pledges/withdraw.html", pledge, form)


@require_POST
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    draft = lifecycle.copy(found(request, pk), by=request.user)
    messages.success(request, "This is a new draft with the same words. Its dates are for you to add.")
    return redirect(draft)


def move(request: HttpRequest, pk: int, act: Callable[..., Any], said: str, **more: Any) -> HttpResponse:
    """Make one move and go back to the pledge; when it is too late, show it as it stands with the reason."""
    pledge = found(request, pk)
    try:
        act(pledge, by=request.user, **more)
    except NotNow as refused:
        return show(request, found(request, pk), refusal=refused.sentence)
    messages.success(request, said)
    return redirect("pledges:pledge", pk)


def ask(request: HttpRequest, template: str, pledge: Pledge, form: Any) -> HttpResponse:
    context = {"pledge": pledge, "form": form, "is_draft": pledge.status == Pledge.Status.DRAFT}
    return render(request, template, context, status=422 if form.is_bound else 200)
