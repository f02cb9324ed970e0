"""What work is open to somebody changes: a class and a day to look again, never a document."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from lifecycles import NotNow, NotPermitted, call_followers

from . import notes
from .models import YoungAdult
from .way_in import may_open_again

Permission = YoungAdult.PermissionToWork


@transaction.atomic
def change(
    young_adult: YoungAdult, to: str, *, by: Any, why: str, review_on: dt.date | None = None
) -> YoungAdult:
    """Matching keeps to it at once; rooms above stop on the same day what it no longer allows
    (`lifecycles.follow(YoungAdult, "change_permission", …)`). The young adult reads it as a note, and gets no
    message.

    Raises NotPermitted for anybody but their adviser and ETE workers, NotNow where it says so already.
    """
    if not may_change(by, young_adult):
        raise NotPermitted("change_permission")
    people = YoungAdult.objects.select_related("user").select_for_update(of=("self",), no_key=True)
    one = people.get(pk=young_adult.pk)
    if (one.permission_to_work, one.permission_review_on) == (to, review_on):
        raise NotNow(f"It says so already: {one.get_permission_to_work_display()}.")
    one.permission_to_work, one.permission_review_on = to, review_on
    one.save(update_fields=["permission_to_work", "permission_review_on"])
    notes.write(one, f"Work that is open to you: {Permission(to).label}. {why}".strip(), by=by)
    for verb in ("change_permission", "change_profile"):
        call_followers(one, verb, by=by, why=why)
    return one


def may_change(user: Any, young_adult: YoungAdult) -> bool:
    return may_open_again(user, young_adult)
