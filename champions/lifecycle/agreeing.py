"""From an offer that is written together to one that the partner agrees to; pausing, going on, leaving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction

from accounts import invitations as all_invitations
from accounts import leaving
from accounts.permissions import an_ete_worker
from champions import invitations, notices, readiness
from champions.models import Acceptance, Champion, Contribution, Partnership, Terms
from champions.permissions import its_partner, may_write_offer
from lifecycles import NotNow, NotPermitted, change_status, mark, refuse_stale

from . import posts
from .blocking import drop_requests
from .table import LIFECYCLE

S = Partnership.Status


@transaction.atomic
def write_offer(
    partnership: Partnership, contributions: Iterable[Contribution], *, by: Any, version: int
) -> Partnership:
    """Save what the partner offers, as a whole. Raises NotNow where somebody else saved it in between."""
    held = hold(partnership, version)
    if not may_write_offer(by, held):
        raise NotPermitted("write_offer")
    held.contributions.all().delete()
    for each in contributions:
        each.pk, each.partnership = None, held
        each.save()
    held.version += 1
    held.save(update_fields=["version"])
    partnership.version = held.version
    notices.changed(held.organisation)
    return partnership


@transaction.atomic
def apply(partnership: Partnership, *, by: Any) -> Partnership:
    """The offer is written: its people read it and agree. Whoever signed up is invited, if nobody is here."""
    if missing := readiness.before_it_is_put_to_them(partnership):
        raise NotNow("Before you put it to them: " + "; ".join(missing) + ".")
    change_status(partnership, "apply", by=by)
    if not Champion.objects.for_organisation(partnership.organisation).exists():
        invite_contact(partnership, by=by)
    notices.ready_to_agree(partnership)
    return partnership


def invite_contact(partnership: Partnership, *, by: Any) -> None:
    """Somebody who has been invited already keeps the invitation that they have."""
    organisation = partnership.organisation
    if not invitations.waiting_for(organisation, partnership.contact_email):
        invitations.invite(partnership.contact_email, partnership.contact_name, organisation, by=by)


@transaction.atomic
def agree(
    partnership: Partnership, accepted: Collection[int], *, by: Any, version: int, is_public: bool = False
) -> Partnership:
    """One of its own people agrees to the offer as they read it, and to every text in force (by key)."""
    held = hold(partnership, version)
    LIFECYCLE.permitted(held, "agree", by)
    if missing := readiness.before_it_agrees(held):
        raise NotNow("Before you can agree: " + "; ".join(missing) + ".")
    accept_all(held, accepted, by=by)
    change_status(partnership, "agree", by=by, is_public=is_public)
    notices.agreed(partnership)
    return partnership


def accept_all(partnership: Partnership, accepted: Collection[int], *, by: Any) -> None:
    """Raises NotNow unless every text in force is among those that were read."""
    in_force = list(Terms.objects.in_force())
    if {terms.pk for terms in in_force} - set(accepted):
        raise NotNow("A text has changed while you were reading. Read it again before you agree.")
    rows = [Acceptance(partnership=partnership, terms=terms, by=by) for terms in in_force]
    Acceptance.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def accept_terms(partnership: Partnership, accepted: Collection[int], *, by: Any) -> None:
    """Agree to texts that came since. One that was paused for them goes on by its own button."""
    held = hold(partnership)
    if not its_partner(by, held):
        raise NotPermitted("accept_terms")
    if held.status not in (S.AGREED, S.PAUSED):
        raise NotNow(LIFECYCLE.sentence(held.status))
    accept_all(held, accepted, by=by)
    notices.changed(held.organisation)


@transaction.atomic
def pause(partnership: Partnership, *, by: Any, why: str = "") -> Partnership:
    change_status(partnership, "pause", by=by, why=why)
    notices.paused(partnership, by)
    return partnership


@transaction.atomic
def resume(partnership: Partnership, *, by: Any) -> Partnership:
    """Go on. Its people resume their pledges themselves, each when it is right again."""
    if missing := readiness.before_it_goes_on(partnership):
        raise NotNow("Before it can go on: " + "; ".join(missing) + ".")
    change_status(partnership, "resume", by=by)
    notices.changed(partnership.organisation)
    return partnership


@transaction.atomic
def leave_us(partnership: Partnership, *, by: Any, why: str = "") -> Partnership:
    """The organisation leaves: followers close its pledges and end what has not begun, thank its people, and
    then nobody posts for it any longer.
    """
    change_status(partnership, "leave", by=by, why=why, is_public=False)
    drop_requests(partnership)
    for invitation in invitations.pending_of(partnership.organisation):
        # Whoever accepted later would post for an organisation that has gone.
        all_invitations.revoke(invitation, by=by, why=f"{partnership} left.")
    people = Champion.objects.for_organisation(partnership.organisation).select_related(
        "user", "organisation"
    )
    for champion in list(people):
        posts.leave(champion, by=by, why=why)
        leaving.leave_if_nothing_is_left(champion.user_id, f"{partnership} left.")
    notices.organisation_left(partnership, by)
    return partnership


@transaction.atomic
def say_in_public(
    partnership: Partnership, *, by: Any, is_public: bool, in_public_words: str, read: str | None = None
) -> None:
    """Whether, and with which words, the public page names it. Its own people say so, nobody else."""
    held = hold(partnership)
    if not its_partner(by, held):
        raise NotPermitted("say_in_public")
    refuse_stale(read, said_in_public(held))
    held.is_public, held.in_public_words = is_public, in_public_words
    held.save(update_fields=["is_public", "in_public_words"])
    notices.changed(held.organisation)


def said_in_public(partnership: Partnership) -> str:
    """The mark of what is said now."""
    return mark(partnership.is_public, partnership.in_public_words)


@transaction.atomic
def note_signature(
    partnership: Partnership, *, by: Any, covenant_signed_on: dt.date, covenant_source: str
) -> None:
    """That it signed the national Covenant, and how we know."""
    held = hold(partnership)
    if not an_ete_worker(by, held):
        raise NotPermitted("note_signature")
    held.covenant_signed_on, held.covenant_source = covenant_signed_on, covenant_source
    held.covenant_noted_by = by
    held.save(update_fields=["covenant_signed_on", "covenant_source", "covenant_noted_by"])
    notices.changed(held.organisation)


def hold(partnership: Partnership, version: int | None = None) -> Partnership:
    rows = Partnership.objects.select_for_update(of=("self",)).select_related("organisation")
    held = rows.get(pk=partnership.pk)
    refuse_stale(version, held.version)
    return held
