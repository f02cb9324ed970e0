"""What somebody recognises a phone or computer by: its browser and its system, as the browser names them."""

from __future__ import annotations

from django import template

register = template.Library()

# Each names itself beside those whose pages it also reads, so whoever is asked first decides.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Macintosh", "Mac"),
    ("Linux", "Linux"),
)


@register.filter
def device(user_agent: str) -> str:
    """Like "Chrome, Android"; empty where nothing in it is known. Names only, which need no translation."""
    return ", ".join(name for name in (known(BROWSERS, user_agent), known(SYSTEMS, user_agent)) if name)


def known(names: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for mark, name in names if mark in user_agent), "")
