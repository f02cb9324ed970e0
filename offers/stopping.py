"""No more offers of this: said in the same breath as a yes or a no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from pledges import lifecycle as pledges
from pledges.models import Pledge

from .models import Offer

WHY = "No more for now: the host said so while answering."


@transaction.atomic
def and_stop(act: Callable[..., Any], offer: Offer, *, by: Any, stops: bool) -> None:
    """Do it and, if asked to, pause the pledge: both or neither. What stands, stands."""
    act(offer, by=by)
    pledge = Pledge.objects.get(pk=offer.pledge.pk)
    if stops and pledge.status == Pledge.Status.LIVE:
        pledges.pause(pledge, by=by, why=WHY)
