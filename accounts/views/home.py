"""The way in: a welcome for visitors, and each person's own room for those who have signed in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.rooms import doors_for


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The first room that a person may enter; a visitor reads what this is and how to sign in."""
    if not request.user.is_authenticated:
        return render(request, "accounts/welcome.html", {"sign_in_url": reverse("account_login")})
    doors = doors_for(request.user)
    if not doors:
        return render(request, "accounts/no_role.html", status=403)
    return redirect(doors[0].url_name)
