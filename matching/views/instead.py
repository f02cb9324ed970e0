"""A pair that was not proposed: what it would cost the others, and a worker who wants it all the same."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.asking import answers
from lifecycles import NotNow
from matching import instead, review
from matching.access import for_ete_workers, the_round
from matching.forms import WhyForm
from matching.instead import Wanted
from matching.why_not import cost_of
from pledges.models import Intake
from youngadults.models import YoungAdult


@for_ete_workers
def propose_instead(request: HttpRequest, pk: int, person: int, intake: int) -> HttpResponse:
    wanted = the_wanted(request, pk, person, intake)
    form = WhyForm(answers(request))
    if not form.is_valid():
        return page(request, wanted, form, status=422 if form.is_bound else 200)
    try:
        version = instead.propose_instead(wanted, by=request.user, why=form.cleaned_data["why"])
    except NotNow as moved_on:
        return page(request, wanted, form, moved_on.sentence, status=409)
    messages.success(request, f"Locked: {wanted}. {review.after(version)}")
    return redirect(wanted.round)


def the_wanted(request: HttpRequest, pk: int, person: int, intake: int) -> Wanted:
    round_ = the_round(request, pk)
    if not round_.input_sha256:
        raise Http404
    young_adult = get_object_or_404(YoungAdult.objects.visible_to(request.user), pk=person)
    intakes = Intake.objects.select_related("pledge__organisation")
    return Wanted(round_, young_adult, get_object_or_404(intakes, pk=intake))


def page(
    request: HttpRequest, wanted: Wanted, form: WhyForm, sentence: str = "", status: int = 200
) -> HttpResponse:
    refusal, cost = sentence or instead.why_not_now(wanted), cost_of(wanted, request.user)
    contents = {
        **review.head(wanted.round, request.user),
        **wanted._asdict(),
        "cost": cost,
        "refusal": refusal,
        "may": form.is_bound or (cost.is_open and not refusal),
        "form": form,
    }
    return render(request, "matching/instead.html", contents, status=status)
