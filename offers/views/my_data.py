"""Everything that is held about me: on a page, and as files for people and for machines."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils import timezone

from youngadults.holding import for_machines, parts_of
from youngadults.models import YoungAdult
from youngadults.twenty_five import kept_until

SHOWN_AT_ONCE = 10
"""Of each part; the rest stands in the files, and on pages of their own."""


def me_or_404(request: HttpRequest) -> YoungAdult:
    people = YoungAdult.objects.select_related("user", "preferences", "council")
    return get_object_or_404(people, user=request.user)


def data(request: HttpRequest) -> HttpResponse:
    me = me_or_404(request)
    counted = [(part, len(part.records)) for part in parts_of(me)]
    page = {
        "me": me,
        "parts": [(part, part.records[:SHOWN_AT_ONCE], count) for part, count in counted if count],
        "empty": [part for part, count in counted if not count],
        "kept_until": kept_until(me),
    }
    return render(request, "my/data.html", page)


def data_to_read(request: HttpRequest) -> HttpResponse:
    """One page that opens anywhere, without us."""
    me = me_or_404(request)
    context = {"parts": parts_of(me), "made_at": timezone.now()}
    answer = HttpResponse(render_to_string("my/data_to_read.html", context, request))
    return as_file(answer, "html")


def data_for_machines(request: HttpRequest) -> HttpResponse:
    facts = {"made_at": timezone.now().isoformat(), **for_machines(parts_of(me_or_404(request)))}
    answer = JsonResponse(facts, json_dumps_params={"ensure_ascii": False, "indent": 2})
    return as_file(answer, "json")


def as_file(answer: HttpResponse, ending: str) -> HttpResponse:
    """Under a name that says nothing."""
    answer.headers["Content-Disposition"] = f'attachment; filename="my-page.{ending}"'
    return answer
