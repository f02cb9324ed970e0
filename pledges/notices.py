"""What is told when a pledge moves: kinds of notice, and who hears of it live."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model

from accounts.permissions import EIGHTEEN_PLUS
from accounts.rooms import address_of
from champions.models import Champion
from notifications import live
from notifications.kinds import Kind, declare
from notifications.telling import notify_all

from .models import Pledge


def records(keys):
    return Pledge.objects.select_related("organisation").in_bulk(list(keys))


def still_submitted(pledge: Pledge) -> bool:
    return pledge.status == Pledge.Status.SUBMITTED


PLEDGE_SUBMITTED = declare(
    Kind(
        name="pledge_submitted",
        tells="ETE workers, that a pledge waits for their approval",
        records=records,
        line=lambda pledge: f"{pledge.organisation} posted “{pledge}”. Approve it or refer it back.",
        outside="A pledge is waiting for approval.",
        needs_answer=True,
        still_true=still_submitted,
    )
)
PLEDGE_APPROVED = declare(
    Kind(
        name="pledge_approved",
        tells="the organisation's champions, that their pledge is live",
        records=records,
        line=lambda pledge: f"“{pledge}” is live. The 18+ service is looking for people it fits.",
        outside="Your pledge was approved.",
    )
)
PLEDGE_REFERRED_BACK = declare(
    Kind(
        name="pledge_referred_back",
        tells="the organisation's champions, that their pledge needs a change",
        records=records,
        line=lambda pledge: f"“{pledge}” came back with comments. Change it and send it again.",
        outside="Your pledge came back with comments.",
        needs_answer=True,
        still_true=lambda pledge: pledge.status == Pledge.Status.REFERRED_BACK,
    )
)
PLEDGE_WITHDRAWN = declare(
    Kind(
        name="pledge_withdrawn",
        tells="ETE workers, that a promise was taken back",
        records=records,
        line=lambda pledge: f"{pledge.organisation} withdrew “{pledge}”.",
    )
)


def submitted(pledge: Pledge) -> None:
    tell(pledge, PLEDGE_SUBMITTED, eighteen_plus())


def approved(pledge: Pledge) -> None:
    tell(pledge, PLEDGE_APPROVED, champions_of(pledge))


def referred_back(pledge: Pledge) -> None:
    tell(pledge, PLEDGE_REFERRED_BACK, champions_of(pledge))


def withdrawn(pledge: Pledge) -> None:
    tell(pledge, PLEDGE_WITHDRAWN, eighteen_plus())


def many_came() -> None:
    """An import: lists are read again, once. Whoever started it sees it; the queue shows the rest."""
    live.hint([person.pk for person in eighteen_plus()], ["pledges"])


def tell(pledge: Pledge, kind: Kind, people: Any) -> None:
    occasion = f"{pledge.pk}.{pledge.last_step.pk}"
    notify_all(people, kind, occasion, lambda person: address_of(pledge, person))
    changed(pledge)


def changed(pledge: Pledge) -> None:
    """Open pages that show this pledge, or a list that it is in, read it again."""
    live.hint(audience(pledge), [f"pledge.{pledge.pk}", "pledges"])


def audience(pledge: Pledge) -> list[int]:
    """The accounts that may see a pledge wherever it is shown: its champions and the 18+ service."""
    people = champions_of(pledge) | get_user_model().objects.holding(*EIGHTEEN_PLUS, "personal_adviser")
    return list(people.order_by().values_list("pk", flat=True).distinct())


def champions_of(pledge: Pledge):
    rows = Champion.objects.for_organisation(pledge.organisation)
    return get_user_model().objects.filter(pk__in=rows.values("user"))


def eighteen_plus():
    return get_user_model().objects.holding(*EIGHTEEN_PLUS)
