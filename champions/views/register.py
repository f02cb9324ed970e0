"""The page of champions, for the 18+ service: who posts for whom, who was invited, inviting one more."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import CHAMPION, Invitation
from accounts.permissions import an_ete_worker
from champions import invitations
from champions.forms import InviteForm
from champions.models import Champion, Organisation
from lifecycles import NotNow


def only_the_service(request: HttpRequest) -> None:
    if not an_ete_worker(request.user, None):
        raise Http404


def champions(request: HttpRequest) -> HttpResponse:
    only_the_service(request)
    now = Champion.objects.current().select_related("user")
    context = {
        "organisations": Organisation.objects.prefetch_related(Prefetch("champions", now, to_attr="people")),
        "invited": Invitation.objects.visible_to(request.user)
        .pending()
        .filter(kind=CHAMPION)
        .select_related("invited_by"),
    }
    return render(request, "champions/champions.html", context)


def invite(request: HttpRequest) -> HttpResponse:
    only_the_service(request)
    form = InviteForm(
        request.POST if request.method == "POST" else None,
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
