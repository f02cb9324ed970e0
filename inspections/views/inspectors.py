"""The pages of managers about those who look: who they are, what was agreed, recruiting one more."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.asking import Asking, answers, ask
from accounts.opening import opens_for
from inspections import recruiting
from inspections.forms import AgreedForm, RecruitForm
from inspections.models import Inspector
from inspections.permissions import looks_after_checks

ON_A_PAGE = 30
for_managers = opens_for(looks_after_checks)


@for_managers
def inspectors(request: HttpRequest) -> HttpResponse:
    rows = Inspector.objects.visible_to(request.user).filter(forgotten_at=None).with_standing()
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "inspections/inspectors.html", {"page": page})


@for_managers
def recruit(request: HttpRequest) -> HttpResponse:
    asking = Asking(
        "Recruit a Young Inspector",
        "They get an e-mail with a link that works once, and a page of their own for their visits. "
        "They see no young adult’s record, and nobody but managers sees who they are.",
        "Send the invitation",
        "Invited. Once they have accepted you can ask them to look.",
        reverse("inspections:inspectors"),
    )
    form = RecruitForm(answers(request))
    return ask(request, asking, form, lambda **said: recruiting.recruit(**said, by=request.user))


@for_managers
def inspector(request: HttpRequest, pk: int) -> HttpResponse:
    """What was agreed with one of them, to be changed."""
    it = get_object_or_404(Inspector.objects.visible_to(request.user).filter(forgotten_at=None), pk=pk)
    form = AgreedForm(answers(request), instance=it)
    asking = Asking(f"{it}", f"{it.email}", "Save", "Saved.", reverse("inspections:inspectors"))
    return ask(request, asking, form, lambda **_: form.save())
