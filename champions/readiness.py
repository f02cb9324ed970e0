"""What a partnership still needs before its next step, each as a thing to do."""

from __future__ import annotations

from . import diligence
from .models import Champion, Document, Partnership, Terms


def before_it_is_put_to_them(partnership: Partnership) -> list[str]:
    """For the worker who writes the offer together with them."""
    return [] if partnership.contributions.exists() else ["write down at least one thing that they offer"]


def before_it_agrees(partnership: Partnership) -> list[str]:
    """For its own people."""
    lacking = diligence.missing(partnership.organisation)
    shown = [f"show us, and have looked at, “{Document.Kind(kind).label}”" for kind in lacking]
    return before_it_is_put_to_them(partnership) + shown


def before_it_goes_on(partnership: Partnership) -> list[str]:
    """For whoever wants to go on after a pause."""
    todo = []
    if Terms.objects.in_force().not_accepted_by(partnership).exists():
        todo.append("agree to the texts that have changed")
    if not Champion.objects.for_organisation(partnership.organisation).exists():
        todo.append("invite somebody who posts for it")
    return todo
