"""The page of champions, for the 18+ service: who posts for whom, who was invited, inviting one more."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.asking import answers
from accounts.models import CHAMPION, Invitation
from accounts.permissions import a_service_manager, an_ete_worker
from champions import invitations
from champions.filters import RegisterFilter
from champions.forms import InviteForm
from champions.models import Organisation
from champions.tables import RegisterTable
from lifecycles import NotNow
from tabular import lists


def only_the_service(request: HttpRequest) -> None:
    if not an_ete_worker(request.user, None):
        raise Http404


def champions(request: HttpRequest) -> HttpResponse:
    """The register: every body of the council's tree below the one that it is part of, and the partners."""
    only_the_service(request)
    invited = Invitation.objects.visible_to(request.user).pending().filter(kind=CHAMPION)
    return lists.answer(
        request,
        RegisterTable,
        RegisterFilter,
        register(),
        "champions/champions.html",
        invited=invited.select_related("invited_by"),
        renews=a_service_manager(request.user, None),
    )


def register() -> QuerySet[Organisation]:
    """In the order of the tree, three deep: a directorate, its services, their teams."""
    above, top, name = F("parent__name"), F("parent__parent__name"), F("name")
    is_team, is_top = Q(parent__parent__isnull=False), Q(parent=None)
    rows = Organisation.objects.still_there().select_related("council", "rhythm")
    return rows.annotate(
        part_of=above,
        first=Coalesce(top, above, name),
        second=Case(When(is_top, then=Value("")), When(is_team, then=above), default=name),
        third=Case(When(is_team, then=name), default=Value("")),
    ).order_by("first", "second", "third", "pk")


def invite(request: HttpRequest) -> HttpResponse:
    only_the_service(request)
    form = InviteForm(
        answers(request),
        initial={"organisation": request.GET.get("organisation")},
    )
    status = 200
    if form.is_valid():
        try:
            invitation = invitations.invite(**form.cleaned_data, by=request.user)
        except NotNow as refused:
            form.add_error(None, refused.sentence)
            return render(request, "champions/invite.html", {"form": form}, status=409)
        messages.success(request, f"{invitation.email} gets an e-mail in a moment.")
        return redirect("champions:champions")
    status = 422 if form.errors else 200
    return render(request, "champions/invite.html", {"form": form}, status=status)
