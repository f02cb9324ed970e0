"""Asking for a code to sign in with."""

from __future__ import annotations

from typing import Any

from allauth.account.views import RequestLoginCodeView
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

WAITING, NOBODY = "account_login", "0"
"""allauth's key of the session for who is about to sign in; and an account that there never is."""


@method_decorator(login_not_required, name="dispatch")
class AskForCodeView(RequestLoginCodeView):
    """The same work for the known and the unknown, the first time and again. allauth leads on whoever asks
    twice, and its pages read who waits where it is somebody: so nobody is looked for as well.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        if request.method == "POST":
            request.session.pop(WAITING, None)
        return super().dispatch(request, *args, **more)

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        waiting = self.request.session[WAITING]
        self.request.session[WAITING] = {**waiting, "user_pk": waiting["user_pk"] or NOBODY}
        return answer
