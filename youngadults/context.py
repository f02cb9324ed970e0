"""What the frame of a young adult's pages needs: the languages to choose from, and who made the words."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from .languages import ENGLISH, is_machine_made, offered
from .own_door import OWN_PHONE_UNTIL


def languages(request: HttpRequest) -> dict[str, Any]:
    code = translation.get_language() or ENGLISH
    return {
        "languages": SimpleLazyObject(partial(offered)),
        "machine_made": is_machine_made(code),
        "own_phone_until": request.session.get(OWN_PHONE_UNTIL, "") if hasattr(request, "session") else "",
    }
