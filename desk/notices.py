"""What is told of offers to many at once: whoever sent them hears what came of it, wherever they are."""

from __future__ import annotations

from accounts.models import User
from accounts.permissions import EIGHTEEN_PLUS
from notifications import live
from notifications.kinds import Kind, declare
from notifications.telling import notify

from .models import Sending


def records(keys):
    return Sending.objects.select_related("intake__pledge").in_bulk(list(keys))


def what_came_of_it(sending: Sending) -> str:
    """As "“Library assistant” was offered to 4,870 young adults. 130 were skipped.\""""
    pledge = sending.intake.pledge
    if sending.status != Sending.Status.SENT:
        return f"“{pledge}” was offered to nobody: sending it to many stopped. See why."
    skipped = f" {len(sending.skipped):,} skipped: see why." if sending.skipped else ""
    return f"“{pledge}” was offered to {len(sending.offers):,} young adults.{skipped}"


OVER = declare(
    Kind(
        name="many_offers_over",
        tells="whoever sent offers to many at once, what came of it",
        records=records,
        line=what_came_of_it,
    )
)


def over(sending: Sending) -> None:
    if sending.sent_by:
        notify(sending.sent_by, OVER, f"{sending.pk}.{sending.status}", sending.get_absolute_url())
    changed(sending)


def changed(sending: Sending) -> None:
    """Open pages of those who may see it read themselves again."""
    watching = User.objects.holding(*EIGHTEEN_PLUS).values_list("pk", flat=True)
    live.hint(watching, [f"sending.{sending.pk}"])
