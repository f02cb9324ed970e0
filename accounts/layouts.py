"""The frame in which somebody reads a page that several kinds of people share."""

from __future__ import annotations

from typing import Any

from .permissions import an_inspector, on_the_desk


def layout_of(user: Any) -> str:
    """Whoever works at the desk stays there; everybody else reads as hosts do, an inspector on a phone."""
    if an_inspector(user, None):
        return "layouts/inspector.html"
    return "layouts/desk.html" if on_the_desk(user) else "layouts/host.html"
