"""Who speaks for an organisation."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from accounts.permissions import an_ete_worker

from .models import Champion, Organisation, Partnership


def champion_of(user: Any, organisation: Organisation) -> bool:
    """A current champion, or deputy, of exactly this organisation: not of the body above it or a sister.

    One query for a person's posts, remembered for as long as the user object lives (a request).
    """
    return user.is_authenticated and user.is_active and organisation.pk in organisations_of(user)


def its_partner(user: Any, partnership: Partnership) -> bool:
    """A current champion, or deputy, of the organisation whose partnership this is."""
    return champion_of(user, partnership.organisation)


def may_write_offer(user: Any, partnership: Partnership) -> bool:
    """Until they agree it is written together; afterwards it is their own promise, and they change it."""
    status, its_own = partnership.status, its_partner(user, partnership)
    if status in (Partnership.Status.INTERESTED, Partnership.Status.APPLIED):
        return its_own or an_ete_worker(user, partnership)
    return its_own and status != Partnership.Status.LEFT


def may_invite_to(user: Any, organisation: Organisation) -> bool:
    """The 18+ service, and the organisation's own people."""
    return an_ete_worker(user, organisation) or champion_of(user, organisation)


def may_end_post(user: Any, champion: Champion) -> bool:
    """Oneself, the champion (not a deputy) of the same organisation, and the 18+ service."""
    if user.pk == champion.user_id or an_ete_worker(user, champion):
        return True
    theirs = Champion.objects.for_organisation(champion.organisation_id).filter(user=user, is_deputy=False)
    return theirs.exists()


def posts_today(user: Any) -> tuple[Champion, ...]:
    """For whom this person is a champion or deputy today, with the organisations."""
    if not hasattr(user, "_posts_today"):
        user._posts_today = tuple(Champion.objects.current().filter(user=user).select_related("organisation"))
    return user._posts_today


def organisations_of(user: Any) -> frozenset[int]:
    return frozenset(post.organisation_id for post in posts_today(user))


def posts_held(user_ids: Collection[int]) -> Iterable[tuple[int, str]]:
    """For notifications.standing: the organisations for which these people may act today."""
    rows = Champion.objects.current().filter(user__in=user_ids).values_list("user", "organisation")
    return ((user_id, f"champion of {organisation}") for user_id, organisation in rows)
