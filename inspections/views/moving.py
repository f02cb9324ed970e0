"""What people do with a check, each on a page that asks first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.asking import Asking, answers, ask, refuse_to_open
from inspections import lifecycle
from inspections.forms import (
    AssignForm,
    CallOffForm,
    CloseForm,
    HandBackForm,
    RecordForm,
    ReplyForm,
    WhoForm,
)
from inspections.models import PromiseCheck

from .checks import found
from .inspectors import for_managers


@for_managers
def assign(request: HttpRequest) -> HttpResponse:
    asking = Asking(
        "Ask for a promise check",
        "The inspector is told at once. The host is told when the visit was made, and not before.",
        "Ask them",
        "Asked. The inspector is told now.",
        reverse("inspections:all"),
    )
    form = AssignForm(answers(request), initial={"organisation": request.GET.get("organisation")})
    return ask(request, asking, form, lambda **said: lifecycle.assign(**said, by=request.user))


def move(
    request: HttpRequest,
    pk: int,
    verb: str,
    words: tuple[str, str, str, str],
    form: type[Form],
    act: Callable[[PromiseCheck, dict[str, Any]], Any],
    look: str = "",
) -> HttpResponse:
    """Ask about one move of one check. Not theirs to make: 403; no longer open: one plain sentence."""
    it = found(request, pk)
    refuse_to_open(request, lifecycle.LIFECYCLE, it, verb)
    back = reverse("inspections:check", args=[pk]) if verb != "hand_back" else reverse("inspections:home")
    asking = Asking(*words, back=back, look=look, about=it)
    return ask(request, asking, form(answers(request)), lambda **given: act(it, given))


RECORD = (
    "Say what happened",
    "The host reads it first and may reply. Your name is not on it.",
    "Send it",
    "Thank you. The host reads it now. We tell you what comes of it.",
)
HAND_BACK = (
    "You cannot do this one?",
    "That is fine. Somebody else will go.",
    "Hand it back",
    "Done. Somebody else will go.",
)


def record(request: HttpRequest, pk: int) -> HttpResponse:
    return move(
        request,
        pk,
        "record",
        RECORD,
        RecordForm,
        lambda it, found: lifecycle.record(it, found, by=request.user),
    )


def hand_back(request: HttpRequest, pk: int) -> HttpResponse:
    return move(
        request,
        pk,
        "hand_back",
        HAND_BACK,
        HandBackForm,
        lambda it, given: lifecycle.hand_back(it, given["why"], by=request.user),
    )


REPLY = (
    "Reply",
    "When you have replied, the 18+ service and the panel read what was found, and your words beside it.",
    "Send the reply",
    "Thank you. Your reply stands beside what was found.",
)


def reply(request: HttpRequest, pk: int) -> HttpResponse:
    return move(
        request,
        pk,
        "reply",
        REPLY,
        ReplyForm,
        lambda it, given: lifecycle.reply(it, given["words"], by=request.user),
    )


ASSIGN_AGAIN = ("Ask somebody else", "They are told at once.", "Ask them", "Asked.")
CALL_OFF = (
    "Call it off?",
    "Whoever was asked to go is told that they need not. This cannot be undone.",
    "Call it off",
    "Called off.",
)
CLOSE = (
    "What comes of it?",
    "The inspector and the host are told. This ends the check.",
    "Close it",
    "Closed. The inspector and the host are told.",
)


@for_managers
def assign_again(request: HttpRequest, pk: int) -> HttpResponse:
    return move(
        request,
        pk,
        "assign_again",
        ASSIGN_AGAIN,
        WhoForm,
        lambda it, given: lifecycle.assign_again(it, **given, by=request.user),
    )


@for_managers
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    return move(
        request,
        pk,
        "call_off",
        CALL_OFF,
        CallOffForm,
        lambda it, given: lifecycle.call_off(it, given["why"], by=request.user),
        look="warning",
    )


@for_managers
def close(request: HttpRequest, pk: int) -> HttpResponse:
    return move(
        request,
        pk,
        "close",
        CLOSE,
        CloseForm,
        lambda it, given: lifecycle.close(it, given["outcome"], by=request.user),
    )
