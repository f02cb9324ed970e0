"""Inviting a champion: an invitation that knows for which organisation it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from accounts import invitations
from accounts.models import CHAMPION, Invitation
from lifecycles import NotNow

from . import notices
from .models import Champion, ChampionInvitation, Organisation, Partnership


@transaction.atomic
def invite(
    email: str,
    name: str,
    organisation: Organisation,
    *,
    by: Any,
    is_deputy: bool = False,
    ends_on: dt.date | None = None,
) -> Invitation:
    """Ask somebody to post for an organisation. Raises NotPermitted, or NotNow where they do already."""
    if Champion.objects.for_organisation(organisation).filter(user__email=email.lower()).exists():
        raise NotNow(f"{email} posts for {organisation} already.")
    what = "Deputy champion" if is_deputy else "Champion"
    to_be = f"{what} for {organisation}"
    invitation = invitations.invite(email, name, CHAMPION, by=by, to_be=to_be, ends_on=ends_on)
    ChampionInvitation.objects.create(invitation=invitation, organisation=organisation, is_deputy=is_deputy)
    return invitation


def waiting_for(organisation: Organisation, email: str) -> bool:
    """Whether somebody of this address has been invited to post for it and has not answered."""
    asked = ChampionInvitation.objects.filter(organisation=organisation)
    return Invitation.objects.pending().filter(champion__in=asked, email=email.lower()).exists()


def make_champion(invitation: Invitation, *, by: Any, why: str) -> None:
    """Follows an accepted invitation. Somebody who became one in the meantime stays what they are."""
    asked = ChampionInvitation.objects.select_related("organisation").filter(invitation=invitation).first()
    if asked and not Champion.objects.for_organisation(asked.organisation).filter(user=by).exists():
        Champion.objects.create(
            user=by,
            organisation=asked.organisation,
            is_deputy=asked.is_deputy,
            ends_on=invitation.role_ends_on,
        )
        say_what_waits(asked.organisation)


def say_what_waits(organisation: Organisation) -> None:
    """Whoever has just come reads at once that an offer waits for their yes."""
    waiting = Partnership.objects.filter(organisation=organisation, status=Partnership.Status.APPLIED)
    if partnership := waiting.select_related("organisation").first():
        notices.ready_to_agree(partnership)
