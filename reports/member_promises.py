"""An elected member promises something of their own, says that it is kept, or takes it back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, User
from accounts.permissions import a_panel_member
from lifecycles import Lifecycle, Move, NotPermitted, change_status, register
from notifications import live

from .models import MemberPromise, MemberPromiseStep

S = MemberPromise.Status


def the_member(user: Any, promise: MemberPromise) -> bool:
    return user.is_authenticated and user.pk == promise.member_id


LIFECYCLE = register(
    Lifecycle(
        model=MemberPromise,
        step_model=MemberPromiseStep,
        moves=(
            Move("keep", (S.PROMISED,), S.KEPT, (the_member,), "I have done it"),
            Move("take_back", (S.PROMISED,), S.TAKEN_BACK, (the_member,), "Take it back"),
        ),
        now={
            S.KEPT: "This promise is kept. It stays as it is.",
            S.TAKEN_BACK: "This promise was taken back.",
        },
    )
)


@transaction.atomic
def promise(what: str, by_on: dt.date, words: str = "", *, by: Any) -> MemberPromise:
    """Said twice in the same words it is one. Raises NotPermitted for anybody but members of the panel."""
    if not a_panel_member(by, None):
        raise NotPermitted("promise")
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    said = {"member": by, "what": what, "words": words, "by_on": by_on}
    if same := MemberPromise.objects.filter(status=S.PROMISED, **said).first():
        return same
    made = MemberPromise.objects.create(**said)
    changed()
    return made


@transaction.atomic
def keep(made: MemberPromise, what_came: str = "", *, by: Any) -> MemberPromise:
    change_status(made, "keep", by=by, kept_on=timezone.localdate(), what_came=what_came)
    changed()
    return made


@transaction.atomic
def take_back(made: MemberPromise, *, by: Any) -> MemberPromise:
    change_status(made, "take_back", by=by)
    changed()
    return made


def changed() -> None:
    reading = User.objects.holding(Role.Kind.PANEL_MEMBER, Role.Kind.SERVICE_MANAGER)
    live.hint(reading.values_list("pk", flat=True), ["panel"])
