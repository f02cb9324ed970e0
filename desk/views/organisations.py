"""The organisations that make promises: the council's own tree, its partners, who posts for each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from desk import rows
from desk.access import desk_only
from desk.filters import OrganisationFilter
from desk.tables import OrganisationTable
from tabular import lists


@desk_only
def organisation_list(request: HttpRequest) -> HttpResponse:
    bodies = rows.organisations(request.user)
    return lists.answer(request, OrganisationTable, OrganisationFilter, bodies, "desk/organisations.html")
