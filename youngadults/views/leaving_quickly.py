"""Leave quickly: the sign-in ends with it, so that no button to go back opens what was read."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from youngadults.context import NEUTRAL


@login_not_required
@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Opened by its link without scripts; sent by pages.js, which does not wait for the answer.

    Nothing may stand in its way, so it asks for no token: the worst that somebody else can do with it is to
    sign a young adult out. Nobody else has the button, and it does nothing for them.
    """
    if getattr(request.user, "signs_in_by_link", False):
        get_adapter(request).logout(request)
    return HttpResponse(status=204) if request.method == "POST" else redirect(NEUTRAL)
