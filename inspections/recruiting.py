"""Recruiting a Young Inspector: an invitation to a role that has an end, beside what they are paid for."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from accounts import invitations
from accounts.models import Invitation, Role, User
from accounts.permissions import a_service_manager
from champions.models import Champion
from lifecycles import NotNow, NotPermitted

from .models import Inspector

INSPECTOR = Role.Kind.INSPECTOR


@transaction.atomic
def recruit(
    name: str, email: str, ends_on: dt.date, trained_on: str, reward: str, notes: str = "", *, by: Any
) -> Inspector:
    """Invite them; what was agreed is kept until they accept. Raises NotPermitted, or NotNow."""
    if not a_service_manager(by, None):
        raise NotPermitted("recruit")
    email = email.lower()
    refuse_who_belongs_to_another_side(email)
    invitations.invite(email, name, INSPECTOR, by=by, ends_on=ends_on)
    agreed = {"name": name, "trained_on": trained_on, "reward": reward, "notes": notes, "recruited_by": by}
    return Inspector.objects.update_or_create(email=email, defaults=agreed)[0]


def refuse_who_belongs_to_another_side(email: str) -> None:
    """Who looks whether promises are kept neither makes promises nor matches people to them. An inspector's
    account is one of its own: on a young adult's page stands what an inspector must never see of others.
    """
    user = User.objects.filter(email=email).first()
    if user is None:
        return
    if user.signs_in_by_link:
        raise NotNow(ANOTHER_ADDRESS)
    if user.roles.current().exclude(kind=INSPECTOR).exists():
        raise NotNow(f"{user} works in the service. An inspector has no other role here.")
    if Champion.objects.current().filter(user=user).exists():
        raise NotNow(f"{user} posts for an organisation. An inspector has no other role here.")


ANOTHER_ADDRESS = (
    "This address is used for another page here. Ask them for a second one: the two stay apart, and neither "
    "shows that the other is there."
)


def keep_the_account(invitation: Invitation, *, by: Any, why: str) -> None:
    """Follows an invitation that was accepted: from now on what was agreed hangs on the account."""
    if invitation.kind == INSPECTOR:
        Inspector.objects.filter(email=invitation.email).update(user=invitation.accepted_by)
