"""When each device was last used, for *Where you are signed in*: kept to the minute.

allauth notes it with every request, which would cost each page a write and a commit.
"""

from __future__ import annotations

import datetime as dt

from allauth.account.adapter import get_adapter
from allauth.usersessions.middleware import UserSessionsMiddleware
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

NOTED_FOR = dt.timedelta(minutes=1)


class SeenMiddleware(UserSessionsMiddleware):
    """allauth's, left out where it would write what it wrote within the last minute."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request) if noted_lately(request) else super().__call__(request)


def noted_lately(request: HttpRequest) -> bool:
    """This sign-in, used with the same browser from the same address."""
    longest = UserSession._meta.get_field("user_agent").max_length
    return (
        bool(request.session.session_key)
        and UserSession.objects.filter(
            session_key=request.session.session_key,
            user_agent=request.headers.get("User-Agent", "")[:longest],
            ip=get_adapter().get_client_ip(request),
            last_seen_at__gt=timezone.now() - NOTED_FOR,
        ).exists()
    )
