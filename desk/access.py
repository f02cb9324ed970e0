"""Who sits at the desk, and which records lie on it for whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from accounts.permissions import on_the_desk
from offers.models import Offer, OfferQuerySet
from youngadults.models import YoungAdult

View = Callable[..., HttpResponse]


def desk_only(view: View) -> View:
    """ETE workers, personal advisers and service managers; to everybody else it does not exist."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not on_the_desk(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def offers_on_the_desk(user: Any) -> OfferQuerySet:
    """The offers of the young adults whom this person may see.

    Narrower than `Offer.objects.visible_to`: somebody who is a champion as well sees their host's offers on
    the host's pages, where disclosure speaks, and never here.
    """
    return Offer.objects.filter(young_adult__in=YoungAdult.objects.visible_to(user)).with_everything()
