"""What a partnership still needs before its next step, each as a thing to do."""

from __future__ import annotations

from . import diligence
from .models import Champion, Partnership, Terms


def before_it_is_put_to_them(partnership: Partnership) -> list[str]:
    """For the worker who writes the offer together with them."""
    return [] if partnership.contributions.exists() else ["write down at least one thing that they offer"]


def before_it_agrees(partnership: Partnership) -> list[str]:
    """For its own people."""
    papers = [to_do_about(line) for line in diligence.papers_waited_for(partnership.organisation)]
    return before_it_is_put_to_them(partnership) + papers


def to_do_about(paper: diligence.Line) -> str:
    return f"wait until we have looked at “{paper.label}”" if paper.is_with_us else f"send us “{paper.label}”"


def before_it_goes_on(partnership: Partnership) -> list[str]:
    """For whoever wants to go on after a pause."""
    todo = []
    if Terms.objects.in_force().not_accepted_by(partnership).exists():
        todo.append("agree to the texts that have changed")
    if not Champion.objects.for_organisation(partnership.organisation).exists():
        todo.append("invite somebody who posts for it")
    return todo
