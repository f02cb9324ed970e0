"""What happens to a caseload when its adviser leaves, or is no adviser any longer."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from accounts.leaving import Holding
from accounts.models import Role, User
from lifecycles import NotNow

from . import caseloads, notices
from .models import CaseloadEntry


def pass_on_caseload(user: User, *, by: Any, why: str) -> None:
    """Follows an account that is closed. Refused by a sentence while somebody would have no adviser; where
    the service itself closes it, managers are told instead.
    """
    left = caseloads.without_cover(user).count()
    if left and by is not None:
        raise NotNow(f"{user} still advises {caseloads.counted(left)}. Hand them over first.")
    if caseloads.let_cover_take_over(user, by=by, why=why):
        notices.nobody_advises(user, page_of(user))


def pass_on_with_role(role: Role, *, by: Any, why: str) -> None:
    """Follows a role that ends."""
    if role.kind == Role.Kind.PERSONAL_ADVISER:
        pass_on_caseload(role.user, by=by, why=why)


def page_of(adviser: User) -> str:
    return reverse("youngadults:hand_over", args=[adviser.pk])


def caseload(user: User) -> list[Holding]:
    """For the page on which a manager says that somebody has left."""
    rows = CaseloadEntry.objects.current().filter(adviser=user)
    all_of_them, covered = rows.filter(is_cover=False).count(), rows.filter(is_cover=True).count()
    found = []
    if all_of_them:
        sentence = (
            f"Advises {caseloads.counted(all_of_them)}. Where somebody covers, they become the adviser."
        )
        needs_it = caseloads.without_cover(user).exists()
        found.append(Holding(sentence, page_of(user), "Hand them over", holds_up=needs_it))
    if covered:
        found.append(Holding(f"Covers for {caseloads.counted(covered)}. That ends."))
    return found
