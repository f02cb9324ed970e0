"""Sign in as any of the cast. Public, and in the demonstration only: production cannot load this room."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from .cast import BY_HANDLE, CAST, ROOMS
from .windows import address_of, front_door, has_names, owner_of


@login_not_required
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everyone as whom one can sign in; in a window of somebody's own, that person first."""
    members = [(member, address_of(member, request)) for member in CAST]
    context = {
        "owner": owner_of(request),
        "rooms": [(room, [pair for pair in members if pair[0].room == room]) for room in ROOMS],
        "has_names": has_names(request),
        "front_door": front_door(request),
        "address": {member.handle: address for member, address in members},
    }
    return render(request, "demo/people.html", context)


@login_not_required
@require_POST
def sign_in(request: HttpRequest, handle: str) -> HttpResponse:
    """Become this person, in this window."""
    if handle not in BY_HANDLE:
        raise Http404
    person = get_object_or_404(get_user_model(), email=BY_HANDLE[handle].email, is_active=True)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("home")
