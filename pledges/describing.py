"""A pledge in words: its facts in groups, what its status means, and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rulebook import lists
from rulebook.writing import day, pounds

from .models import Pledge, PledgeStep

S = Pledge.Status
Row = tuple[str, str]

NEXT: dict[str, str] = {
    S.DRAFT: "Only your organisation can see this. Send it for approval when it is ready.",
    S.SUBMITTED: "The 18+ service is reading it. They approve it, or send it back with comments.",
    S.REFERRED_BACK: "The 18+ service sent it back with comments. Change it and send it again.",
    S.LIVE: "The 18+ service is looking for people it fits. You hear when somebody says yes.",
    S.PAUSED: "Nobody new is offered a place while it is paused. Offers already made still stand.",
    S.CLOSED: "No new offers are made. What was agreed goes on.",
    S.WITHDRAWN: "This promise was taken back.",
}
FULL = "Every place is taken, or the last day to fill them has passed. Add a date or places to go on."

HAPPENED: dict[str, str] = {
    "submit": "Sent for approval",
    "bring_in": "Brought in",
    "approve": "Approved",
    "refer_back": "Sent back with comments",
    "pause": "Paused",
    "resume": "Resumed",
    "submit_again": "Sent for approval again",
    "close": "Closed",
    "withdraw": "Withdrawn",
}


@dataclass(frozen=True)
class Happened:
    """One line of the history, as components/history.html shows it."""

    label: str
    who: str
    at: datetime
    why: str


def history(pledge: Pledge) -> list[Happened]:
    """What happened to a pledge, newest first, down to the day on which it was begun."""
    steps = PledgeStep.objects.filter(record=pledge).select_related("by").order_by("-pk")
    begun = Happened("Begun", "", pledge.posted_at, "")
    return [*(Happened(HAPPENED[s.verb], str(s.by or ""), s.at, s.why) for s in steps), begun]


def what_next(pledge: Pledge) -> str:
    """What its status means for its champion. Asks `next_start` of `with_places()`."""
    if pledge.status == S.LIVE and pledge.next_start is None and pledge.places:
        return FULL
    return NEXT[pledge.status]


def facts(pledge: Pledge) -> list[tuple[str, list[Row]]]:
    """Headings, each with the facts that this pledge has; what was left empty is left out."""
    groups = [
        ("What", what(pledge)),
        ("Where", where(pledge)),
        ("When", when(pledge)),
        ("The first day", first_day(pledge)),
        ("Pay and costs", money(pledge)),
        ("Who it is for", who(pledge)),
        ("What makes it easier", help_given(pledge)),
    ]
    return [(heading, told) for heading, rows in groups if (told := [row for row in rows if row[1]])]


def what(pledge: Pledge) -> list[Row]:
    sectors = [lists.label(lists.SECTORS, code) for code in (pledge.sector, pledge.second_sector) if code]
    return [
        ("What they would do", pledge.description),
        ("Kind of work", ", ".join(sectors)),
        ("Who they would meet", pledge.meets),
        ("Standard", pledge.standard),
        ("Level", str(pledge.level or "")),
        ("Foundation apprenticeship", "Yes" if pledge.is_foundation else ""),
        ("How long", f"{pledge.months} months" if pledge.months else ""),
        ("Training", pledge.training_provider),
        ("What is looked for", "\n".join(pledge.criteria)),
        ("What counts instead", "\n".join(pledge.equivalences)),
        ("Guaranteed", "Whoever has all of these is interviewed" if pledge.is_guaranteed else ""),
        ("Interview", within(pledge.interview_within_days)),
        ("Feedback", "Promised after the interview, whatever the result" if pledge.promises_feedback else ""),
        ("Meeting first", "They meet before they choose" if pledge.meets_first else ""),
        ("How often", pledge.how_often),
        ("How to get it", pledge.how_to_get_it),
        ("Stands until", day(pledge.stands_until, True)),
    ]


def within(days: int | None) -> str:
    return f"Within {days} day{'' if days == 1 else 's'} of a yes" if days else ""


def where(pledge: Pledge) -> list[Row]:
    site = ", ".join(part for part in (pledge.site_name, pledge.postcode) if part)
    return [
        ("Place", "From home, online" if pledge.remote else site),
        ("How to get there without a car", pledge.directions),
    ]


def when(pledge: Pledge) -> list[Row]:
    days = ", ".join(name for day, name in lists.DAYS if day in pledge.days)
    fewer = 0 < pledge.least_days < len(pledge.days)
    return [
        ("Hours a week", str(pledge.weekly_hours or "")),
        ("Days", f"{days} (at least {pledge.least_days} of these)" if fewer else days),
        ("Times", pledge.times),
    ]


def first_day(pledge: Pledge) -> list[Row]:
    return [
        ("They ask for", pledge.ask_for),
        ("Wear and bring", pledge.bring),
        ("Looked after by", pledge.supervisor),
    ]


def pay(pledge: Pledge) -> str:
    """What an hour is paid. Work experience alone can be unpaid: of the other kinds it was not said yet, or
    there is nothing to say.
    """
    if pledge.is_paid:
        return pounds(pledge.pay)
    return "Unpaid" if pledge.kind == Pledge.Kind.WORK_EXPERIENCE else ""


def money(pledge: Pledge) -> list[Row]:
    return [
        ("Pay", f"{pay(pledge)} an hour" if pledge.is_paid else pay(pledge)),
        ("Travel", "Travel is paid" if pledge.pays_for_travel else ""),
        *(unpaid(pledge) if pledge.kind == Pledge.Kind.WORK_EXPERIENCE and not pledge.is_paid else []),
    ]


def unpaid(pledge: Pledge) -> list[Row]:
    """What its host answered about work without pay, for whoever approves it."""
    yes_no = {True: "Yes", False: "No", None: ""}
    return [
        ("What it is for", pledge.get_purpose_display()),
        ("Hours that must be kept", yes_no[pledge.must_keep_hours]),
        ("On the rota", yes_no[pledge.on_rota]),
        ("A job promised", yes_no[pledge.job_promised]),
    ]


def who(pledge: Pledge) -> list[Row]:
    def if_any(choices: Any, value: int) -> str:
        return dict(choices)[value] if value else ""

    return [
        ("Open to", pledge.get_open_to_display()),
        ("Age at the start", f"{pledge.age_from} to {pledge.age_to}"),
        ("Why these ages", pledge.age_reason),
        ("Qualification needed", if_any(lists.QUALIFICATIONS, pledge.qualification_needed)),
        ("Qualification that would help", if_any(lists.QUALIFICATIONS, pledge.qualification_ideal)),
        ("DBS check", if_any(lists.DBS_LEVELS, pledge.dbs)),
        ("What the role does", pledge.get_dbs_role_display() if pledge.dbs else ""),
        ("Driving licence", "Needed" if pledge.driving_licence else ""),
    ]


def help_given(pledge: Pledge) -> list[Row]:
    return [
        ("Adjustments", "\n".join(lists.label(lists.ADJUSTMENTS, code) for code in pledge.adjustments)),
        ("Support", "\n".join(lists.label(lists.SUPPORT, code) for code in pledge.support)),
        ("Covenant aims", "\n".join(lists.label(lists.COVENANT_OUTCOMES, code) for code in pledge.outcomes)),
    ]
