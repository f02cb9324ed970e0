"""Why not: one person in a round, and every pledge that they could have had instead."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.opening import for_ete_workers
from accounts.rooms import address_of
from matching import review
from matching.access import the_round
from matching.why_not import why_not
from youngadults.looking import looked
from youngadults.models import Look, YoungAdult


@for_ete_workers
def of_person(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    round_ = the_round(request, pk)
    young_adult = get_object_or_404(YoungAdult.objects.visible_to(request.user), pk=person)
    found = why_not(round_, young_adult, request.user) if round_.input_sha256 else None
    if found is None:
        raise Http404
    looked(request, young_adult, Look.Page.RECORD)
    address = address_of(young_adult, request.user)
    contents = {**review.head(round_, request.user), "found": found, "young_adult_url": address}
    return render(request, "matching/why_not.html", contents)
