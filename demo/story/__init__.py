"""A small, believable Kent: the cast, the people around them, and what happened so far.

Everything here goes through the lifecycles, by the right people, as it would in the service.
"""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from demo.cast import BY_HANDLE, CAST
from notifications.models import Delivery

from . import case_system, council, desk, inspectors, panel, partners, records, rounds, telling, young_adults


@transaction.atomic
def load() -> None:
    """Tell the story, once: where the cast is there already, nothing is changed."""
    if User.objects.filter(email=CAST[0].email).exists():
        return
    council.settle()
    council.open_for_work()
    young_adults.arrive()
    telling.tell_all()
    desk.settle()
    case_system.come_in(User.objects.get(email=BY_HANDLE["wren"].email))
    partners.join()
    records.settle()
    inspectors.look()
    panel.settle()
    rounds.open_one()
    # What happened so far was told in its time: nothing of it is to arrive now.
    Delivery.objects.all().delete()
