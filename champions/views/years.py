"""A champion's year: their one tap, and the page on which the head of service renews."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.asking import came_from
from accounts.opening import opens_for
from accounts.permissions import a_service_manager
from champions import lifecycle
from champions.models import PostYear

for_managers = opens_for(lambda user: a_service_manager(user, None))

SAID = {
    "go_on": (lifecycle.go_on, "Thank you. The head of service renews your post."),
    "hand_over": (
        lifecycle.want_to_hand_over,
        "Noted. Hand over to a colleague here, or invite one first. You are champion until then.",
    ),
}


def post_year(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own: go on, hand over, or stop, which is a page of its own."""
    year = get_object_or_404(PostYear.objects.with_post().filter(champion__user=request.user), pk=pk)
    if request.method == "POST":
        if request.POST.get("answer") not in SAID:
            raise Http404
        act, said = SAID[request.POST["answer"]]
        act(year, by=request.user)
        messages.success(request, said)
        return redirect(year.champion.organisation)
    verbs = {move.verb for move in lifecycle.YEARS.open_to(request.user, year)}
    context = {"year": year, "organisation": year.champion.organisation, "verbs": verbs}
    return render(request, "organisations/post_year.html", context)


@for_managers
def years(request: HttpRequest) -> HttpResponse:
    """Posts whose year is over, and what their champions said."""
    open_years = PostYear.objects.open().with_post().order_by("asked_on", "pk")
    return render(request, "champions/years.html", {"years": open_years})


@require_POST
@for_managers
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    year = get_object_or_404(PostYear.objects.with_post(), pk=pk)
    lifecycle.renew(year, by=request.user)
    messages.success(request, f"Renewed for a year. {year.champion.user} is told.")
    return redirect(came_from(request) or "champions:years")
