"""Young adults at the desk: everybody whom this person may see, and one of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django_tables2 import RequestConfig

from desk.access import desk_only
from desk.filters import YoungAdultFilter
from desk.people import of_young_adult
from desk.tables import YoungAdultTable, people_for_the_list
from youngadults.looking import looked
from youngadults.models import Look, YoungAdult

PER_PAGE = 25


@desk_only
def young_adult_list(request: HttpRequest) -> HttpResponse:
    found = YoungAdultFilter(request.GET, people_for_the_list(request.user), request=request)
    table = YoungAdultTable(found.qs)
    RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
    return render(request, "desk/young_adults.html", {"table": table, "filter": found})


@desk_only
def young_adult(request: HttpRequest, pk: int) -> HttpResponse:
    people = YoungAdult.objects.visible_to(request.user).select_related("user", "council")
    person = get_object_or_404(people, pk=pk)
    looked(request, person, Look.Page.RECORD)
    page = of_young_adult(person, request.user, more="more" in request.GET)
    return render(request, "desk/young_adult.html", page)
