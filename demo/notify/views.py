"""Every message as it would look on the phone, and answering one by text."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from .refusals import Refusal
from .standing_by import the_server

MOST_SHOWN = 50


@login_not_required
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    server = the_server()
    sent = list(reversed(server.notify.sent)) if server else []
    return render(request, "demo/outbox.html", {"sent": sent[:MOST_SHOWN], "is_running": server is not None})


@login_not_required
@require_POST
def reply(request: HttpRequest) -> HttpResponse:
    """Text back, as somebody with this number."""
    server = the_server()
    if server is None:
        raise Http404
    try:
        server.notify.receive(request.POST.get("number", ""), request.POST.get("words", ""))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Sent. The personal adviser has it as a task.")
    return redirect("demo:outbox")
