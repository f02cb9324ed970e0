"""In which language a young adult's pages speak: theirs, once chosen; a visitor's browser's until then.

Everybody else's pages are English. A language is offered once its catalogue has words; a catalogue says
itself who has checked it (`Last-Translator`), and until somebody has, its pages say that a machine made them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import to_locale
from django.utils.translation.trans_real import parse_accept_lang_header

ENGLISH = "en-gb"
NOBODY = "machine-made, checked by nobody"
"""Who has translated a catalogue that no speaker of the language has read."""

CHOSEN = "language"
"""The key of a visitor's session."""

OWN_PAGES = ("/l/", "/my/", "/inbox/", "/language/", "/privacy/", "/accessibility/", "/credits/")
OWN_PAGES += ("/accounts/me/", "/accounts/sessions/", "/accounts/logout/")
"""Beginnings of the addresses that a young adult reads in a language of their own."""


@dataclass(frozen=True)
class Catalogue:
    """What a compiled catalogue says of itself."""

    words: int
    translator: str


@cache
def catalogue(code: str) -> Catalogue | None:
    """None where a language has not been compiled."""
    path = settings.LOCALE_PATHS[0] / to_locale(code) / "LC_MESSAGES" / "django.mo"
    if not path.exists():
        return None
    with path.open("rb") as file:
        found = GNUTranslations(file)
    # The empty entry is the head of the catalogue.
    return Catalogue(len(found._catalog) - 1, found.info().get("last-translator", ""))


def offered() -> list[tuple[str, str]]:
    """The languages that can be chosen, each by its own name."""
    return [(code, name) for code, name in settings.LANGUAGES if code == ENGLISH or has_words(code)]


def has_words(code: str) -> bool:
    found = catalogue(code)
    return found is not None and found.words > 0


def is_machine_made(code: str) -> bool:
    """Nobody who speaks it has checked these words."""
    found = catalogue(code)
    return code != ENGLISH and (found is None or found.translator in ("", NOBODY))


def mark() -> str:
    """What a letter in the language of the moment says of its words, until somebody has checked them."""
    if not is_machine_made(translation.get_language() or ENGLISH):
        return ""
    said = _("A machine put these words into your language. No one has checked them yet.")
    return f"{said}\nTranslated by a machine, not yet checked."


def is_offered(code: str) -> bool:
    return code in dict(offered())


def remember(request: HttpRequest, code: str) -> None:
    """Stored with the person; with a visitor for as long as they are here."""
    if request.user.is_authenticated:
        request.user.language = code
        request.user.save(update_fields=["language"])
    else:
        request.session[CHOSEN] = code


def language_of(request: HttpRequest) -> str:
    if not request.path.startswith(OWN_PAGES):
        return ENGLISH
    if request.user.is_authenticated:
        code = request.user.language if request.user.signs_in_by_link else ENGLISH
    else:
        code = request.session.get(CHOSEN) or wanted_by_browser(request)
    return code if is_offered(code) else ENGLISH


def wanted_by_browser(request: HttpRequest) -> str:
    """The first language of the browser's that we have."""
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    codes = (code.partition("-")[0] for code, _ in wanted)
    return next((code for code in codes if code == "en" or is_offered(code)), ENGLISH)


class LanguageMiddleware:
    """Speaks a young adult's language on their own pages, English everywhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            return self.get_response(request)
