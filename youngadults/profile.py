"""What a young adult says of themselves: eight short questions, each of which can be skipped.

A question keeps its answer where matching reads it. Words stay as they were written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from lifecycles import NotPermitted, call_followers
from notifications.models import Choice

from .models import Preferences, ProfileChange, YoungAdult
from .permissions import themselves

QUESTIONS = {
    "name": gettext_noop("Your name"),
    "when": gettext_noop("How and when we reach you"),
    "like": gettext_noop("What you would like"),
    "work": gettext_noop("Kinds of work"),
    "not": gettext_noop("What you do not want"),
    "far": gettext_noop("How far you can go"),
    "hours": gettext_noop("Your hours"),
    "helps": gettext_noop("What helps you"),
}
"""In the order in which they are asked."""

TWO_OF_US = gettext_noop("Your adviser and the people who find offers for you see this. No one else does.")

SEEN_BY = {
    "name": gettext_noop(
        "Your adviser and the people who find offers for you see this. "
        "A place sees your first name when you say yes."
    ),
    "when": TWO_OF_US,
    "like": TWO_OF_US,
    "work": TWO_OF_US,
    "not": TWO_OF_US,
    "far": TWO_OF_US,
    "hours": TWO_OF_US,
    "helps": gettext_noop(
        "Your adviser and the people who find offers for you see this. A place sees it only if you say so."
    ),
}
"""Beside each line, who can see it."""

KINDS = ("apprenticeship", "work_experience", "mentoring", "priority_interview")
"""In the order in which they come where somebody ticked several."""

TIMES = {
    "any": None,
    "morning": ("12:00", "08:00"),
    "afternoon": ("17:00", "12:00"),
    "evening": ("20:00", "17:00"),
}
"""When messages may come, as the hours in which none may."""

LIKED = 2


def is_new(young_adult: YoungAdult) -> bool:
    """Nothing has been answered or skipped yet."""
    return not Preferences.objects.filter(young_adult=young_adult).exclude(asked=[]).exists()


def next_question(preferences: Preferences) -> str | None:
    """The first that was neither answered nor skipped."""
    return next((key for key in QUESTIONS if key not in preferences.asked), None)


def after(question: str) -> str | None:
    keys = list(QUESTIONS)
    return next(iter(keys[keys.index(question) + 1 :]), None)


@transaction.atomic
def skip(young_adult: YoungAdult, question: str, *, by: Any) -> None:
    if not themselves(by, young_adult):
        raise NotPermitted("skip")
    mark_asked(locked(young_adult), question)


@transaction.atomic
def answer(young_adult: YoungAdult, question: str, given: Mapping[str, Any], *, by: Any) -> None:
    """Keep the answer to one question; rooms above hear of it (`lifecycles.follow(YoungAdult, …)`)."""
    if not themselves(by, young_adult):
        raise NotPermitted("answer")
    preferences = locked(young_adult)
    KEEP[question](young_adult, preferences, given)
    mark_asked(preferences, question)
    ProfileChange.objects.create(
        young_adult=young_adult, what=ProfileChange.What.ABOUT_ME, detail=QUESTIONS[question], by=by
    )
    call_followers(young_adult, "change_profile", by=by, why="")


def locked(young_adult: YoungAdult) -> Preferences:
    Preferences.objects.get_or_create(young_adult=young_adult)
    return Preferences.objects.select_for_update().get(young_adult=young_adult)


def mark_asked(preferences: Preferences, question: str) -> None:
    if question not in preferences.asked:
        preferences.asked = [*preferences.asked, question]
        preferences.save(update_fields=["asked"])


def keep_name(young_adult: YoungAdult, preferences: Preferences, given: Mapping[str, Any]) -> None:
    """Also what the account is called, on every screen."""
    young_adult.first_name = given["first_name"]
    young_adult.save(update_fields=["first_name"])
    young_adult.user.name = given["first_name"]
    young_adult.user.save(update_fields=["name"])


def keep_when(young_adult: YoungAdult, preferences: Preferences, given: Mapping[str, Any]) -> None:
    """How goes before what was chosen earlier on the page of messages."""
    young_adult.preferred_contact = given["preferred_contact"]
    young_adult.save(update_fields=["preferred_contact"])
    quiet_from, quiet_until = TIMES[given["times"]] or (None, None)
    hours = {"quiet_from": quiet_from, "quiet_until": quiet_until}
    Choice.objects.update_or_create(user=young_adult.user, defaults={"channels": None, **hours})


def keep_like(young_adult: YoungAdult, preferences: Preferences, given: Mapping[str, Any]) -> None:
    preferences.wants = given["wants"]
    ticked = [kind for kind in KINDS if kind in given["kinds"]]
    for kind in KINDS:
        rank = ticked.index(kind) + 1 if kind in ticked else 0
        setattr(preferences, f"rank_{kind}", rank)
    preferences.save(update_fields=["wants", *(f"rank_{kind}" for kind in KINDS)])


def keep_work(young_adult: YoungAdult, preferences: Preferences, given: Mapping[str, Any]) -> None:
    """How much is kept for those that were liked before."""
    before = preferences.interests
    preferences.interests = {sector: before.get(sector) or LIKED for sector in given["sectors"]}
    preferences.save(update_fields=["interests"])


def keep_fields(*names: str) -> Any:
    def keep(young_adult: YoungAdult, preferences: Preferences, given: Mapping[str, Any]) -> None:
        for name in names:
            setattr(preferences, name, given[name])
        preferences.save(update_fields=names)

    return keep


KEEP = {
    "name": keep_name,
    "when": keep_when,
    "like": keep_like,
    "work": keep_work,
    "not": keep_fields("does_not_want"),
    "far": keep_fields("max_travel_miles", "remote_ok"),
    "hours": keep_fields("days", "weekly_hours", "available_from"),
    "helps": keep_fields("adjustments", "support"),
}


def times_of(choice: Choice | None) -> str:
    """Which of the times stands in a choice of quiet hours; none of them where it was chosen hour by hour."""
    if choice is None or choice.quiet_from is None or choice.quiet_until is None:
        return "any"
    hours = (f"{choice.quiet_from:%H:%M}", f"{choice.quiet_until:%H:%M}")
    return next((key for key, known in TIMES.items() if known == hours), "")
