"""One organisation, for its own people and for the 18+ service."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.permissions import an_ete_worker
from champions.models import Champion, Organisation, Partnership
from champions.permissions import champion_of


def found(request: HttpRequest, pk: int) -> Organisation:
    """Somebody else's organisation does not exist."""
    rows = Organisation.objects.visible_to(request.user).select_related("partnership", "parent", "council")
    return get_object_or_404(rows, pk=pk)


def partnership_of(organisation: Organisation) -> Partnership | None:
    return getattr(organisation, "partnership", None)


def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    it = found(request, pk)
    partnership = partnership_of(it)
    context = {
        "organisation": it,
        "partnership": partnership,
        "is_theirs": champion_of(request.user, it),
        "is_ours": an_ete_worker(request.user, it),
        "people": Champion.objects.for_organisation(it).select_related("user"),
        "contributions": partnership.contributions.all() if partnership else [],
        "sign_ups": it.sign_ups.all() if an_ete_worker(request.user, it) else [],
    }
    return render(request, "organisations/organisation.html", context)
