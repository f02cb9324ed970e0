"""Who opened what is held about a young adult: a line for each look, which the young adult can read."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.rooms import service_titles

from .models import Look, YoungAdult
from .permissions import themselves

STAYS_OPEN = dt.timedelta(days=1)
"""An open page that reads itself again is the same look for so long; then it is another."""


def looked(request: HttpRequest, young_adult: YoungAdult, page: Look.Page) -> None:
    """Write down that whoever asks for this page has it before them now; not for young adults themselves."""
    look = Look(young_adult=young_adult, by=request.user, page=page)
    if themselves(request.user, young_adult) or (reads_again(request) and is_known(look)):
        return
    look.role = ", ".join(service_titles(request.user))
    Look.objects.bulk_create([look], ignore_conflicts=True)


def took(request: HttpRequest, young_adults: QuerySet[YoungAdult]) -> None:
    """Write down that a list of these young adults leaves as a file: a line for each of them."""
    role = ", ".join(service_titles(request.user))
    keys = young_adults.exclude(user=request.user).order_by().values_list("pk", flat=True)
    lines = (Look(young_adult_id=key, by=request.user, role=role, page=Look.Page.LIST) for key in keys)
    Look.objects.bulk_create(lines, ignore_conflicts=True, batch_size=2000)


def reads_again(request: HttpRequest) -> bool:
    """The page says that it is reading itself again (static/js/live.js), nobody that they are looking."""
    return request.headers.get("X-Requested-With") == "live"


def is_known(look: Look) -> bool:
    """A first look was written down. Asked, because a header alone must not let anybody look unseen."""
    earlier = Look.objects.filter(young_adult=look.young_adult, by=look.by, page=look.page)
    return earlier.filter(at__gte=timezone.now() - STAYS_OPEN).exists()
