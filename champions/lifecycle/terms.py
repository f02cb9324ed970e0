"""A new version of a text that partners agree to: they are asked again, and paused if they do not answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.permissions import a_service_manager
from champions import notices
from champions.models import Partnership, Terms
from lifecycles import NotNow, NotPermitted
from rulebook.reading import value

from .agreeing import pause

WHY = "New terms came on {:%-d %B %Y}, and nobody has agreed to them yet."


@transaction.atomic
def publish(kind: str, text: str, what_changed: str, *, by: Any, read: int) -> Terms:
    """``read`` is the version that the manager changed. Raises NotNow where a newer one has come since."""
    if not a_service_manager(by, None):
        raise NotPermitted("publish")
    # Two who publish at once come here one after the other.
    rows = Terms.objects.select_for_update().filter(kind=kind).order_by("version")
    newest = list(rows)[-1] if rows else None
    if newest and newest.version != read:
        raise NotNow("Somebody else has just published a new version. Yours is kept below.")
    if newest and newest.text.strip() == text.strip():
        raise NotNow("The text is the same as before, so nobody needs to agree again.")
    version = (newest.version if newest else 0) + 1
    terms = Terms.objects.create(
        kind=kind, version=version, text=text, what_changed=what_changed, published_by=by
    )
    for partnership in Partnership.objects.agreed().select_related("organisation"):
        notices.terms_changed(partnership, terms)
    return terms


def pause_who_did_not_agree() -> None:
    """For each night: partners that let the time pass are paused, each in its own transaction."""
    last = timezone.localdate() - dt.timedelta(days=value("terms.accept_within_days"))
    for terms in Terms.objects.in_force().filter(from_on__lte=last):
        silent = Partnership.objects.agreed().exclude(acceptances__terms=terms)
        for partnership in silent.select_related("organisation"):
            if agreed_before(partnership, last):
                pause(partnership, by=None, why=WHY.format(terms.from_on))


def agreed_before(partnership: Partnership, day: dt.date) -> bool:
    """One that came before there were terms to agree to here was never asked; it is asked, not paused."""
    return partnership.acceptances.filter(at__date__lte=day).exists()
