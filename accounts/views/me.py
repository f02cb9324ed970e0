"""My account: who I am here, how I sign in and where I am signed in."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import leaving, second_factor
from accounts.council import council_door
from accounts.rooms import titles_of


def me(request: HttpRequest) -> HttpResponse:
    user = request.user
    context = {
        "titles": titles_of(user),
        "roles": user.roles.current(),
        "second_step": second_factor.has_one(user),
        "council_door": council_door(),
        "connected": SocialAccount.objects.filter(user=user).first(),
        "devices": UserSession.objects.filter(user=user).count(),
    }
    return render(request, "accounts/me.html", context)


def set_up(request: HttpRequest) -> HttpResponse:
    """Nothing else opens before the second step is there; somebody who has one goes home."""
    if second_factor.has_one(request.user):
        return redirect("home")
    return render(request, "accounts/set_up.html")


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """On every device, this one too."""
    user = request.user
    get_adapter(request).logout(request)
    leaving.sign_out_everywhere(user)
    messages.success(request, _("You are signed out everywhere."))
    return redirect("youngadults:get_link" if user.signs_in_by_link else "account_login")
