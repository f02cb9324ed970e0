"""What the duty list shows to whom: to most only who is on duty and which hosts are paused."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse

from accounts.leaving import Holding
from accounts.models import User
from accounts.permissions import an_ete_worker
from offers import duty, safety
from offers.models import DutyTurn, Hold, SafetyConcern, on_duty_today, people_on_duty
from rulebook.writing import day as in_words
from youngadults.at_any_hour import numbers

from .people import advisers, ways_to_reach

CLOSED_SHOWN = 10


def of_duty(user: Any) -> dict[str, Any]:
    """Concerns are listed for those alone who may read them; holds for the 18+ service, without a why."""
    related = "young_adult__user", "offer__intake__pledge__organisation", "taken_by"
    mine = SafetyConcern.objects.visible_to(user).exclude(young_adult__user=user).select_related(*related)
    sees_holds = an_ete_worker(user, None) or on_duty_today(user)
    return {
        "on_duty": people_on_duty(),
        "turns": DutyTurn.objects.to_come().select_related("person", "stands_in"),
        "help": duty.help_now(),
        "may_plan": duty.may_plan(user),
        "is_on_duty": on_duty_today(user),
        "open_concerns": mine.open().order_by("raised_at", "pk"),
        "closed_concerns": mine.filter(status=SafetyConcern.Status.CLOSED)[:CLOSED_SHOWN],
        "holds": Hold.objects.standing().select_related("organisation") if sees_holds else [],
    }


def turns_of(user: User) -> list[Holding]:
    """For the page on which a manager says that somebody has left."""
    turns = DutyTurn.objects.to_come().filter(Q(person=user) | Q(stands_in=user))
    turns = turns.select_related("person", "stands_in")
    return [Holding(sentence(turn, user), reverse("desk:duty"), "Duty list") for turn in turns]


NOBODY_STANDS_IN = "nobody stands in, so the service managers are on duty then"


def sentence(turn: DutyTurn, user: User) -> str:
    is_theirs = turn.person_id == user.pk
    what, other = ("On duty", turn.stands_in) if is_theirs else ("Stands in on the duty list", turn.person)
    then = f"{other} is on duty then" if other else NOBODY_STANDS_IN
    return f"{what}, {in_words(turn.starts_on, True)} to {in_words(turn.ends_on, True)}: {then}."


def of_concern(concern: SafetyConcern, user: Any) -> dict[str, Any]:
    verbs = {move.verb for move in safety.LIFECYCLE.open_to(user, concern)}
    return {
        "concern": concern,
        "verbs": verbs - {"take"} if concern.taken_by_id == user.pk else verbs,
        "history": history(concern),
        "looks": concern.looks.select_related("by"),
        "holds": concern.holds.filter(lifted_at=None).select_related("organisation"),
        "is_on_duty": on_duty_today(user),
        "advisers": advisers(concern.young_adult),
        "reach": ways_to_reach(concern.young_adult),
        "numbers": numbers(),
    }


SAID = {"take": "Taken on", "note": "Written down", "close": "Closed", "reopen": "Opened again"}


def history(concern: SafetyConcern) -> list[dict[str, Any]]:
    """As components/history.html shows it, down to who raised it."""
    steps = concern.steps.select_related("by").order_by("-pk")
    begun = {"label": "Raised", "who": str(concern.raised_by or ""), "at": concern.raised_at, "why": ""}
    lines = [{"label": SAID[it.verb], "who": str(it.by or ""), "at": it.at, "why": it.why} for it in steps]
    return [*lines, begun]
