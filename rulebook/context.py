"""What every page knows about the council: its names, its colours and how to reach it."""

from __future__ import annotations

from django.http import HttpRequest

from . import reading


def council(request: HttpRequest) -> dict[str, reading.Council]:
    return {"council": reading.council()}
