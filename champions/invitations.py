"""Inviting a champion: an invitation that knows for which organisation it is."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.urls import reverse

from accounts import invitations
from accounts.models import CHAMPION, Invitation
from accounts.permissions import an_ete_worker
from lifecycles import NotNow

from . import notices, recognising
from .models import Champion, ChampionInvitation, Organisation, Partnership
from .permissions import champion_of, may_invite_to


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
    """Ask somebody to post for an organisation: the service asks anybody, its own people ask colleagues.

    Raises NotPermitted, or NotNow where they post for it already or their address is from elsewhere.
    """
    if by is not None and not an_ete_worker(by, organisation):
        refuse_from_elsewhere(email, organisation, by)
    if Champion.objects.for_organisation(organisation).filter(user__email=email.lower()).exists():
        raise NotNow(f"{email} posts for {organisation} already.")
    what = "Deputy champion" if is_deputy else "Champion"
    to_be = f"{what} for {organisation}"
    invitation = invitations.invite(
        email,
        name,
        CHAMPION,
        by=by,
        to_be=to_be,
        ends_on=ends_on,
        may=lambda who, kind: may_invite_to(who, organisation),
    )
    ChampionInvitation.objects.create(invitation=invitation, organisation=organisation, is_deputy=is_deputy)
    return invitation


def refuse_from_elsewhere(email: str, organisation: Organisation, by: Any) -> None:
    """A colleague has an address where the organisation has its own, or where whoever asks has theirs."""
    known = {*organisation.email_domains, *recognising.own_domains(by.email)}
    if recognising.domain_of(email) not in known:
        where = f" at {', '.join(sorted(known))}" if known else ""
        raise NotNow(
            f"{email} is no address of {organisation}{where}. Ask the 18+ service: they can invite people "
            "from elsewhere."
        )


def looked_after_by(user: Any, invitation: Invitation) -> bool:
    """For accounts.permissions: an organisation's own people send again, or take back, what they sent."""
    asked = ChampionInvitation.objects.select_related("organisation").filter(invitation=invitation).first()
    return asked is not None and user is not None and champion_of(user, asked.organisation)


def pending_of(organisation: Organisation) -> list[Invitation]:
    return list(Invitation.objects.pending().filter(champion__organisation=organisation))


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


def landing(invitation: Invitation) -> str:
    """For accounts.invitations: whoever was asked to post for an organisation begins at its page."""
    asked = ChampionInvitation.objects.filter(invitation=invitation).first()
    return reverse("organisations:organisation", args=[asked.organisation_id]) if asked else ""


def say_what_waits(organisation: Organisation) -> None:
    """Whoever has just come reads at once that an offer waits for their yes."""
    waiting = Partnership.objects.filter(organisation=organisation, status=Partnership.Status.APPLIED)
    if partnership := waiting.select_related("organisation").first():
        notices.ready_to_agree(partnership)
