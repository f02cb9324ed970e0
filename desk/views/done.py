"""The page of something that has been done already: who did it, when, and what was said."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.asking import Asking
from desk.offer_page import Happened


def done_already(request: HttpRequest, asking: Asking, done: Happened) -> HttpResponse:
    """What was asked, and what came of it: nothing is left to fill in, so there is no form."""
    return render(request, "desk/done.html", {"asking": asking, "steps": [done]}, status=409)
