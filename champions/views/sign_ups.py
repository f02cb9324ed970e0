"""The sign-ups on the service's desk: who waits for a call, and which look like somebody we know."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.asking import answers
from champions import lifecycle, recognising
from champions.forms import KeepApartForm
from champions.models import Partnership, SignUp
from lifecycles import NotNow

from .register import only_the_service


def sign_ups(request: HttpRequest) -> HttpResponse:
    only_the_service(request)
    coming = Partnership.objects.filter(status__in=("interested", "applied")).select_related("organisation")
    context = {
        "to_sort_out": SignUp.objects.to_sort_out().select_related("looks_like"),
        "interested": [it for it in coming if it.status == Partnership.Status.INTERESTED],
        "applied": [it for it in coming if it.status == Partnership.Status.APPLIED],
        "unconfirmed": SignUp.objects.unconfirmed().filter(set_aside_at=None)[:20],
    }
    return render(request, "champions/sign_ups.html", context)


def found(request: HttpRequest, pk: int) -> SignUp:
    only_the_service(request)
    rows = SignUp.objects.filter(confirmed_at__isnull=False).select_related("looks_like", "organisation")
    return get_object_or_404(rows, pk=pk)


def sign_up(request: HttpRequest, pk: int) -> HttpResponse:
    """What they said; where it looks like an organisation that is here, the form that keeps it apart."""
    it = found(request, pk)
    form = KeepApartForm(answers(request), initial={"name": it.organisation_name})
    status = 422 if form.errors else 200
    if form.is_valid():
        try:
            return redirect(lifecycle.keep_apart(it, form.cleaned_data["name"], by=request.user))
        except NotNow as refused:
            form.add_error(None, refused.sentence)
            status = 409
    context = {"sign_up": it, "form": form, "is_anybodys": not recognising.own_domains(it.email)}
    return render(request, "champions/sign_up.html", context, status=status)


@require_POST
def same(request: HttpRequest, pk: int) -> HttpResponse:
    it = found(request, pk)
    if it.looks_like is None:
        raise NotNow("Somebody has just sorted this sign-up out.")
    lifecycle.join_to(it, it.looks_like, by=request.user)
    messages.success(request, f"It is kept with {it.looks_like}, and its champions have been told.")
    return redirect(it.looks_like)


@require_POST
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    lifecycle.set_aside(found(request, pk), by=request.user)
    messages.success(request, "Set aside. It asks nobody for anything now.")
    return redirect("champions:sign_ups")
