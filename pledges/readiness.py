"""What a pledge needs before it can be sent for approval, each as a thing to do."""

from __future__ import annotations

from .guard import blocks
from .models import Pledge
from .unpaid_work import dates_of

K = Pledge.Kind

NEEDED: dict[str, tuple[str, ...]] = {
    K.WORK_EXPERIENCE: ("description", "sector", "postcode"),
    K.MENTORING: ("description", "sector", "postcode"),
    K.APPRENTICESHIP: ("description", "sector", "postcode", "pay", "standard"),
    K.PRIORITY_INTERVIEW: ("description", "sector", "postcode", "criteria", "promises_feedback"),
    K.OTHER_SUPPORT: ("description",),
}
"""The fields that a pledge of each kind cannot do without; a remote one needs no postcode."""

TO_DO = {
    "description": "say what the young adult would do",
    "sector": "choose the kind of work",
    "postcode": "give the postcode of the site",
    "pay": "say what an apprentice is paid",
    "standard": "name the apprenticeship standard",
    "criteria": "list what you would look for",
    "promises_feedback": "promise to give feedback after the interview",
}

ADD_DATES = "add a start date and places"


def needs_dates(kind: str) -> bool:
    """Other support is published and asked for; every other kind has a start and places."""
    return kind != K.OTHER_SUPPORT


def what_is_missing(pledge: Pledge) -> list[str]:
    """What is still to do, in the words of a sentence that begins "Before you send this: "."""
    todo = [TO_DO[name] for name in NEEDED[pledge.kind] if is_missing(pledge, name)]
    if needs_dates(pledge.kind) and not dates_of(pledge):
        todo.append(ADD_DATES)
    return todo + [finding.todo for finding in blocks(pledge)]


def is_missing(pledge: Pledge, name: str) -> bool:
    if name == "postcode" and pledge.remote:
        return False
    value = getattr(pledge, name)
    return not (value.strip() if isinstance(value, str) else value)
