"""Joining by invitation: asking somebody, sending again, taking back, and what happens when they accept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.urls import reverse

from lifecycles import Lifecycle, Move, NotNow, NotPermitted, change_status, register, the_service

from . import invitation_tokens, jobs, roles
from .links import hashed
from .models import CHAMPION, AccountChange, Invitation, InvitationStep, Role, User
from .permissions import invites, may_invite, the_invited

S = Invitation.Status

LIFECYCLE = register(
    Lifecycle(
        model=Invitation,
        step_model=InvitationStep,
        moves=(
            Move("resend", (S.PENDING,), S.PENDING, (may_invite, the_service), "Send again"),
            Move("revoke", (S.PENDING,), S.REVOKED, (may_invite,), "Take back"),
            Move("accept", (S.PENDING,), S.ACCEPTED, (the_invited,)),
        ),
        now={
            S.PENDING: "This invitation waits for an answer.",
            S.ACCEPTED: "This invitation has been accepted already.",
            S.REVOKED: "This invitation has been taken back.",
        },
    )
)


@dataclass(frozen=True)
class Joined:
    """Who accepted. ``is_new`` is false for an account that was there: it signs in as always."""

    user: User
    is_new: bool


Landing = Callable[[Invitation], str]

_landings: list[Landing] = []


def add_landing(landing: Landing) -> None:
    """Register, in AppConfig.ready(), where somebody lands who accepts: empty for what a room did not ask."""
    if landing not in _landings:
        _landings.append(landing)


def landing_of(invitation: Invitation) -> str:
    """The page of what somebody was invited for; their own home where no room has one."""
    return next(filter(None, (landing(invitation) for landing in _landings)), reverse("home"))


ADDRESS_IN_USE = (
    "This address cannot be used to join. Ask whoever invited you to invite you at another address."
)


@transaction.atomic
def invite(
    email: str,
    name: str,
    kind: str,
    *,
    by: Any,
    to_be: str = "",
    ends_on: dt.date | None = None,
    may: Callable[[Any, str], bool] = invites,
) -> Invitation:
    """Ask somebody to join, by e-mail. Without ``by`` nothing is sent: the caller hands over the link itself.
    ``may`` asks who invites to this kind, where a room above knows more than the usual.

    Raises NotPermitted, or NotNow where they have been asked already or hold the role.
    """
    if by is not None and not may(by, kind):
        raise NotPermitted("invite")
    email, to_be = email.lower(), to_be or Role.Kind(kind).label
    refuse_a_second(email, kind, to_be)
    about = {"email": email, "name": name, "kind": kind, "to_be": to_be}
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(**about, role_ends_on=ends_on, invited_by=by)
    except IntegrityError:
        raise NotNow(ALREADY.format(email=email, to_be=to_be)) from None
    if by is not None:
        jobs.send_invitation.defer(invitation_id=invitation.pk)
    return invitation


ALREADY = "{email} has been invited to be {to_be} already. You can send the invitation again."


def refuse_a_second(email: str, kind: str, to_be: str) -> None:
    if Invitation.objects.pending().filter(email=email, kind=kind, to_be=to_be).exists():
        raise NotNow(ALREADY.format(email=email, to_be=to_be))
    if kind != CHAMPION and Role.objects.current().filter(user__email=email, kind=kind).exists():
        raise NotNow(f"{email} is {to_be} already.")


@transaction.atomic
def resend(invitation: Invitation, *, by: Any) -> Invitation:
    """A new link by a new e-mail. The old one is dead from this moment. Without ``by`` as in `invite`."""
    change_status(invitation, "resend", by=by, token_hash="", sent_at=None, expires_at=None)
    if by is not None:
        jobs.send_invitation.defer(invitation_id=invitation.pk)
    return invitation


def revoke(invitation: Invitation, *, by: Any, why: str = "") -> Invitation:
    return change_status(invitation, "revoke", by=by, why=why, token_hash=invitation.token_hash)


def revoke_with_the_account(user: User, *, by: Any, why: str) -> None:
    """Follows an account that a manager closes: no link that still waits opens it again. One that ends by its
    dates leaves what a manager has asked since.
    """
    if by is not None:
        for invitation in Invitation.objects.pending().filter(email=user.email):
            revoke(invitation, by=by, why=why)


@transaction.atomic
def accept(token: str, *, name: str = "", password: str | None = None) -> Joined:
    """Spend the invitation: an account, its address proved by the link, and the role.

    An account that is there already keeps its name and password. Raises InvitationRefused.
    """
    rows = Invitation.objects.select_for_update(of=("self",)).filter(token_hash=hashed(token))
    invitation = invitation_tokens.usable(rows.first())
    joined = account_for(invitation, name, password)
    change_status(invitation, "accept", by=joined.user, accepted_by=joined.user)
    if invitation.kind != CHAMPION:
        why = f"Invited by {invitation.invited_by or 'the service'}"
        roles.give(
            joined.user, invitation.kind, by=invitation.invited_by, why=why, ends_on=invitation.role_ends_on
        )
    return joined


def account_for(invitation: Invitation, name: str, password: str | None) -> Joined:
    user = User.objects.select_for_update().filter(email=invitation.email).first()
    is_new = user is None
    if user and user.signs_in_by_link:
        # Young adults type their address themselves, unproved: whoever guessed this one would get the role.
        raise NotNow(ADDRESS_IN_USE)
    if user is None:
        user = User.objects.create_user(invitation.email, password or None, name=name or invitation.name)
        roles.note(user, AccountChange.What.JOINED, by=user)
    elif not user.is_active:
        bring_back(user, password)
        is_new = True
    prove_address(user)
    return Joined(user, is_new)


def bring_back(user: User, password: str | None) -> None:
    """Somebody who left was invited again. Nothing of their earlier ways to sign in is left."""
    user.is_active = True
    user.set_password(password or None)
    user.save(update_fields=["is_active", "password"])
    roles.note(user, AccountChange.What.CAME_BACK, by=user)


def prove_address(user: User) -> None:
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
