"""Offers to many at once: how far it is, what would be sent, and sending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from desk import lifecycle
from desk.access import desk_only
from desk.models import Sending
from desk.sending_page import of_sending
from lifecycles import NotNow


@desk_only
def sending(request: HttpRequest, pk: int) -> HttpResponse:
    return render(
        request, "desk/sending.html", of_sending(the_sending(request, pk), request.user, request.GET)
    )


@require_POST
@desk_only
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers at once: a worker in the background sends them, and the page says how far it is."""
    record = the_sending(request, pk)
    try:
        lifecycle.send(record, by=request.user)
    except NotNow as moved_on:
        messages.warning(request, moved_on.sentence)
    return redirect(record)


@require_POST
@desk_only
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    record = lifecycle.stop(the_sending(request, pk), by=request.user)
    messages.success(request, "Stopped. Nobody has been told.")
    return redirect(record)


def the_sending(request: HttpRequest, pk: int) -> Sending:
    seen = Sending.objects.visible_to(request.user)
    return get_object_or_404(
        seen.select_related("intake__pledge__organisation", "chosen_by", "sent_by"), pk=pk
    )
