"""What the page of offers to many shows: how far it is, what would be sent, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count

from accounts.permissions import an_ete_worker
from matching import offering
from matching.previews import COUNTED, counted, message_by
from notifications.models import Delivery
from offers.models import Offer
from offers.notices import OFFERED
from pledges.models import Intake
from youngadults.models import YoungAdult

from . import lifecycle
from .models import Sending

S = Sending.Status
D = Delivery.Status
PER_PAGE = 25

MESSAGES = (
    ("Delivered", (D.DELIVERED,)),
    ("On their way, or waiting for the morning", (D.CREATED, D.SENDING, D.TEMPORARY_FAILURE)),
    ("Did not arrive: their advisers are asked to help", (D.PERMANENT_FAILURE, D.TECHNICAL_FAILURE)),
    ("Not needed any more", (D.NOT_NEEDED,)),
)


def of_sending(sending: Sending, user: Any, query: Mapping[str, str]) -> dict[str, Any]:
    """The page's contents. ``query`` may ask for those who were skipped, and for a page of a list."""
    step = sending.steps.last()
    contents = {
        "sending": sending,
        "total": len(sending.looks_at),
        "verbs": {move.verb for move in lifecycle.LIFECYCLE.open_to(user, sending)},
        "why": step.why if step else "",
        "list": "skipped" if "skipped" in query and sending.skipped else "people",
        "may_offer": an_ete_worker(user, sending),
    }
    if sending.status in (S.READY, S.SENT):
        contents |= skipped(sending, query) if contents["list"] == "skipped" else people(sending, user, query)
    if sending.status == S.READY:
        contents |= {"lead": what_would_happen(sending), "send_label": f"Send {offers(sending.planned)}"}
        contents |= {"too_many": more_than_places(sending.intake, sending)}
        contents |= {"message": message_by(sending.told_how)}
    if sending.status == S.SENT:
        contents |= {"lead": what_happened(sending), "told_so_far": messages(sending)}
    return contents


def page_of(rows: list[Any], query: Mapping[str, str]) -> Page[Any]:
    return Paginator(rows, PER_PAGE).get_page(query.get("page"))


def people(sending: Sending, user: Any, query: Mapping[str, str]) -> dict[str, Any]:
    """A page of those who would be told, as the small preview shows them; or of the offers that were sent."""
    if sending.status == S.READY:
        page = page_of(sending.planned, query)
        return {"page": page, "plan": offering.preview(sending.intake, list(page), by=user)}
    page = page_of(sending.offers, query)
    known = Offer.objects.with_everything().in_bulk(list(page))
    return {"page": page, "offers": [known[pk] for pk in page if pk in known]}


def skipped(sending: Sending, query: Mapping[str, str]) -> dict[str, Any]:
    page = page_of(sending.skipped, query)
    known = YoungAdult.objects.in_bulk([pk for pk, _ in page])
    return {"page": page, "left_out": [(known[pk], why) for pk, why in page if pk in known]}


def what_would_happen(sending: Sending) -> str:
    """As "4,500 texts, 370 e-mails; 130 skipped"."""
    how = sending.told_how
    told = ", ".join(counted(how[each], *COUNTED[each]) for each in COUNTED if each in how)
    skipped = f"{len(sending.skipped):,} skipped" if sending.skipped else ""
    return "; ".join(filter(None, [told, skipped]))


def what_happened(sending: Sending) -> str:
    skipped = f" {len(sending.skipped):,} skipped." if sending.skipped else ""
    return f"{offers(sending.offers)} sent.{skipped}"


def offers(keys: list[int]) -> str:
    """As "4,870 offers"."""
    return f"{len(keys):,} offer{'' if len(keys) == 1 else 's'}"


def more_than_places(intake: Intake, sending: Sending) -> bool:
    return len(sending.planned) + offering.awaited(intake) > intake.places_left


def messages(sending: Sending) -> list[tuple[str, int]]:
    """What has become of the messages so far: the offers are there, whether or not a message is."""
    told = YoungAdult.objects.filter(offers__in=sending.offers).values("user")
    sent = Delivery.objects.filter(
        notification__kind=OFFERED.name,
        notification__recipient__in=told,
        notification__made_at__gte=sending.sent_at,
    )
    numbers = dict(sent.order_by().values_list("status").annotate(Count("pk")))
    rows = [(words, sum(numbers.get(status, 0) for status in of)) for words, of in MESSAGES]
    return [(words, number) for words, number in rows if number]
