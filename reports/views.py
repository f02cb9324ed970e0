"""The pages of figures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.permissions import on_the_desk
from pledges.permissions import posts_pledges

from .access import reads_demand
from .demand import board


def demand(request: HttpRequest) -> HttpResponse:
    """What is asked for and missing, where."""
    if not reads_demand(request.user):
        raise Http404
    layout = "layouts/desk.html" if on_the_desk(request.user) else "layouts/host.html"
    page = {"board": board(), "layout": layout, "may_post": posts_pledges(request.user)}
    return render(request, "reports/demand.html", page)
