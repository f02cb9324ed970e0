"""Published scorecards: for everybody those of partners that asked to be named, for the panel all of them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.layouts import layout_of
from accounts.permissions import a_panel_member
from reports.checked import checked
from reports.models import PromiseRecord
from reports.record_words import scorecard

ON_A_PAGE = 20


@login_not_required
def scorecards(request: HttpRequest) -> HttpResponse:
    panel = request.user.is_authenticated and a_panel_member(request.user, None)
    shown = PromiseRecord.objects.published() if panel else PromiseRecord.objects.for_everybody()
    page = Paginator(shown.with_organisation(), ON_A_PAGE).get_page(request.GET.get("page"))
    visits = checked(page)
    context = {
        "layout": layout_of(request.user) if panel else "layouts/public.html",
        "page": page,
        "cards": [scorecard(each, visits.get(each.pk, "")) for each in page],
    }
    return render(request, "reports/scorecards.html", context)
