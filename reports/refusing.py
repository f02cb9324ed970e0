"""Who asked for a page about a young adult and was refused it: kept, for the head of service to read.

A refusal is a page that "does not exist" for this person. It is noted for everybody of the council and its
partners; a young adult who mistypes an address is nobody's business.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from accounts.rooms import titles_of
from offers.models import Offer
from youngadults.models import YoungAdult

from .models import Refusal

OF_MANY = {"desk:young_adults", "desk:offers", "desk:my_caseload", "desk:today", "desk:caseloads"}
OF_ONE = {
    "desk:young_adult",
    "desk:summary",
    "desk:refer",
    "desk:raise_concern",
    "desk:permission",
    "desk:change_adviser",
    "desk:write_note",
}
OF_AN_OFFER = {"desk:offer", "desk:move", "host:offer", "my:offer"}
PAGES = OF_MANY | OF_ONE | OF_AN_OFFER
REFUSED = (403, 404)


class RefusalMiddleware:
    """Behind the sign-in: it needs to know who asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code in REFUSED:
            note(request)
        return answer


def note(request: HttpRequest) -> None:
    """Once for each person, page and quarter of an hour; nothing for other pages, for young adults,
    and where there is nobody whom the page could be about.
    """
    match, user = request.resolver_match, getattr(request, "user", None)
    if match is None or match.view_name not in PAGES or user is None or not user.is_authenticated:
        return
    if user.signs_in_by_link:
        return
    about = whom(match.view_name, match.kwargs.get("pk"))
    if about is None and match.view_name not in OF_MANY:
        return
    row = Refusal(by=user, role=", ".join(titles_of(user))[:200], page=match.view_name, young_adult_id=about)
    Refusal.objects.bulk_create([row], ignore_conflicts=True)


def whom(page: str, key: Any) -> int | None:
    if page in OF_ONE:
        return YoungAdult.objects.filter(pk=key).values_list("pk", flat=True).first()
    if page in OF_AN_OFFER:
        return Offer.objects.filter(pk=key).values_list("young_adult", flat=True).first()
    return None


def in_words(page: str) -> str:
    """As the head of service reads it."""
    if page in OF_ONE:
        return "the page of a young adult"
    return "an offer to a young adult" if page in OF_AN_OFFER else "a list of young adults"
