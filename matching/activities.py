"""What somebody's permission to work allows, by what the activity is: one table, and how the engine hears it.

Volunteering is for a charity or a public body, with expenses only; unpaid work in a private business is work.
The service never certifies: where this says yes, the employer still makes its own check.
"""

from __future__ import annotations

from enum import Enum

from champions.models import Organisation
from pledges.models import Pledge
from youngadults.models import YoungAdult

P = YoungAdult.PermissionToWork


class Activity(Enum):
    """What somebody would be doing, as far as permission is concerned."""

    PAID = "paid work or an apprenticeship"
    VOLUNTEERING = "unpaid, with a charity, voluntary or public body"
    UNPAID_PRIVATE = "unpaid, with a private business"


class Answer(Enum):
    YES = "yes"
    ASK = "ask the adviser first"
    NO = "blocked, and nobody can set it aside"


YES, ASK, NO = Answer

NOBODY_HAS_ASKED = ""

PERMISSION_ACTIVITIES: dict[str, tuple[Answer, Answer, Answer]] = {
    # paid, volunteering, unpaid with a private business
    P.ANY_PAID: (YES, YES, YES),
    P.RESTRICTED_PAID: (ASK, YES, ASK),
    P.VOLUNTEER_ONLY: (NO, YES, NO),
    P.STUDY_ONLY: (NO, ASK, NO),
    P.ASK_THE_ADVISER: (ASK, ASK, ASK),
    NOBODY_HAS_ASKED: (ASK, ASK, ASK),
}


def activity_of(pledge: Pledge) -> Activity:
    """Which column of the table a pledge belongs to.

    An interview is for a job that is paid. Being mentored is nobody's work, so it counts as volunteering
    whoever the mentor's employer is.
    """
    paid_kinds = (Pledge.Kind.APPRENTICESHIP, Pledge.Kind.PRIORITY_INTERVIEW)
    if pledge.is_paid or pledge.kind in paid_kinds:
        return Activity.PAID
    private = pledge.organisation.sector == Organisation.Sector.PRIVATE
    if private and pledge.kind != Pledge.Kind.MENTORING:
        return Activity.UNPAID_PRIVATE
    return Activity.VOLUNTEERING


def answer(permission: str, activity: Activity) -> Answer:
    """One cell of the table. A class that nobody declared is asked about."""
    row = PERMISSION_ACTIVITIES.get(permission, (ASK, ASK, ASK))
    return row[list(Activity).index(activity)]


# The engine has one column on each side. They say the first and the third column of the table, which agree in
# every row (a test holds that true); what they cannot say is told pair by pair.


def needs_permission(activity: Activity) -> bool:
    """The engine's `rtw` of a pledge."""
    return activity is not Activity.VOLUNTEERING


def has_permission(permission: str) -> int | None:
    """The engine's `rtw` of a person: 1, 0, or None where somebody must be asked."""
    return {YES: 1, NO: 0, ASK: None}[answer(permission, Activity.PAID)]


def asks_first_to_volunteer(permission: str) -> bool:
    """Whether the pair is an ask-first pair where the pledge needs no permission."""
    return answer(permission, Activity.VOLUNTEERING) is ASK
