"""How a young adult is reached, changed by themselves or with their adviser: old links stop working."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import leaving, links
from accounts.models import User
from lifecycles import NotNow, NotPermitted, call_followers

from . import notices
from .models import ProfileChange, YoungAdult
from .permissions import themselves
from .way_in import may_open_again


@transaction.atomic
def change(young_adult: YoungAdult, *, phone: str, email: str, preferred_contact: str, by: Any) -> list[str]:
    """Returns what is different now, by the names of the fields.

    With a new number or address every link dies that was sent to the old one, and the door opens again:
    whoever answered wrongly there was somebody else. Raises NotPermitted, or NotNow for an address that is
    another account's.
    """
    if not may_change(by, young_adult):
        raise NotPermitted("change_contact")
    person = User.objects.select_for_update().get(pk=young_adult.user_id)
    if email and User.objects.filter(email=email).exclude(pk=person.pk).exists():
        raise NotNow(_("We can’t use this e-mail. Use another one."))
    before = (str(young_adult.phone or ""), person.email or "", young_adult.preferred_contact)
    after = (phone, email, preferred_contact)
    changed = [name for name, old, new in zip(NAMES, before, after, strict=True) if old != new]
    if changed:
        keep(young_adult, person, after)
        tell(young_adult, changed, by)
    return changed


@transaction.atomic
def change_but_email(young_adult: YoungAdult, answers: Mapping[str, str], *, by: Any) -> None:
    """While a new address waits for its code: the rest holds now, and links to the old address are dead."""
    change(young_adult, **{**answers, "email": young_adult.user.email or ""}, by=by)
    links.revoke_all(young_adult.user)


NAMES = ("phone", "email", "preferred_contact")


def may_change(user: Any, young_adult: YoungAdult) -> bool:
    return themselves(user, young_adult) or may_open_again(user, young_adult)


def keep(young_adult: YoungAdult, person: User, after: tuple[str, str, str]) -> None:
    young_adult.phone, person.email, young_adult.preferred_contact = after[0], after[1] or None, after[2]
    young_adult.wrong_answers = 0
    young_adult.save(update_fields=["phone", "preferred_contact", "wrong_answers"])
    person.save(update_fields=["email"])


def tell(young_adult: YoungAdult, changed: list[str], by: Any) -> None:
    ProfileChange.objects.create(
        young_adult=young_adult, what=ProfileChange.What.REACH, detail=", ".join(changed), by=by
    )
    if {"phone", "email"} & set(changed):
        links.revoke_all(young_adult.user)
        if themselves(by, young_adult):
            notices.contact_changed(young_adult)
        else:
            # They rang because the phone is lost, or somebody else's now: whoever holds it is signed out.
            leaving.sign_out_everywhere(young_adult.user)
    call_followers(young_adult, "change_profile", by=by, why="")
