"""Who was offered something of late, and who was not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.opening import for_ete_workers
from matching.over_time import PERIODS, USUAL, over_time


@for_ete_workers
def fair_over_time(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("days", "")
    days = next((each for each in PERIODS if str(each) == asked), USUAL)
    page = {"found": over_time(request.user, days), "periods": PERIODS}
    return render(request, "matching/over_time.html", page)
