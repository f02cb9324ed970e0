"""Where GOV.UK Notify calls back: receipts and received texts. Only with the token that we gave it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from . import receiving


def answering(act: Callable[[Mapping[str, Any]], None]) -> Callable[[HttpRequest], HttpResponse]:
    """A view that checks the token and the shape, then acts. Notify tries again after a 5xx, never after a
    4xx.
    """

    @csrf_exempt
    @login_not_required
    @require_POST
    def view(request: HttpRequest) -> HttpResponse:
        if not shows_our_token(request):
            return HttpResponse(status=401)
        try:
            body = json.loads(request.body)
            act(body)
        except (ValueError, KeyError, TypeError, AttributeError):
            return HttpResponse(status=400)
        return HttpResponse(status=204)

    return view


def shows_our_token(request: HttpRequest) -> bool:
    ours = settings.NOTIFY_CALLBACK_TOKEN
    return bool(ours) and constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {ours}")


receipts = answering(receiving.receipt)
texts = answering(receiving.text)
