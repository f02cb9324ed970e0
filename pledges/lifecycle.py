"""The life of a pledge, as a table, and the functions by which people move it.

*Full* and *expired* are not statuses: they follow from the intakes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.permissions import an_ete_worker
from lifecycles import Lifecycle, Move, NotNow, change_status, register, the_service

from . import notices
from .models import Intake, Pledge, PledgeStep
from .permissions import its_champion

S = Pledge.Status

LIFECYCLE = register(
    Lifecycle(
        model=Pledge,
        step_model=PledgeStep,
        moves=(
            Move("submit", (S.DRAFT, S.REFERRED_BACK), S.SUBMITTED, (its_champion,), "Send for approval"),
            Move("approve", (S.SUBMITTED,), S.LIVE, (an_ete_worker,), "Approve"),
            Move("refer_back", (S.SUBMITTED,), S.REFERRED_BACK, (an_ete_worker,), "Refer back"),
            Move("pause", (S.LIVE,), S.PAUSED, (its_champion, an_ete_worker, the_service), "Pause"),
            Move("resume", (S.PAUSED,), S.LIVE, (its_champion,), "Resume"),
            Move("submit_again", (S.LIVE, S.PAUSED), S.SUBMITTED, (its_champion,)),
            Move("close", (S.LIVE, S.PAUSED), S.CLOSED, (its_champion, an_ete_worker), "Close"),
            Move(
                "withdraw",
                (S.DRAFT, S.SUBMITTED, S.REFERRED_BACK, S.LIVE, S.PAUSED),
                S.WITHDRAWN,
                (its_champion,),
                "Withdraw",
            ),
        ),
        now={
            S.DRAFT: "This pledge is a draft. Nobody has sent it for approval yet.",
            S.SUBMITTED: "This pledge is waiting for approval now.",
            S.REFERRED_BACK: "This pledge has been referred back to its champion.",
            S.LIVE: "This pledge is live now.",
            S.PAUSED: "This pledge is paused now.",
            S.CLOSED: "This pledge is closed now.",
            S.WITHDRAWN: "This pledge has been withdrawn.",
        },
    )
)

MATERIAL = frozenset(
    {"pay", "weekly_hours", "days", "least_days", "times", "postcode", "remote", "site_name"}
    | {"open_to", "age_from", "age_to"}
)
"""What somebody decided on when they said yes: a change of it on a live pledge is looked at again."""


@transaction.atomic
def submit(pledge: Pledge, *, by: Any) -> Pledge:
    """Send a draft, or one that was referred back, to the 18+ service.

    Raises NotNow with a sentence when something that every pledge of this kind needs is missing.
    """
    if missing := what_is_missing(pledge):
        raise NotNow("Before you send this: " + "; ".join(missing) + ".")
    change_status(pledge, "submit", by=by)
    notices.submitted(pledge)
    return pledge


@transaction.atomic
def approve(pledge: Pledge, *, by: Any, version: int | None = None) -> Pledge:
    """Make a submitted pledge live. ``version`` is the one that the approver read."""
    if version is not None and version != _lock(pledge).version:
        raise NotNow("This pledge was changed while you were reading. Read it again before you decide.")
    change_status(pledge, "approve", by=by)
    notices.approved(pledge)
    return pledge


@transaction.atomic
def refer_back(pledge: Pledge, *, by: Any, why: str) -> Pledge:
    """Give a submitted pledge back to its champion, with comments that say what to change."""
    change_status(pledge, "refer_back", by=by, why=why)
    notices.referred_back(pledge)
    return pledge


@transaction.atomic
def pause(pledge: Pledge, *, by: Any, why: str = "") -> Pledge:
    change_status(pledge, "pause", by=by, why=why)
    notices.changed(pledge)
    return pledge


@transaction.atomic
def resume(pledge: Pledge, *, by: Any) -> Pledge:
    change_status(pledge, "resume", by=by)
    notices.changed(pledge)
    return pledge


@transaction.atomic
def close(pledge: Pledge, *, by: Any, why: str = "") -> Pledge:
    """No new offers; those that stand, stand."""
    change_status(pledge, "close", by=by, why=why)
    notices.changed(pledge)
    return pledge


@transaction.atomic
def withdraw(pledge: Pledge, *, by: Any, why: str) -> Pledge:
    """Take a promise back. Followers end the open offers and cancel the confirmed ones."""
    change_status(pledge, "withdraw", by=by, why=why)
    notices.withdrawn(pledge)
    return pledge


@transaction.atomic
def edit(pledge: Pledge, changes: Mapping[str, Any], *, by: Any, version: int | None = None) -> Pledge:
    """Save an edit. A material one of a live or paused pledge sends it for approval again; open offers stand.

    Raises NotNow when somebody else saved an edit after ``version`` was read.
    """
    locked = _lock(pledge)
    if version is not None and version != locked.version:
        raise NotNow("Somebody else changed this pledge while you were writing. Your words are kept below.")
    changed = {name: value for name, value in changes.items() if getattr(locked, name) != value}
    for name, value in changed.items():
        setattr(pledge, name, value)
    pledge.version = locked.version + 1
    pledge.save(update_fields=[*changed, "version"])
    if MATERIAL & changed.keys():
        again(pledge, by=by)
    return pledge


def again(pledge: Pledge, *, by: Any) -> None:
    """After a material edit, of the pledge or of an intake: a pledge that was live is looked at again."""
    if pledge.status in (S.LIVE, S.PAUSED):
        change_status(pledge, "submit_again", by=by, why="Changed after it was approved")
        notices.submitted(pledge)
    else:
        notices.changed(pledge)


@transaction.atomic
def set_intake(pledge: Pledge, intake: Intake, *, by: Any) -> Intake:
    """Add an intake or save its dates and places. Fewer places than are taken is refused with a sentence."""
    if intake.pk:
        taken = Intake.objects.select_for_update().get(pk=intake.pk).places_taken
        if intake.places < taken:
            raise NotNow(f"{taken} of these places are taken already, so there cannot be fewer than {taken}.")
        intake.places_taken = taken
    intake.pledge = pledge
    intake.save()
    again(pledge, by=by)
    return intake


def what_is_missing(pledge: Pledge) -> list[str]:
    """What a pledge of this kind needs before it can be sent for approval, each as a thing to do."""
    needs = [
        (pledge.description.strip(), "say what the young adult would do"),
        (pledge.kind == Pledge.Kind.OTHER_SUPPORT or pledge.sector, "choose the kind of work"),
        (
            pledge.remote or pledge.kind == Pledge.Kind.OTHER_SUPPORT or pledge.postcode,
            "give the postcode of the site",
        ),
        (pledge.kind != Pledge.Kind.APPRENTICESHIP or pledge.pay, "say what an apprentice is paid"),
        (pledge.kind != Pledge.Kind.APPRENTICESHIP or pledge.standard, "name the apprenticeship standard"),
        (pledge.kind != Pledge.Kind.PRIORITY_INTERVIEW or pledge.criteria, "list what you would look for"),
        (
            pledge.kind != Pledge.Kind.PRIORITY_INTERVIEW or pledge.promises_feedback,
            "promise to give feedback after the interview",
        ),
        (pledge.kind == Pledge.Kind.OTHER_SUPPORT or pledge.intakes.exists(), "add a start date and places"),
    ]
    return [todo for present, todo in needs if not present]


def _lock(pledge: Pledge) -> Pledge:
    return Pledge.objects.select_for_update().get(pk=pledge.pk)
