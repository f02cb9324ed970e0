"""For personal advisers: my caseload, referring somebody, one page for a pathway review."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.asking import Asking, answers, ask
from accounts.permissions import a_personal_adviser, an_ete_worker
from desk.access import desk_only
from desk.caseload import caseload_of
from desk.forms.people import ReferForm
from desk.summary import summary_of
from lifecycles import NotPermitted
from offers import referring
from offers.models import Referral
from youngadults.permissions import their_adviser

from .writing import the_person


@desk_only
def my_caseload(request: HttpRequest) -> HttpResponse:
    if not a_personal_adviser(request.user, None):
        raise Http404
    return render(request, "desk/my_caseload.html", caseload_of(request.user))


@desk_only
def refer(request: HttpRequest, pk: int) -> HttpResponse:
    person = the_person(request, pk)
    if not their_adviser(request.user, person):
        raise NotPermitted("refer")
    asking = Asking(
        title=f"Refer {person.first_name}",
        text="The ETE workers find them on Today, with your words. Matching knows the interest at once.",
        label="Refer them",
        said=f"{person.first_name} is referred. The ETE workers see it now.",
        back=reverse("desk:young_adult", args=[pk]),
    )
    form = ReferForm(answers(request), initial={"contact": person.preferred_contact})
    return ask(request, asking, form, lambda **said: referring.refer(person, by=request.user, **said))


@require_POST
@desk_only
def see_to_referral(request: HttpRequest, pk: int) -> HttpResponse:
    referral = get_object_or_404(Referral.objects.visible_to(request.user), pk=pk)
    if not an_ete_worker(request.user, referral):
        raise NotPermitted("see_to")
    referring.see_to(referral, by=request.user)
    messages.success(request, "Seen to.")
    return redirect("desk:today")


@desk_only
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "desk/summary.html", summary_of(the_person(request, pk), request.user))
