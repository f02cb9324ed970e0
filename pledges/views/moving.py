"""What can be done with a pledge: one lifecycle function each, and a sentence when it is too late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask, refuse_to_open
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


CLOSE = Asking(
    "Close this pledge?",
    "No new offers are made. Offers that stand, and starts that were agreed, go on as they are. A closed "
    "pledge cannot be opened again; you can copy it.",
    "Close it",
    "Closed. No new offers are made.",
)
WITHDRAW = Asking(
    "Withdraw this pledge?",
    "Everyone who was offered a place or has said yes, and has not started yet, is told at once that it is "
    "not going ahead. What has started goes on. The 18+ service is told too. This cannot be undone.",
    "Withdraw it",
    "Withdrawn.",
    look="warning",
)
WITHDRAW_DRAFT = replace(
    WITHDRAW,
    title="Withdraw this draft?",
    text="Nobody outside your organisation has seen it, so nobody is told.",
)


def close(request: HttpRequest, pk: int) -> HttpResponse:
    pledge = found(request, pk)
    refuse_to_open(request, lifecycle.LIFECYCLE, pledge, "close")
    form = CloseForm(answers(request))
    return ask(request, CLOSE.of(pledge), form, lambda why: lifecycle.close(pledge, by=request.user, why=why))


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    pledge = found(request, pk)
    refuse_to_open(request, lifecycle.LIFECYCLE, pledge, "withdraw")
    is_draft = pledge.status == Pledge.Status.DRAFT
    asking = (WITHDRAW_DRAFT if is_draft else WITHDRAW).of(pledge)
    form = WithdrawForm(answers(request), is_draft=is_draft)
    return ask(request, asking, form, lambda why: lifecycle.withdraw(pledge, by=request.user, why=why))


@require_POST
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    draft = lifecycle.copy(found(request, pk), by=request.user)
    messages.success(request, "This is a new draft with the same words. Its dates are for you to add.")
    return redirect(draft)


def move(request: HttpRequest, pk: int, act: Callable[..., Any], said: str) -> HttpResponse:
    """Make one move and go back to the pledge; when it is too late, show it as it stands with the reason."""
    pledge = found(request, pk)
    try:
        act(pledge, by=request.user)
    except NotNow as refused:
        return show(request, found(request, pk), refusal=refused.sentence)
    messages.success(request, said)
    return redirect("pledges:pledge", pk)
