"""What the 18+ service notes about an organisation: legal class, social value, the national signature."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse

from accounts.asking import Asking, answers, ask
from champions import legal, lifecycle
from champions.forms import DeliveredForm, LegalClassForm, PromiseForm, SignatureForm
from champions.models import Organisation

from .agreeing import partner_or_404
from .organisation import found
from .register import only_the_service

LEGAL_CLASS = Asking(
    "Legal class", "What was noted for later days is replaced.", "Save", "Noted, with its day and its source."
)


def legal_class(request: HttpRequest, pk: int) -> HttpResponse:
    it = ours(request, pk)
    form = LegalClassForm(answers(request), initial={"kind": it.kind})
    return ask(
        request,
        LEGAL_CLASS.of(it),
        form,
        lambda **said: legal.set_class(it, **said, by=request.user),
        rows=it.legal_classes.all(),
        template="organisations/legal_class.html",
    )


PROMISE = Asking("A promise of a contract", "Social value that the council asked for.", "Save", "Noted.")
DELIVERED = Asking("Something was delivered", "", "Save", "Noted.")


def social_value(request: HttpRequest, pk: int) -> HttpResponse:
    it = ours(request, pk)
    return note(request, it, PROMISE, PromiseForm(answers(request)), legal.promise, it)


def delivered(request: HttpRequest, pk: int) -> HttpResponse:
    it = ours(request, pk)
    return note(request, it, DELIVERED, DeliveredForm(answers(request), organisation=it), legal.deliver)


def note(
    request: HttpRequest, it: Organisation, asking: Asking, form: Form, act: Any, *about: Any
) -> HttpResponse:
    return ask(request, asking.of(it), form, lambda **said: act(*about, **said, by=request.user))


SIGNATURE = Asking(
    "Signed the national Covenant?",
    "Another fact than our own agreement with them. It is shown only because you say how we know.",
    "Save",
    "Noted.",
)


def signature(request: HttpRequest, pk: int) -> HttpResponse:
    only_the_service(request)
    partnership = partner_or_404(request, pk)
    form = SignatureForm(
        answers(request),
        initial={
            "covenant_signed_on": partnership.covenant_signed_on,
            "covenant_source": partnership.covenant_source,
        },
    )
    return note(request, partnership.organisation, SIGNATURE, form, lifecycle.note_signature, partnership)


def ours(request: HttpRequest, pk: int) -> Organisation:
    """For the 18+ service only: to a champion these pages do not exist."""
    only_the_service(request)
    return found(request, pk)
