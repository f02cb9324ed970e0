"""What a young adult has told us, in words: beside each line, who can see it and where it is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from notifications.models import Choice
from rulebook import lists
from rulebook.writing import day

from . import profile
from .forms.contact import WAYS
from .forms.profile import TIMES, LikeForm
from .models import Preferences, YoungAdult


@dataclass(frozen=True)
class Line:
    """One question with its answer. ``written`` are their own words, as they were written. ``seen_by`` is
    English, and translated where it is shown.
    """

    name: str
    said: list[str]
    written: str
    seen_by: str
    url: str


def lines_of(young_adult: YoungAdult, preferences: Preferences) -> list[Line]:
    return [
        Line(
            name=_(profile.QUESTIONS[question]),
            said=[str(one) for one in SAY[question](young_adult, preferences) if one],
            written=written(question, preferences),
            seen_by=profile.SEEN_BY[question],
            url=reverse("youngadults:about_question", args=[question]),
        )
        for question in profile.QUESTIONS
    ]


def written(question: str, preferences: Preferences) -> str:
    return {"like": preferences.wants, "not": preferences.does_not_want}.get(question, "")


def name(young_adult: YoungAdult, preferences: Preferences) -> Iterable[Any]:
    return [young_adult.first_name]


def when(young_adult: YoungAdult, preferences: Preferences) -> Iterable[Any]:
    choice = Choice.objects.filter(user=young_adult.user_id).first()
    return [dict(WAYS)[young_adult.preferred_contact], dict(TIMES).get(profile.times_of(choice), "")]


def like(young_adult: YoungAdult, preferences: Preferences) -> Iterable[Any]:
    kinds = LikeForm.base_fields["kinds"].choices
    return [label for kind, label in kinds if getattr(preferences, f"rank_{kind}")]


def work(young_adult: YoungAdult, preferences: Preferences) -> Iterable[Any]:
    return [_(label) for code, label in lists.SECTORS if preferences.interests.get(code)]


def nothing(young_adult: YoungAdult, preferences: Preferences) -> Iterable[Any]:
    return []


def far(young_adult: YoungAdult, preferences: Preferences) -> Iterable[Any]:
    miles = preferences.max_travel_miles
    return [
        _("Up to %(miles)s miles") % {"miles": miles} if miles is not None else "",
        _("From home, online, too") if preferences.remote_ok else "",
    ]


def hours(young_adult: YoungAdult, preferences: Preferences) -> Iterable[Any]:
    days = ", ".join(_(lists.DAYS[number][1]) for number in sorted(preferences.days or []))
    most, start = preferences.weekly_hours, preferences.available_from
    return [
        days,
        _("Up to %(hours)s hours a week") % {"hours": most} if most else "",
        _("From %(day)s") % {"day": day(start)} if start else "",
    ]


def helps(young_adult: YoungAdult, preferences: Preferences) -> Iterable[Any]:
    return [
        *(_(lists.label(lists.ADJUSTMENTS, code)) for code in preferences.adjustments),
        *(_(lists.label(lists.SUPPORT, code)) for code in preferences.support),
    ]


SAY = {
    "name": name,
    "when": when,
    "like": like,
    "work": work,
    "not": nothing,
    "far": far,
    "hours": hours,
    "helps": helps,
}
