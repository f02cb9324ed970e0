"""What the rows of the access table are about: always Chidi's pledge and Sam, never anybody else's.

Each maker takes the cast and returns the arguments of the page's address.
"""

from __future__ import annotations

from notifications.models import Notification
from tests.factories import make_offer, make_pledge
from tests.people import Cast


def notice_of_sam(cast: Cast) -> list:
    notice = Notification.objects.create(recipient=cast.sam, kind="offer_made", key="0.0", link="/")
    return [notice.pk]


def draft(cast: Cast) -> list:
    return [make_pledge(status="draft").pk]


def submitted(cast: Cast) -> list:
    return [make_pledge(status="submitted").pk]


def live(cast: Cast) -> list:
    return [make_pledge(status="live").pk]


def sam(cast: Cast) -> list:
    return [cast.sam.young_adult.pk]


def offer_in(status: str):
    """A maker of Sam's offer in one status."""
    return lambda cast: [make_offer(young_adult=cast.sam.young_adult, status=status).pk]


offered = offer_in("offered")
shortlisted = offer_in("shortlisted")
confirmed = offer_in("confirmed")
