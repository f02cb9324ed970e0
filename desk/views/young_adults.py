"""Young adults at the desk: everybody whom this person may see, and one of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.permissions import an_ete_worker
from desk import rows
from desk.access import desk_only
from desk.filters import YoungAdultFilter
from desk.people import of_young_adult
from desk.tables import YoungAdultTable
from tabular import lists
from youngadults.looking import looked, took
from youngadults.models import Look, YoungAdult


@desk_only
def young_adult_list(request: HttpRequest) -> HttpResponse:
    people = rows.young_adults(request.user)
    page = "desk/young_adults.html"
    brings_in = an_ete_worker(request.user, None)
    return lists.answer(
        request, YoungAdultTable, YoungAdultFilter, people, page, taken=took, brings_in=brings_in
    )


@desk_only
def young_adult(request: HttpRequest, pk: int) -> HttpResponse:
    people = YoungAdult.objects.visible_to(request.user).select_related("user", "council", "case_record")
    person = get_object_or_404(people, pk=pk)
    looked(request, person, Look.Page.RECORD)
    page = of_young_adult(person, request.user, more="more" in request.GET)
    return render(request, "desk/young_adult.html", page)
