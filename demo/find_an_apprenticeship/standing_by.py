"""The local Find an apprenticeship beside the demonstration, in the same process: gone with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import timezone

from .adverts import EMPLOYERS, advert
from .server import KEY, Api, running

ADVERTS_OF_EACH = 4


@contextmanager
def adverts_standing_by() -> Iterator[Api]:
    """Start it with a few adverts of each employer, and have this process fetch adverts there."""
    today = timezone.localdate()
    adverts = [advert(number, today) for number in range(ADVERTS_OF_EACH * len(EMPLOYERS))]
    with running(adverts) as server:
        settings.DISPLAY_ADVERT_URL, settings.DISPLAY_ADVERT_KEY = server.url, KEY
        yield server
