"""Guests: referred by their own council's adviser, who has no account here; accepted by a worker; forgotten.

What they may be offered follows from whose they are: `YoungAdult.council` is another council, so pledges for
this council's own young adults are closed to them, by the same rule that matching and looking around ask.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import robots
from accounts.links import hashed
from accounts.models import User
from accounts.permissions import an_ete_worker
from geography import postcodes
from geography.models import Authority
from lifecycles import Lifecycle, Move, change_status, register, the_service
from rulebook.reading import value

from . import guest_jobs, guest_notices
from .guest_links import usable
from .models import GuestReferral, GuestReferralStep, Preferences, YoungAdult

S = GuestReferral.Status
LAST_NAME = "(guest)"
"""Their own is not asked for; staff see at once whose they are not."""

NOTHING = {"first_name": "", "date_of_birth": None, "their_phone": "", "postcode": "", "wants": ""}

LIFECYCLE = register(
    Lifecycle(
        model=GuestReferral,
        step_model=GuestReferralStep,
        moves=(
            Move("confirm", (S.ASKED,), S.CONFIRMED, (the_service,)),
            Move("accept", (S.CONFIRMED,), S.ACCEPTED, (an_ete_worker,), "Accept them"),
            Move("decline", (S.CONFIRMED,), S.DECLINED, (an_ete_worker,), "Decline"),
        ),
        now={
            S.ASKED: "Nobody has proved the address yet.",
            S.CONFIRMED: "This referral waits for an answer.",
            S.ACCEPTED: "Somebody has accepted them already.",
            S.DECLINED: "Somebody has declined this already.",
        },
    )
)


@transaction.atomic
def ask(said: Mapping[str, Any], *, came_from: str) -> GuestReferral:
    """Keep what an adviser of another council said, and send the link; said again before the address is
    proved (a second tap, a correction), it is one referral. Raises robots.TooMany.
    """
    said = {**said, "email": said["email"].lower()}
    robots.one_at_a_time()
    if before := asked_before(said):
        return said_again(before, said, came_from)
    robots.refuse_too_many(GuestReferral.objects.all(), said["email"], came_from)
    referral = GuestReferral.objects.create(**said, came_from=came_from)
    guest_jobs.send_link_to_confirm.defer(referral_id=referral.pk)
    return referral


ABOUT_ONE = ("email", "council", "first_name", "date_of_birth")
"""As the database has it (guest_asked_once)."""


def asked_before(said: Mapping[str, Any]) -> GuestReferral | None:
    same = {name: said[name] for name in ABOUT_ONE}
    return GuestReferral.objects.unproved().select_for_update(of=("self",)).filter(**same).first()


def said_again(referral: GuestReferral, said: Mapping[str, Any], came_from: str) -> GuestReferral:
    """The link that is on its way stays good; one that is too old makes room for another. Words change only
    from where they came, so that a stranger puts no other number into what an adviser is about to confirm.
    """
    if referral.has_expired:
        referral.token_hash, referral.expires_at = "", None
        guest_jobs.send_link_to_confirm.defer(referral_id=referral.pk)
    elif referral.came_from != came_from:
        return referral
    for name, words in {**said, "came_from": came_from}.items():
        setattr(referral, name, words)
    referral.save()
    return referral


@transaction.atomic
def confirm(token: str) -> GuestReferral:
    """The address is theirs. Of two presses at once the second finds it done. Raises LinkRefused."""
    rows = GuestReferral.objects.select_for_update(of=("self",)).filter(token_hash=hashed(token))
    referral = usable(rows.first())
    if referral.status == S.ASKED:
        change_status(referral, "confirm", by=None)
        guest_notices.referred(referral)
    return referral


@transaction.atomic
def accept(referral: GuestReferral, *, by: Any) -> YoungAdult:
    """They are here from now on, until the day that the rulebook gives. Raises NotNow, NotPermitted."""
    locked = GuestReferral.objects.select_for_update(of=("self",)).get(pk=referral.pk)
    LIFECYCLE.permitted(locked, "accept", by)
    person = bring_in(locked)
    decided = {"decided_at": timezone.now(), "decided_by": by, "young_adult": person}
    change_status(referral, "accept", by=by, **decided, **NOTHING)
    guest_jobs.send_answer.defer(referral_id=referral.pk)
    guest_notices.changed()
    return person


def bring_in(referral: GuestReferral) -> YoungAdult:
    """With no more than was said. What work they may do only their own adviser knows."""
    user = User.objects.create_user(None, None, name=referral.first_name, signs_in_by_link=True)
    place = postcodes.locate(referral.postcode)
    person = YoungAdult.objects.create(
        user=user,
        first_name=referral.first_name,
        last_name=LAST_NAME,
        date_of_birth=referral.date_of_birth,
        council=referral.council,
        phone=referral.their_phone,
        postcode=place.postcode,
        easting=place.easting,
        northing=place.northing,
        # Who lives in Wales or Scotland lives in no district that we know.
        district=Authority.objects.districts().filter(pk=place.district_code).first(),
        permission_to_work=YoungAdult.PermissionToWork.ASK_THE_ADVISER,
        guest_until=timezone.localdate() + dt.timedelta(days=value("guest.kept_days")),
    )
    Preferences.objects.create(young_adult=person, wants=referral.wants)
    return person


@transaction.atomic
def decline(referral: GuestReferral, answer: str, *, by: Any) -> GuestReferral:
    """Of the young adult nothing is kept from this moment; their adviser is told why by e-mail."""
    decided = {"decided_at": timezone.now(), "decided_by": by, "answer": answer}
    change_status(referral, "decline", by=by, **decided, **NOTHING)
    guest_jobs.send_answer.defer(referral_id=referral.pk)
    guest_notices.changed()
    return referral


def forget(young_adult: YoungAdult, *, by: Any, why: str = "") -> None:
    """Follows a young adult who is forgotten: who referred them goes too."""
    GuestReferral.objects.filter(young_adult=young_adult).delete()
