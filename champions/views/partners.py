"""Who has signed up and asked to be named, and what they offer: for everybody."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from champions.models import Partnership

ON_A_PAGE = 30


@login_not_required
def partners(request: HttpRequest) -> HttpResponse:
    shown = Partnership.objects.shown_to_everyone().select_related("organisation")
    page = Paginator(shown.prefetch_related("contributions"), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "join/partners.html", {"page": page})
