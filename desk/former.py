"""What is told of somebody is told as it stands now: who may no longer open their record reads it no more.

A notice keeps no words; its sentence is made when its reader looks. So an old notice would go on telling a
former adviser each new status of an offer.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse

from accounts.models import Role, User
from accounts.permissions import EIGHTEEN_PLUS
from accounts.rooms import address_of
from notifications import live
from notifications.models import Notification
from offers.models import Offer, SafetyConcern, on_duty_today
from youngadults.models import CaseloadChange, YoungAdult

AT_THE_DESK = (*EIGHTEEN_PLUS, Role.Kind.PERSONAL_ADVISER)
OF_THE_DESK = Q(link__startswith="/desk/") | Q(link__startswith="/young-adults/")
"""What lies below these addresses opens for people at the desk alone."""


def forget_notices_of_one(change: CaseloadChange, *, by: Any, why: str) -> None:
    """Follows a change of adviser, and a cover that is over."""
    person, before = change.young_adult, change.before
    if before is None or YoungAdult.objects.visible_to(before).filter(pk=person.pk).exists():
        return
    records: list[Any] = [person, *Offer.objects.filter(young_adult=person)]
    if not on_duty_today(before):
        records += SafetyConcern.objects.filter(young_adult=person)
    links = {address_of(record, before) for record in records} - {reverse("home")}
    links.add(reverse("youngadults:way_in", args=[person.pk]))
    take_away(before, Q(link__in=links))


def forget_notices_of_the_desk(role: Role, *, by: Any, why: str) -> None:
    """Follows a role that ends, of somebody who may go on signing in as something else."""
    if role.kind in AT_THE_DESK and not still_at_the_desk(role.user, role):
        take_away(role.user, OF_THE_DESK)


def still_at_the_desk(user: User, ending: Role) -> bool:
    others = user.roles.current().exclude(pk=ending.pk)
    return others.filter(kind__in=AT_THE_DESK).exists()


def take_away(person: User, which: Q) -> None:
    """An open inbox reads itself again."""
    deleted, _ = Notification.objects.filter(which, recipient=person).delete()
    if deleted:
        live.hint([person.pk], ["inbox"])
