"""One tap to the host: running late, or cannot come on this day. The adviser hears of it too; no blame."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.rooms import address_of
from lifecycles import NotNow, NotPermitted
from notifications.kinds import Kind, declare
from notifications.telling import notify_all
from pledges.notices import champions_of

from . import notices
from .disclosure import host_view
from .models import HeadsUp, Offer
from .permissions import the_young_adult
from .words import day as long_day
from .words import stands

S = Offer.Status
What = HeadsUp.What

THE_DAY_BEFORE = dt.timedelta(days=1)


def records(keys: Iterable[int]) -> dict[int, HeadsUp]:
    related = "offer__intake__pledge__organisation", "offer__young_adult__user"
    return HeadsUp.objects.select_related(*related).in_bulk(list(keys))


TO_HOST = {
    What.LATE: declare(
        Kind(
            name="running_late",
            tells="the host's champions, that somebody is late today",
            records=records,
            line=lambda it: f"{host_view(it.offer).first_name} is running late: {it.offer.pledge}.",
            outside="Someone is running late today. Sign in to see who.",
            urgent=True,
        )
    ),
    What.CANNOT_COME: declare(
        Kind(
            name="cannot_come",
            tells="the host's champions, that somebody cannot come on one day",
            records=records,
            line=lambda it: (
                f"{host_view(it.offer).first_name} can’t come on {long_day(it.day)}: {it.offer.pledge}."
            ),
            outside="Someone can't come. Sign in to see who and when.",
            urgent=True,
        )
    ),
}
TO_SERVICE = declare(
    Kind(
        name="heads_up",
        tells="ETE workers and the personal adviser, that a young adult is late or cannot come",
        records=records,
        line=lambda it: (
            f"{it.offer.young_adult.first_name}: {it.get_what_display().lower()}, "
            f"{long_day(it.day)}. {it.offer.pledge}."
        ),
    )
)


def day_of(offer: Offer) -> dt.date:
    """The day that a word now is about: today, or the first day while it has not come."""
    return max(timezone.localdate(), days_of(offer)[0])


def days_of(offer: Offer) -> tuple[dt.date, dt.date | None]:
    """The first and the last day on which they are expected: of an interview that is set, its own."""
    interview = getattr(offer, "interview", None)
    if offer.status == S.CONFIRMED and interview is not None and interview.at is not None:
        return (timezone.localdate(interview.at),) * 2
    return offer.intake.starts_on, offer.intake.ends_on


def open_to(offer: Offer) -> list[str]:
    """What can be said about this offer today: late on the day itself, "can't come" from the day before."""
    today, (first, last) = timezone.localdate(), days_of(offer)
    over = last is not None and last < today
    if offer.status not in (S.CONFIRMED, S.STARTED) or over:
        return []
    if first <= today:
        return [What.LATE, What.CANNOT_COME]
    return [What.CANNOT_COME] if first - THE_DAY_BEFORE <= today else []


@transaction.atomic
def say(offer: Offer, what: str, *, by: Any) -> HeadsUp:
    """Tell the host and the service. Said before for the same day: nothing is told twice.

    Raises NotPermitted for anybody but the young adult, NotNow where this is not a day for it.
    """
    if not the_young_adult(by, offer):
        raise NotPermitted("say")
    if what not in open_to(offer):
        raise NotNow(stands(offer))
    heads_up, is_new = HeadsUp.objects.get_or_create(offer=offer, what=what, day=day_of(offer))
    if is_new:
        tell(heads_up)
    return heads_up


def tell(heads_up: HeadsUp) -> None:
    offer, key = heads_up.offer, str(heads_up.pk)
    host = TO_HOST[What(heads_up.what)]
    notify_all(champions_of(offer.pledge), host, key, lambda person: address_of(offer, person))
    service = notices.their_service(offer)
    notify_all(service, TO_SERVICE, key, lambda person: address_of(offer, person))
    notices.changed(offer)


def said_for_the_day(offer: Offer) -> set[str]:
    """What has been said about today, or about the first day."""
    return set(offer.heads_ups.filter(day=day_of(offer)).values_list("what", flat=True))


def for_host(offer: Offer) -> list[HeadsUp]:
    """What still matters on the host's page: about today or a day to come, while it goes on."""
    if offer.status not in (S.CONFIRMED, S.STARTED):
        return []
    for_them = offer.heads_ups.filter(what__in=TO_HOST, day__gte=timezone.localdate())
    return list(for_them.order_by("day", "pk"))
