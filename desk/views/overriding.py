"""The head of service agrees, or not, that a rule was set aside."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.asking import Asking, answers, ask
from desk import overriding, service
from desk.access import desk_only
from desk.forms.overriding import ReviewForm
from desk.views.caseloads import only_managers


@desk_only
def review(request: HttpRequest, pk: int) -> HttpResponse:
    only_managers(request)
    offer = get_object_or_404(service.overridden(), pk=pk)
    aside = "\n".join(f"{each['rule']} “{each['why']}”" for each in offer.overrides)
    asking = Asking(
        title=f"{offer.young_adult}: {offer.pledge}",
        text=f"{offer.offered_by or 'Somebody'} set aside:\n{aside}",
        label="Say so",
        said="Written down.",
        back=reverse("desk:overrides"),
    )
    form = ReviewForm(answers(request))
    return ask(request, asking, form, lambda **said: overriding.review(offer, by=request.user, **said))
