"""The questions of each kind of pledge, in parts that are answered one page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from pledges.models import Pledge

K = Pledge.Kind


@dataclass(frozen=True)
class Part:
    slug: str
    heading: str
    fields: tuple[str, ...]


WHERE = Part("where", "Where", ("remote", "site_name", "postcode", "directions"))
WHEN = Part("when", "When", ("weekly_hours", "days", "least_days", "times"))
FIRST_DAY = Part("first-day", "The first day", ("ask_for", "bring", "supervisor"))
PAY = Part("pay", "Pay and travel", ("pay", "travel_paid"))
AGES = ("age_from", "age_to", "age_reason")
WHO = Part(
    "who",
    "Who can come",
    ("open_to", *AGES, "qualification_needed", "qualification_ideal", "dbs", "dbs_role", "driving_licence"),
)
HELP = Part("help", "What you can offer", ("adjustments", "support", "outcomes"))
WORK = ("title", "description", "sector", "second_sector", "meets")
UNPAID = ("purpose", "must_keep_hours", "on_rota", "job_promised")

PARTS: dict[str, tuple[Part, ...]] = {
    K.WORK_EXPERIENCE: (
        Part("what", "What they would do", WORK),
        WHERE,
        WHEN,
        Part("pay", "Pay and travel", (*PAY.fields, *UNPAID)),
        WHO,
        FIRST_DAY,
        HELP,
    ),
    K.MENTORING: (
        Part("what", "What it is about", ("title", "description", "sector", "meets", "meets_first")),
        WHERE,
        Part("when", "When", ("how_often", "days", "times")),
        Part("pay", "Travel", ("travel_paid",)),
        Part("who", "Who can come", ("open_to", *AGES)),
        Part("first-day", "The first meeting", ("ask_for", "bring")),
        HELP,
    ),
    K.APPRENTICESHIP: (
        Part("what", "What they would do", WORK),
        Part(
            "apprenticeship",
            "The apprenticeship",
            ("standard", "level", "is_foundation", "months", "training_provider"),
        ),
        WHERE,
        WHEN,
        PAY,
        WHO,
        FIRST_DAY,
        HELP,
    ),
    K.PRIORITY_INTERVIEW: (
        Part("what", "The job", WORK),
        Part(
            "interview",
            "The interview",
            ("is_guaranteed", "criteria", "equivalences", "interview_within_days", "promises_feedback"),
        ),
        WHERE,
        WHEN,
        PAY,
        WHO,
        Part("first-day", "On the day of the interview", ("ask_for", "bring")),
        HELP,
    ),
    K.OTHER_SUPPORT: (
        Part("what", "What it is", ("title", "description", "meets", "how_to_get_it", "stands_until")),
        WHERE,
        Part("who", "Who can have it", ("open_to", *AGES)),
        Part("help", "What you can offer", ("support", "outcomes")),
    ),
}


def part_of(kind: str, slug: str) -> Part | None:
    return next((part for part in PARTS[kind] if part.slug == slug), None)
