"""Asking hosts for what is missing: on the board that they read, and in their reminders at their own pace."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from accounts.permissions import an_ete_worker
from champions.models import Champion, Organisation
from lifecycles import NotNow, NotPermitted
from notifications import live
from pledges.models import Pledge
from pledges.notices import eighteen_plus
from rulebook import lists

from .models import HostAsk

IN_A_REMINDER = 3


@transaction.atomic
def ask(sector: str, kind: str, words: str = "", *, by: Any) -> HostAsk:
    """Raises NotPermitted for anybody but ETE workers, NotNow while the same is asked for already."""
    if not may_ask(by):
        raise NotPermitted("ask_hosts")
    if sector not in lists.codes(lists.SECTORS) or kind not in ("", *Pledge.Kind.values):
        raise NotNow("Choose one of the lines of the board.")
    standing = HostAsk.objects.standing().filter(sector=sector, kind=kind).select_related("asked_by").first()
    if standing:
        who, when = standing.asked_by or "Somebody", f"{standing.asked_on:%-d %B}"
        raise NotNow(f"{who} asked for this on {when}. Give them time.")
    try:
        with transaction.atomic():
            made = HostAsk.objects.create(sector=sector, kind=kind, words=words.strip(), asked_by=by)
    except IntegrityError:
        raise NotNow("Somebody has just asked for this. Give them time.") from None
    changed()
    return made


def may_ask(user: Any) -> bool:
    return an_ete_worker(user, None)


def what_is_asked(organisation: Organisation) -> list[str]:
    """For champions.nudging: the same for every host."""
    return [sentence(it) for it in HostAsk.objects.standing()[:IN_A_REMINDER]]


def sentence(it: HostAsk) -> str:
    said = f" {it.words}" if it.words else ""
    return f"Young adults ask for {it}, and there is none. Could you offer it?{said}"


def changed() -> None:
    posting = Champion.objects.current().values_list("user", flat=True)
    live.hint({*posting, *(person.pk for person in eighteen_plus())}, ["demand"])
