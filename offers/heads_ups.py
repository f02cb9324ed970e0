"""One tap to the host: running late, or cannot come on this day; or coming after all. The adviser hears of it
too; no blame.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.rooms import address_of
from lifecycles import NotNow, NotPermitted
from notifications.kinds import Kind, declare
from notifications.telling import notify_all
from pledges.notices import champions_of

from . import notices
from .disclosure import host_view
from .lifecycle.moving import hold
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


def stands_as_said(it: HeadsUp) -> bool:
    return it.taken_back_at is None


def nothing_stands(it: HeadsUp) -> bool:
    return not of_the_day(it.offer, it.day).exists()


TO_HOST = {
    What.LATE: declare(
        Kind(
            name="running_late",
            tells="the host's champions, that somebody is late today",
            records=records,
            line=lambda it: f"{host_view(it.offer).first_name} is running late: {it.offer.pledge}.",
            outside="Someone is running late today. Sign in to see who.",
            still_true=stands_as_said,
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
            still_true=stands_as_said,
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
COMING_AFTER_ALL = {
    What.LATE: "is not late after all",
    What.CANNOT_COME: "is coming after all",
}
BACK_TO_HOST = declare(
    Kind(
        name="coming_after_all",
        tells="the host's champions, that somebody who was late or could not come is coming after all",
        records=records,
        line=lambda it: (
            f"{host_view(it.offer).first_name} {COMING_AFTER_ALL[What(it.what)]}, "
            f"{long_day(it.day)}: {it.offer.pledge}."
        ),
        outside="Someone is coming after all. Sign in to see who.",
        still_true=nothing_stands,
        urgent=True,
    )
)
BACK_TO_SERVICE = declare(
    Kind(
        name="heads_up_taken_back",
        tells="ETE workers and the personal adviser, that a young adult is coming after all",
        records=records,
        line=lambda it: (
            f"{it.offer.young_adult.first_name} {COMING_AFTER_ALL[What(it.what)]}, "
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
    return offer.first_day, offer.intake.ends_on


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
    """Tell the host and the service. Said before for the same day: nothing is told twice. The last word
    counts: with the other one it would say that somebody is late and does not come.

    Raises NotPermitted for anybody but the young adult, NotNow where this is not a day for it.
    """
    if not the_young_adult(by, offer):
        raise NotPermitted("say")
    hold(offer)
    if what not in open_to(offer):
        raise NotNow(stands(offer))
    day = day_of(offer)
    of_the_day(offer, day).exclude(what=what).update(taken_back_at=timezone.now())
    word = {"offer": offer, "what": what, "day": day, "taken_back_at": None}
    heads_up, is_new = HeadsUp.objects.get_or_create(**word)
    if is_new:
        tell(heads_up, TO_HOST[What(what)], TO_SERVICE)
    return heads_up


@transaction.atomic
def take_back(offer: Offer, *, by: Any) -> None:
    """It was a mistake: whoever heard the word hears that. Where nothing was said, nothing is told.

    Raises NotPermitted for anybody but the young adult, NotNow where this is not a day for it.
    """
    if not the_young_adult(by, offer):
        raise NotPermitted("take_back")
    hold(offer)
    if not open_to(offer):
        raise NotNow(stands(offer))
    for heads_up in of_the_day(offer, day_of(offer)):
        heads_up.taken_back_at = timezone.now()
        heads_up.save(update_fields=["taken_back_at"])
        tell(heads_up, BACK_TO_HOST, BACK_TO_SERVICE)


def tell(heads_up: HeadsUp, to_host: Kind, to_service: Kind) -> None:
    offer, key = heads_up.offer, str(heads_up.pk)
    notify_all(champions_of(offer.pledge), to_host, key, lambda person: address_of(offer, person))
    service = notices.their_service(offer)
    notify_all(service, to_service, key, lambda person: address_of(offer, person))
    notices.changed(offer)


def of_the_day(offer: Offer, day: dt.date) -> QuerySet[HeadsUp]:
    """What stands as said to the host about one day."""
    return offer.heads_ups.standing().filter(day=day, what__in=TO_HOST)


def said(offer: Offer) -> HeadsUp | None:
    """What stands about today, or about the first day."""
    return of_the_day(offer, day_of(offer)).first()


def for_host(offer: Offer) -> list[HeadsUp]:
    """What still matters on the host's pages: about today or a day to come, while it goes on. Asks nothing
    more where `offer.heads_ups` is at hand.
    """
    if offer.status not in (S.CONFIRMED, S.STARTED):
        return []
    today = timezone.localdate()
    words = [it for it in offer.heads_ups.all() if stands_as_said(it) and it.what in TO_HOST]
    return sorted((it for it in words if it.day >= today), key=lambda it: (it.day, it.pk))
