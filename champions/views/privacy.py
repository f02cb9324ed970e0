"""What we keep: of young adults, in their words; of organisations, with how long by the rulebook."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from rulebook.reading import value


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    context = {
        "unconfirmed_days": value("sign_up.kept_unconfirmed_days"),
        "unsent_days": value("document.unsent_kept_days"),
        "left_days": value("partner.kept_days"),
    }
    return render(request, "about/privacy.html", context)
