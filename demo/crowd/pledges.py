"""Pledges of every kind and status over the past year, with their intakes and steps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models import Role, User
from champions.models import Champion, Organisation
from pledges.lifecycle import LIFECYCLE
from pledges.models import Intake, Pledge, PledgeStep
from rulebook import lists

from .accounts import BATCH
from .histories import this_morning, walk
from .sizes import Size
from .young_adults import drawn

K, S = Pledge.Kind, Pledge.Status

KINDS = {
    K.WORK_EXPERIENCE: 30,
    K.MENTORING: 18,
    K.APPRENTICESHIP: 20,
    K.PRIORITY_INTERVIEW: 22,
    K.OTHER_SUPPORT: 10,
}
# The moves that lead to each status, and how often
PATHS: dict[tuple[str, ...], int] = {
    (): 6,
    ("submit",): 6,
    ("submit", "refer_back"): 4,
    ("submit", "approve"): 48,
    ("submit", "refer_back", "submit", "approve"): 8,
    ("submit", "approve", "pause", "resume"): 4,
    ("submit", "approve", "pause"): 5,
    ("submit", "approve", "close"): 14,
    ("submit", "withdraw"): 1,
    ("submit", "approve", "withdraw"): 4,
}
BY_THE_SERVICE = frozenset({"approve", "refer_back"})
WHY = {
    "refer_back": "Please say who they would meet, and how to get there without a car.",
    "pause": "The person who looks after them is away.",
    "close": "All places are filled, or the time is over.",
    "withdraw": "The team is being moved.",
}
TITLES = {
    K.WORK_EXPERIENCE: "{Job}: work experience",
    K.MENTORING: "A mentor from {organisation}",
    K.APPRENTICESHIP: "Apprentice {job}",
    K.PRIORITY_INTERVIEW: "An interview to be a {job}",
    K.OTHER_SUPPORT: "A helping hand from {organisation}",
}
# What somebody would be, in the order of `lists.SECTORS`
JOBS = (
    "receptionist",
    "kennel hand",
    "barber",
    "bookkeeper",
    "software tester",
    "bricklayer",
    "photographer",
    "warehouse worker",
    "fire cadet leader",
    "mechanic",
    "gardener",
    "housing officer",
    "health care assistant",
    "cleaner",
    "cook",
    "legal secretary",
    "team leader",
    "machine operator",
    "shop assistant",
    "laboratory assistant",
    "support worker",
    "leisure centre assistant",
    "teaching assistant",
    "bus driver",
    "travel agent",
)
DESCRIPTION = "Join the team, learn how things are done, and have somebody to ask at any time."
CRITERIA = ["Comes on time", "Gets on with people", "Wants to learn"]
STANDARDS = (
    "ST0070 Business administrator",
    "ST0264 Carpentry and joinery",
    "ST0228 Commis chef",
    "ST0216 Healthcare support",
)


def promise(size: Size, chance: Random) -> None:
    workers = list(User.objects.holding(Role.Kind.ETE_WORKER).order_by("pk"))
    voices = champions_by_organisation()
    organisations = list(Organisation.objects.filter(pk__in=voices).order_by("pk"))
    pledges, steps, intakes = [], [], []
    for _ in range(size.pledges - Pledge.objects.count()):
        organisation = chance.choice(organisations)
        pledge, history = somebodys(organisation, chance)
        pledges.append(pledge)
        steps += [signed(step, voices[organisation.pk], workers, chance) for step in history]
        intakes += dates(pledge, chance)
    Pledge.objects.bulk_create(pledges, batch_size=BATCH)
    PledgeStep.objects.bulk_create(steps, batch_size=BATCH)
    Intake.objects.bulk_create(intakes, batch_size=BATCH)


def champions_by_organisation() -> dict[int, User]:
    rows = Champion.objects.current().select_related("user").order_by("-is_deputy", "-pk")
    return {row.organisation_id: row.user for row in rows}


def somebodys(organisation: Organisation, chance: Random) -> tuple[Pledge, list[PledgeStep]]:
    """A pledge as it stands now, and how it came there."""
    kind, verbs = drawn(chance, KINDS), drawn(chance, PATHS)
    strides = walk(LIFECYCLE, S.DRAFT, verbs)
    posted_at = this_morning() - dt.timedelta(hours=chance.randrange(24 * (3 + 4 * len(verbs)), 24 * 380))
    pledge = Pledge(
        organisation=organisation,
        kind=kind,
        status=strides[-1].to if strides else S.DRAFT,
        posted_at=posted_at,
        **words(kind, organisation, chance),
        **terms(kind, chance),
    )
    return pledge, history(pledge, strides, chance)


def history(pledge: Pledge, strides: Iterable[Any], chance: Random) -> list[PledgeStep]:
    """Up to three days from one move to the next; what ends or pauses a pledge comes when it has been live
    for a while.
    """
    steps, at = [], pledge.posted_at
    for stride in strides:
        at += dt.timedelta(hours=chance.randrange(2, 72))
        if stride.verb in ("pause", "close", "withdraw") and stride.came_from == S.LIVE:
            at += (this_morning() - at) * chance.uniform(0.4, 0.8)
        steps.append(
            PledgeStep(
                record=pledge,
                verb=stride.verb,
                from_status=stride.came_from,
                to_status=stride.to,
                why=WHY.get(stride.verb, ""),
                at=min(at, this_morning()),
            )
        )
    return steps


def signed(step: PledgeStep, champion: User, workers: list[User], chance: Random) -> PledgeStep:
    step.by = chance.choice(workers) if step.verb in BY_THE_SERVICE else champion
    return step


def words(kind: str, organisation: Organisation, chance: Random) -> dict[str, Any]:
    sector = chance.choice(lists.codes(lists.SECTORS))
    job = JOBS[lists.codes(lists.SECTORS).index(sector)]
    names = {"job": job, "Job": job.capitalize(), "organisation": organisation.name}
    return {
        "title": TITLES[kind].format(**names)[:120],
        "description": DESCRIPTION,
        "sector": "" if kind == K.OTHER_SUPPORT else sector,
        "second_sector": chance.choice(["", "", *lists.codes(lists.SECTORS)]),
        "meets": chance.choice(["Jo, who runs the team", "Sunil, who trains people", "Maggie, the manager"]),
        "site_name": organisation.name,
        "postcode": organisation.postcode,
        "easting": organisation.easting,
        "northing": organisation.northing,
    }


ONLY_LEARNING = {"purpose": "try", "must_keep_hours": False, "on_rota": False, "job_promised": False}


def terms(kind: str, chance: Random) -> dict[str, Any]:
    """What the young adult decides on, with what this kind cannot do without."""
    told = drawn_terms(kind, chance)
    asked_already = set() if kind == K.OTHER_SUPPORT else {lists.TRAVEL_COSTS}
    support = [code for code in told["support"] if code not in asked_already]
    return {**told, "support": support, "dbs_role": "school" if told["dbs"] == 2 else ""}


def drawn_terms(kind: str, chance: Random) -> dict[str, Any]:
    paid = kind in (K.APPRENTICESHIP, K.PRIORITY_INTERVIEW) or (
        kind == K.WORK_EXPERIENCE and chance.random() < 0.2
    )
    apprentice = kind == K.APPRENTICESHIP
    return {
        "remote": chance.random() < (0.4 if kind == K.MENTORING else 0.05),
        "weekly_hours": 2 if kind == K.MENTORING else chance.choice([12, 16, 20, 25, 30, 37]),
        "days": [] if kind in (K.MENTORING, K.OTHER_SUPPORT) else [0, 1, 2, 3, 4],
        "least_days": 0 if kind in (K.MENTORING, K.OTHER_SUPPORT) else chance.choice([1, 2, 3, 3, 4, 5]),
        "pay": (chance.choice([800, 1010, 1085, 1271]) if apprentice else chance.choice([1271, 1320, 1450]))
        if paid
        else 0,
        "travel_paid": chance.random() < 0.6,
        "open_to": chance.choice(Pledge.OpenTo.values),
        "qualification_needed": chance.choice([0, 0, 0, 0, 1, 1, 2, 3]),
        "qualification_ideal": chance.choice([0, 0, 1, 2]),
        "dbs": chance.choice([0, 0, 0, 0, 1, 2]),
        "driving_licence": chance.random() < 0.05,
        "adjustments": [code for code in lists.codes(lists.ADJUSTMENTS) if chance.random() < 0.6],
        "support": [code for code in lists.codes(lists.SUPPORT) if chance.random() < 0.35],
        "standard": chance.choice(STANDARDS) if apprentice else "",
        "level": chance.choice([2, 2, 3]) if apprentice else None,
        "is_foundation": apprentice and chance.random() < 0.1,
        "criteria": CRITERIA if kind == K.PRIORITY_INTERVIEW else [],
        "interview_within_days": 20 if kind == K.PRIORITY_INTERVIEW else None,
        "promises_feedback": kind == K.PRIORITY_INTERVIEW,
        "meets_first": kind == K.MENTORING,
        **(ONLY_LEARNING if kind == K.WORK_EXPERIENCE and not paid else {}),
    }


def dates(pledge: Pledge, chance: Random) -> list[Intake]:
    """Other support has none; a draft may have none yet; the others one to three, months apart."""
    if pledge.kind == K.OTHER_SUPPORT or (pledge.status == S.DRAFT and chance.random() < 0.5):
        return []
    first = timezone.localdate(pledge.posted_at) + dt.timedelta(days=chance.randrange(25, 60))
    if pledge.status in (S.DRAFT, S.SUBMITTED, S.REFERRED_BACK):
        first = max(first, timezone.localdate() + dt.timedelta(days=chance.randrange(21, 90)))
    starts = [
        first + dt.timedelta(days=chance.randrange(80, 130) * turn)
        for turn in range(chance.choice([1, 2, 2, 3]))
    ]
    if pledge.status in (S.LIVE, S.PAUSED) and starts[-1] < timezone.localdate():
        starts.append(timezone.localdate() + dt.timedelta(days=chance.randrange(20, 90)))
    return [intake(pledge, start, chance) for start in starts]


LASTS = {
    K.WORK_EXPERIENCE: (5, 30),
    K.MENTORING: (90, 200),
    K.APPRENTICESHIP: (365, 730),
    K.PRIORITY_INTERVIEW: (0, 1),
}


def intake(pledge: Pledge, starts_on: dt.date, chance: Random) -> Intake:
    return Intake(
        pledge=pledge,
        starts_on=starts_on,
        ends_on=starts_on + dt.timedelta(days=chance.randrange(*LASTS[pledge.kind])),
        fill_by=starts_on - dt.timedelta(days=chance.randrange(2, 10)),
        places=chance.choice([1, 1, 2, 2, 3, 4, 6]),
    )
