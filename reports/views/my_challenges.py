"""“You said, we did” for young adults: what they asked to change, and every answer."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lifecycles import NotNow
from reports import challenges
from reports.forms.challenges import RaiseForm
from reports.models import Challenge
from reports.views.challenges import PER_PAGE, raised


def only_young_adults(request: HttpRequest) -> None:
    if not request.user.signs_in_by_link:
        raise Http404


def mine(request: HttpRequest) -> HttpResponse:
    only_young_adults(request)
    form = RaiseForm(request.POST or None)
    if form.is_valid() and raised(request, form):
        messages.success(request, _("We have it. We tell you when you get an answer."))
        return redirect("you_said:mine")
    theirs = Challenge.objects.of(request.user)
    page = {
        "form": form,
        "waiting": theirs.open(),
        "answered": theirs.published(),
        "page": Paginator(Challenge.objects.published(), PER_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "my/you_said.html", page, status=422 if form.is_bound else 200)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    only_young_adults(request)
    found = get_object_or_404(Challenge.objects.filter(raised_by=request.user), pk=pk)
    try:
        challenges.take_back(found, by=request.user)
    except NotNow:
        messages.info(request, _("This one is done. You can read it here."))
    else:
        messages.success(request, _("OK. We took it off."))
    return redirect("you_said:mine")
