"""The people of one organisation: inviting a colleague, ending a post, handing it over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts import invitations as all_invitations
from accounts.models import Invitation
from champions import invitations, lifecycle
from champions.forms import ColleagueForm, EndPostForm, HandOverForm, MergeForm
from champions.holdings import sentence
from champions.models import Champion
from champions.permissions import may_end_post
from lifecycles import NotNow, NotPermitted

from .asking import Asking, ask, sent
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
    form = ColleagueForm(sent(request))
    return ask(
        request,
        it,
        INVITE,
        form,
        lambda answers: invitations.invite(organisation=it, by=request.user, **answers),
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
    form = EndPostForm(sent(request))
    mine = champion.user_id == request.user.pk
    title = "Leave this organisation" if mine else f"{champion.user} no longer posts for it"
    if form.is_valid():
        try:
            lifecycle.end_post(champion, by=request.user, **form.cleaned_data)
        except NotNow as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, "Done. Nothing of it opens for them after their last day.")
            return redirect("home" if mine else champion.organisation)
    asking = Asking(title, sentence(champion), "Leave" if mine else "End it", "", "warning")
    context = {"organisation": champion.organisation, "asking": asking, "form": form}
    return render(request, "organisations/ask.html", context, status=422 if form.errors else 200)


def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    champion = post(request, pk)
    form = HandOverForm(sent(request), champion=champion)
    if form.is_valid():
        try:
            lifecycle.hand_over(champion, form.cleaned_data["to"], by=request.user)
        except NotNow as refused:
            form.add_error(None, refused.sentence)
        else:
            messages.success(request, f"{form.cleaned_data['to'].user} is the champion now.")
            return redirect("home" if champion.user_id == request.user.pk else champion.organisation)
    text = "They become the champion, and you do not post for it any longer."
    if champion.user_id != request.user.pk:
        text = f"They become the champion, and {champion.user} does not post for it any longer."
    context = {
        "organisation": champion.organisation,
        "asking": Asking("Hand it over", text, "Hand it over", ""),
        "form": form,
    }
    return render(request, "organisations/ask.html", context, status=422 if form.errors else 200)


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
    "warning",
)


def merge(request: HttpRequest, pk: int) -> HttpResponse:
    only_the_service(request)
    it = found(request, pk)
    form = MergeForm(sent(request), duplicate=it)
    return ask(request, it, MERGE, form, lambda answers: lifecycle.merge(it, by=request.user, **answers))
