"""What a young adult will see of a pledge: for its champions, and for the 18+ service before it approves."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.permissions import EIGHTEEN_PLUS
from offers.previewing import preview
from pledges.models import Pledge


def show(request: HttpRequest, pk: int) -> HttpResponse:
    theirs = Pledge.objects.of_champion(request.user)
    if request.user.holds(*EIGHTEEN_PLUS):
        theirs = Pledge.objects.visible_to(request.user)
    pledge = get_object_or_404(theirs.select_related("organisation"), pk=pk)
    context = {"pledge": pledge, "preview": preview(pledge)}
    return render(request, "host/preview.html", context | {"card": context["preview"].card})
