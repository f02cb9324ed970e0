"""The people of one organisation: inviting a colleague, ending a post, handing it over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts import invitations as all_invitations
from accounts.asking import Asking, answers, ask
from accounts.models import Invitation
from champions import invitations, lifecycle
from champions.forms import ColleagueForm, EndPostForm, HandOverForm, MergeForm
from champions.holdings import sentence
from champions.models import Champion
from champions.permissions import may_end_post
from lifecycles import NotPermitted

from .organisation import found
from .register import only_the_service

INVITE = Asking(
    "Invite a colleague",
    "They get an e-mail with a link that works once, and post for the organisation as you do.",
    "Send the invitation",
    "They get an e-mail in a moment.",
)


def invite(request: HttpRequest, pk: int) -> HttpResponse:
    it = found(request, pk)
    form = ColleagueForm(answers(request))
    return ask(
        request,
        INVITE.of(it),
        form,
        lambda **said: invitations.invite(organisation=it, by=request.user, **said),
    )


def post(request: HttpRequest, pk: int) -> Champion:
    """A post of today at an organisation that this person may see, and that they may end."""
    rows = Champion.objects.current().select_related("organisation", "user")
    champion = get_object_or_404(rows, pk=pk)
    found(request, champion.organisation_id)
    if not may_end_post(request.user, champion):
        raise NotPermitted("end_post")
    return champion


def end_post(request: HttpRequest, pk: int) -> HttpResponse:
    champion = post(request, pk)
    mine = champion.user_id == request.user.pk
    asking = Asking(
        "Leave this organisation" if mine else f"{champion.user} no longer posts for it",
        sentence(champion),
        "Leave" if mine else "End it",
        "Done. Nothing of it opens for them after their last day.",
        then=after(champion, request.user),
        look="warning",
    ).of(champion.organisation)
    form = EndPostForm(answers(request))
    return ask(request, asking, form, lambda **said: lifecycle.end_post(champion, by=request.user, **said))


def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    champion = post(request, pk)
    who = "you do" if champion.user_id == request.user.pk else f"{champion.user} does"
    asking = Asking(
        "Hand it over",
        f"They become the champion, and {who} not post for it any longer.",
        "Hand it over",
        "Handed over. They are the champion now.",
        then=after(champion, request.user),
    ).of(champion.organisation)
    form = HandOverForm(answers(request), champion=champion)
    return ask(request, asking, form, lambda to: lifecycle.hand_over(champion, to, by=request.user))


def after(champion: Champion, user: Any) -> str:
    """Whoever has given up their own post sees the organisation no longer."""
    return reverse("home") if champion.user_id == user.pk else champion.organisation.get_absolute_url()


@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = theirs(request, pk)
    all_invitations.resend(invitation, by=request.user)
    messages.success(request, f"{invitation.email} gets a new e-mail. The old link no longer works.")
    return redirect("organisations:organisation", invitation.champion.organisation_id)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = theirs(request, pk)
    all_invitations.revoke(invitation, by=request.user)
    messages.success(request, f"The invitation of {invitation.email} no longer works.")
    return redirect("organisations:organisation", invitation.champion.organisation_id)


def theirs(request: HttpRequest, pk: int) -> Invitation:
    """An invitation to an organisation that this person may see."""
    invitation = get_object_or_404(
        Invitation.objects.select_related("champion"), pk=pk, champion__isnull=False
    )
    found(request, invitation.champion.organisation_id)
    return invitation


MERGE = Asking(
    "A second entry of the same organisation",
    "Its people, pledges, documents, sign-ups and offers go to the one that stays. This page then says "
    "where they are. It cannot be undone.",
    "Merge them",
    "They are one now.",
    look="warning",
)


def merge(request: HttpRequest, pk: int) -> HttpResponse:
    only_the_service(request)
    it = found(request, pk)
    form = MergeForm(answers(request), duplicate=it)
    return ask(request, MERGE.of(it), form, lambda **said: lifecycle.merge(it, by=request.user, **said))
