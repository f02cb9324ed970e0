"""The page of champions, for the 18+ service: who posts for whom, who was invited, inviting one more."""

from __future__ import annotations

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse_lazy

from accounts.asking import Asking, answers, ask
from accounts.models import CHAMPION, Invitation
from accounts.permissions import a_service_manager, an_ete_worker
from champions import invitations
from champions.filters import RegisterFilter
from champions.forms import InviteForm
from champions.models import Organisation
from champions.tables import RegisterTable
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


INVITE = Asking(
    "Invite a champion",
    "They get an e-mail with a link that works once. Then they post and answer for this one organisation.",
    "Send the invitation",
    "They get an e-mail in a moment.",
    reverse_lazy("champions:champions"),
)


def invite(request: HttpRequest) -> HttpResponse:
    only_the_service(request)
    form = InviteForm(answers(request), initial={"organisation": request.GET.get("organisation")})
    return ask(request, INVITE, form, lambda **said: invitations.invite(**said, by=request.user))
