"""What a phone needs of the frame: the language, what makes the pages an app, and what keeps them offline."""

from __future__ import annotations

from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.http import require_POST

from accounts.links import is_own_path
from rulebook.reading import council
from youngadults import languages
from youngadults.own_door import OWN_ROOM


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Back to the page on which it was chosen."""
    code, back = request.POST.get("language", ""), request.POST.get("next", "")
    if languages.is_offered(code):
        languages.remember(request, code)
    return redirect(back if is_own_path(back) else "home")


@login_not_required
def manifest(request: HttpRequest) -> HttpResponse:
    """A neutral name and icon: who sees the home screen of a phone learns nothing."""
    name = council().service_name
    facts = {
        "id": OWN_ROOM,
        "name": name,
        "short_name": name,
        "start_url": OWN_ROOM,
        "scope": "/",
        "display": "standalone",
        "background_color": "#fbf9f4",
        "theme_color": "#0b4746",
        "icons": [icon(size, purpose) for size in (192, 512) for purpose in ("any", "maskable")],
    }
    return JsonResponse(facts, content_type="application/manifest+json")


def icon(size: int, purpose: str) -> dict[str, str]:
    src = static(f"img/icon-{size}.png")
    return {"src": src, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """The one service worker. It stands at the top, because it serves only what is below its address."""
    words = Path(finders.find("js/worker.js")).read_text(encoding="utf-8")
    return HttpResponse(words, content_type="text/javascript; charset=utf-8")
