"""What a young adult said about offers with a tap or in words, and what was written for them: their parts of
the page of all that is held, and emptied when they are forgotten.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from rulebook.writing import day, moment
from youngadults.holding import Part, record
from youngadults.models import YoungAdult

from .check_ins import WORDS
from .forms.my import short_kinds
from .forms.sharing import labels
from .models import (
    Attendance,
    BrokenPromise,
    BrokenPromiseStep,
    CheckIn,
    CriterionCheck,
    DisclosureChoice,
    HeadsUp,
    HostAgain,
    Interest,
    Interview,
    PromiseReport,
    Reference,
    Wish,
)

NO_LONGER_KEPT = "No longer kept: they have been forgotten."


def at(value: dt.datetime | None) -> str:
    return moment(timezone.localtime(value)) if value else ""


def theirs(model: Any, young_adult: YoungAdult) -> Any:
    return model.objects.filter(offer__young_adult=young_adult).select_related("offer__intake__pledge")


def choices(young_adult: YoungAdult) -> Part:
    found = theirs(DisclosureChoice, young_adult).select_related("offer__young_adult__preferences")
    records = [
        record(
            ("at", _("When"), at(one.at)),
            ("offer", _("About"), one.offer.pledge.title),
            ("told", _("They may be told"), told(one)),
        )
        for one in found
    ]
    return Part("choices", _("What you chose that they are told"), _("So that we keep to it."), records)


def told(choice: DisclosureChoice) -> str:
    ticked = [words for name, words in labels(choice.offer).items() if getattr(choice, name)]
    return "; ".join([_("Your first name"), *ticked])


def check_ins(young_adult: YoungAdult) -> Part:
    records = [
        record(
            ("asked_at", _("When"), at(one.asked_at)),
            ("offer", _("About"), one.offer.pledge.title),
            ("question", _("What we asked"), WORDS[one.point].question),
            ("answer", _("What you said"), WORDS[one.point].answers.get(one.answer, "")),
            ("words", _("Your words"), one.words),
        )
        for one in theirs(CheckIn, young_adult)
    ]
    return Part("check_ins", _("How it was going"), _("So that your adviser can help in time."), records)


def heads_ups(young_adult: YoungAdult) -> Part:
    records = [
        record(
            ("day", _("When"), day(one.day, short=True)),
            ("offer", _("About"), one.offer.pledge.title),
            ("what", _("What you said"), one.get_what_display()),
            ("taken_back_at", _("Taken back"), at(one.taken_back_at)),
        )
        for one in theirs(HeadsUp, young_adult)
    ]
    return Part("heads_ups", _("Late, or not there"), _("So that they and your adviser knew."), records)


def attendance(young_adult: YoungAdult) -> Part:
    said = {
        Attendance.What.HERE: _("You were there"),
        Attendance.What.NOT_HERE: _("You were not there"),
        Attendance.What.NOT_THEIRS: _("Not one of your days"),
    }
    records = [
        record(
            ("day", _("When"), day(one.day, short=True)),
            ("offer", _("About"), one.offer.pledge.title),
            ("what", _("What they wrote"), said[Attendance.What(one.what)]),
        )
        for one in theirs(Attendance, young_adult)
    ]
    purpose = _("So that you and the place know how it stands.")
    return Part("attendance", _("The days you were there"), purpose, records)


def promise_reports(young_adult: YoungAdult) -> Part:
    records = [
        record(
            ("reported_at", _("When"), at(one.reported_at)),
            ("offer", _("About"), one.offer.pledge.title),
            ("about", _("What was not as they said"), one.get_about_display()),
            ("words", _("Your words"), one.words),
            *what_was_put_to_host(one),
            ("outcome", _("What came of it"), one.outcome),
        )
        for one in theirs(PromiseReport, young_adult).select_related("broken")
    ]
    return Part("promise_reports", _("Not as promised"), _("So that they keep their word."), records)


def what_was_put_to_host(report: PromiseReport) -> tuple[tuple[str, str, str], ...]:
    """In a worker's words, which name nobody, and what the host said to it."""
    broken = getattr(report, "broken", None)
    if broken is None:
        return ()
    return (
        ("put_to_host", _("What we told them"), broken.words),
        ("answer", _("Their answer"), broken.answer),
    )


def references(young_adult: YoungAdult) -> Part:
    records = [
        record(
            ("written_at", _("When"), at(one.written_at)),
            ("offer", _("About"), one.offer.pledge.title),
            ("text", _("What they wrote"), one.text),
        )
        for one in theirs(Reference, young_adult)
    ]
    return Part("references", _("About your work"), _("So that you can show it to others."), records)


def interests(young_adult: YoungAdult) -> Part:
    found = Interest.objects.filter(young_adult=young_adult).select_related("pledge")
    records = [
        record(("said_at", _("When"), at(one.said_at)), ("pledge", _("What you like"), one.pledge.title))
        for one in found
    ]
    return Part("interests", _("What you like"), _("So that we can offer it to you."), records)


def wishes(young_adult: YoungAdult) -> Part:
    kinds = dict(short_kinds())
    records = [
        record(
            ("asked_at", _("When"), at(one.asked_at)),
            ("kind", _("What you asked for"), kinds[one.kind]),
            ("sector", _("About"), one.get_sector_display()),
            ("words", _("Your words"), one.words),
        )
        for one in Wish.objects.filter(young_adult=young_adult)
    ]
    return Part("wishes", _("What you asked for"), _("So that we can look for it."), records)


PARTS = (choices, check_ins, heads_ups, attendance, promise_reports, references, interests, wishes)


def forget(young_adult: YoungAdult, *, by: Any, why: str = "") -> None:
    """Follows a young adult who is forgotten: all of it goes, but the bare fact of a broken promise."""
    for model in (PromiseReport, HostAgain):
        model.objects.filter(offer__young_adult=young_adult).update(words="")
    reports = PromiseReport.objects.filter(offer__young_adult=young_adult)
    reports.exclude(settled_at=None).update(outcome=NO_LONGER_KEPT)
    BrokenPromise.objects.filter(report__in=reports).update(words="", answer="")
    BrokenPromiseStep.objects.filter(record__report__in=reports).update(why="")
    for model in (DisclosureChoice, CheckIn, HeadsUp, Attendance, Reference, Interview, CriterionCheck):
        model.objects.filter(offer__young_adult=young_adult).delete()
    for model in (Interest, Wish):
        model.objects.filter(young_adult=young_adult).delete()
