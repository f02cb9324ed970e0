"""Somebody has died, is missing or is in custody: from this moment on no machine writes to them.

Who counts on them elsewhere is told by a person: rooms above follow "cannot_come" with tasks.
"""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts import links
from lifecycles import NotNow, NotPermitted, call_followers

from . import notes
from .models import CaseRecord, YoungAdult
from .way_in import may_open_again


class Why(models.TextChoices):
    """What their adviser knows."""

    DIED = "died", "They have died"
    MISSING = "missing", "They are missing"
    CUSTODY = "custody", "They are in custody"


PRIVATE = "It is about what has happened to them."
WRITTEN = {
    Why.DIED: "No messages: they have died.",
    Why.MISSING: "No messages: they are missing.",
    Why.CUSTODY: "No messages: they are in custody. A person speaks with them.",
}


@transaction.atomic
def stop(young_adult: YoungAdult, why: str, *, by: Any) -> YoungAdult:
    """Links die, messages stop, nothing new is looked for. What is open is taken back after a death alone.

    Raises NotPermitted for anybody but their adviser and ETE workers, NotNow where it has been said already.
    """
    one, record = held(young_adult, by)
    if is_said(one, record, why):
        raise NotNow(f"Somebody has said so already. No messages go to {one.first_name}.")
    if why == Why.CUSTODY:
        one.in_custody = True
    else:
        silence(one, record)
        record.in_touch = CaseRecord.InTouch.DIED if why == Why.DIED else record.in_touch
    keep(one, record)
    links.revoke_all(one.user)
    notes.write(one, WRITTEN[Why(why)], by=by, why_private=PRIVATE)
    tell_others(one, why, by)
    return one


@transaction.atomic
def begin_again(young_adult: YoungAdult, *, by: Any) -> YoungAdult:
    """They are back, or it was a mistake. A pause that the young adult chose stays."""
    one, record = held(young_adult, by)
    refuse_unless_silent(one)
    one.in_custody = False
    end_silence(one, record)
    if record.in_touch == CaseRecord.InTouch.DIED:
        record.in_touch = ""
    keep(one, record)
    notes.write(one, "Messages go out again.", by=by)
    call_followers(one, "change_profile", by=by, why="")
    return one


def held(young_adult: YoungAdult, by: Any) -> tuple[YoungAdult, CaseRecord]:
    """Both as they stand, locked; somebody who never came from the case system gets an empty record."""
    if not may_open_again(by, young_adult):
        raise NotPermitted("stop")
    people = YoungAdult.objects.select_related("user").select_for_update(of=("self",), no_key=True)
    one = people.get(pk=young_adult.pk)
    record, _ = CaseRecord.objects.get_or_create(young_adult=one, defaults={"council_id": one.council_id})
    one.case_record = record
    return one, record


def refuse_unless_silent(one: YoungAdult) -> None:
    if not is_silent(one, getattr(one, "case_record", None)):
        raise NotNow(f"Messages go to {one.first_name} already, unless they want a pause themselves.")


def is_said(one: YoungAdult, record: CaseRecord, why: str) -> bool:
    if why == Why.CUSTODY:
        return one.in_custody
    has_died = record.in_touch == CaseRecord.InTouch.DIED
    return has_died if why == Why.DIED else is_stopped(one, record)


def is_silent(one: YoungAdult, record: CaseRecord | None) -> bool:
    return one.in_custody or is_stopped(one, record)


def is_stopped(one: YoungAdult, record: CaseRecord | None) -> bool:
    """By the service or the case system, whether or not the young adult chose a pause too."""
    return bool(one.paused_at and record and record.silenced_at and one.paused_at <= record.silenced_at)


def silence(one: YoungAdult, record: CaseRecord) -> None:
    """While this stands they are paused: who asks whether somebody may be written to asks that alone. A pause
    of their own keeps its moment, which is the older one, so that it outlives ours.
    """
    if not is_stopped(one, record):
        record.silenced_at = timezone.now()
        one.paused_at = one.paused_at or record.silenced_at


def end_silence(one: YoungAdult, record: CaseRecord) -> None:
    if one.paused_at == record.silenced_at:
        one.paused_at = None
    record.silenced_at = None


def keep(one: YoungAdult, record: CaseRecord) -> None:
    one.save(update_fields=["in_custody", "paused_at"])
    record.save(update_fields=["in_touch", "silenced_at"])


def tell_others(one: YoungAdult, why: str, by: Any) -> None:
    if why == Why.DIED:
        call_followers(one, "leave_alone", by=by, why="")
    else:
        call_followers(one, "cannot_come", by=by, why="")
    call_followers(one, "change_profile", by=by, why="")
