"""The page behind an invitation: who invites you to what. Looking spends nothing; the button does."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from accounts import invitation_tokens, invitations
from accounts.asking import answers
from accounts.forms import JoinForm
from accounts.invitation_tokens import InvitationRefused
from accounts.models import Invitation, User
from lifecycles import NotNow


@login_not_required
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    try:
        found = invitation_tokens.look(token)
        form = JoinForm(answers(request), invitation=found)
        if form.is_valid():
            return join(request, token, form, invitations.landing_of(found))
    except InvitationRefused as refused:
        return refuse(request, refused.sentence, 410 if refused.is_known else 404)
    except NotNow as refused:
        return refuse(request, refused.sentence, 409)
    return render(
        request, "accounts/invitation.html", page(request, found, form), status=422 if form.errors else 200
    )


def page(request: HttpRequest, found: Invitation, form: JoinForm) -> dict[str, object]:
    someone_else = request.user.is_authenticated and request.user.email != found.email
    return {"invitation": found, "form": form, "signed_in_as": request.user if someone_else else None}


def join(request: HttpRequest, token: str, form: JoinForm, landing: str) -> HttpResponse:
    """To what they were invited for. A new account is signed in at once; one that was there signs in as
    always, second step and all.
    """
    joined = invitations.accept(token, **form.cleaned_data)
    if request.user.is_authenticated and request.user != joined.user:
        logout(request)
    messages.success(request, "You have accepted. Thank you, and welcome.")
    if request.user == joined.user or not joined.is_new:
        return redirect(landing)
    return enter(request, joined.user, landing)


def enter(request: HttpRequest, user: User, landing: str) -> HttpResponse:
    return perform_login(request, user, email_verification="none", redirect_url=landing)


def refuse(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    return render(request, "accounts/old_invitation.html", {"sentence": sentence}, status=status)
