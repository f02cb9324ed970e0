"""The life of a pledge, as a table, and the functions by which people move it.

*Full* and *expired* are not statuses: they follow from the intakes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from accounts.permissions import an_ete_worker
from champions.models import Organisation
from champions.permissions import champion_of
from champions.standing import refuse_unless_agreed
from lifecycles import (
    Lifecycle,
    Move,
    NotNow,
    NotPermitted,
    call_followers,
    change_status,
    register,
    the_service,
)

from . import notices
from .guard import blocks
from .models import Intake, Pledge, PledgeStep
from .permissions import its_champion
from .readiness import what_is_missing

S = Pledge.Status

LIFECYCLE = register(
    Lifecycle(
        model=Pledge,
        step_model=PledgeStep,
        moves=(
            Move("submit", (S.DRAFT, S.REFERRED_BACK), S.SUBMITTED, (its_champion,), "Send for approval"),
            Move("bring_in", (S.DRAFT,), S.SUBMITTED, (its_champion, an_ete_worker, the_service)),
            Move("approve", (S.SUBMITTED,), S.LIVE, (an_ete_worker,), "Approve"),
            Move("refer_back", (S.SUBMITTED,), S.REFERRED_BACK, (an_ete_worker,), "Refer back"),
            Move("pause", (S.LIVE,), S.PAUSED, (its_champion, an_ete_worker, the_service), "Pause"),
            Move("resume", (S.PAUSED,), S.LIVE, (its_champion,), "Resume"),
            Move("submit_again", (S.LIVE, S.PAUSED), S.SUBMITTED, (its_champion, the_service)),
            Move("close", (S.LIVE, S.PAUSED), S.CLOSED, (its_champion, an_ete_worker, the_service), "Close"),
            Move(
                "withdraw",
                (S.DRAFT, S.SUBMITTED, S.REFERRED_BACK, S.LIVE, S.PAUSED),
                S.WITHDRAWN,
                (its_champion, the_service),
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

NOT_COPIED = frozenset({"id", "organisation", "kind", "status", "version", "posted_at", "stands_until"})
"""What belongs to one pledge alone; everything else is its wording."""


@transaction.atomic
def post(organisation: Organisation, kind: str, wording: Mapping[str, Any], *, by: Any) -> Pledge:
    """Begin a draft. One that says exactly the same is given back instead: the button was pressed twice."""
    if not champion_of(by, organisation):
        raise NotPermitted("post")
    # Two presses at the same moment come here one after the other.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    pledge = Pledge(organisation=organisation, kind=kind, **wording)
    drafts = Pledge.objects.filter(organisation=organisation, kind=kind, status=S.DRAFT)
    if same := drafts.filter(**words(pledge)).first():
        return same
    pledge.save()
    notices.changed(pledge)
    return pledge


def copy(pledge: Pledge, *, by: Any) -> Pledge:
    """A new draft with the same words and no dates: those of the earlier one have gone."""
    return post(pledge.organisation, pledge.kind, words(pledge), by=by)


def words(pledge: Pledge) -> dict[str, Any]:
    names = [field.name for field in Pledge._meta.concrete_fields if field.name not in NOT_COPIED]
    return {name: getattr(pledge, name) for name in names}


@transaction.atomic
def submit(pledge: Pledge, *, by: Any) -> Pledge:
    """Send a draft, or one that was referred back, to the 18+ service.

    Raises NotNow with a sentence when something that every pledge of this kind needs is missing.
    """
    _lock(pledge)
    pledge.refresh_from_db()
    refuse_unless_agreed(pledge.organisation)
    if pledge.status in (S.DRAFT, S.REFERRED_BACK) and (missing := what_is_missing(pledge)):
        raise NotNow("Before you send this: " + "; ".join(missing) + ".")
    change_status(pledge, "submit", by=by)
    notices.submitted(pledge)
    return pledge


@transaction.atomic
def approve(pledge: Pledge, *, by: Any, version: int | None = None) -> Pledge:
    """Make a submitted pledge live. ``version`` is the one that the approver read.

    Raises NotNow where a guard rail stops it: an approver cannot set aside what the law asks for.
    """
    if version is not None and version != _lock(pledge).version:
        raise NotNow("This pledge was changed while you were reading. Read it again before you decide.")
    refuse_what_is_stopped(pledge)
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
    """Live again, if a guard rail does not stop it: the least pay may have risen while it was paused."""
    refuse_what_is_stopped(pledge)
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
    if pledge.last_step.from_status == S.DRAFT:
        notices.changed(pledge)
    else:
        notices.withdrawn(pledge)
    return pledge


@transaction.atomic
def edit(pledge: Pledge, changes: Mapping[str, Any], *, by: Any, version: int | None = None) -> Pledge:
    """Save an edit. A material one of a live or paused pledge sends it for approval again; open offers stand.

    Raises NotNow when somebody else saved an edit after ``version`` was read, when the pledge has ended, and
    when it would lack what a pledge that was sent for approval cannot lack.
    """
    _lock_for_writing(pledge, by=by, version=version)
    changed = {name: value for name, value in changes.items() if getattr(pledge, name) != value}
    if not changed:
        return pledge
    for name, value in changed.items():
        setattr(pledge, name, value)
    if pledge.status != S.DRAFT and (missing := what_is_missing(pledge)):
        raise NotNow("Before you save this: " + "; ".join(missing) + ".")
    _count_edit(pledge, *changed)
    call_followers(pledge, "edit", by=by)
    if MATERIAL & changed.keys():
        again(pledge, by=by)
    else:
        notices.changed(pledge)
    return pledge


def again(pledge: Pledge, *, by: Any) -> None:
    """After a material edit, of the pledge or of an intake: a pledge that was live is looked at again."""
    if pledge.status in (S.LIVE, S.PAUSED):
        change_status(pledge, "submit_again", by=by, why="Changed after it was approved")
        notices.submitted(pledge)
    else:
        notices.changed(pledge)


@transaction.atomic
def set_intake(pledge: Pledge, intake: Intake, *, by: Any, version: int | None = None) -> Intake:
    """Add an intake or save its dates and places. Fewer places than are taken is refused with a sentence.

    Other days are material; the number of places and the last day to fill them are not.
    """
    _lock_for_writing(pledge, by=by, version=version)
    before = _lock_intake(pledge, intake) if intake.pk else Intake()
    intake.places_taken = before.places_taken
    if intake.places < intake.places_taken:
        raise NotNow(too_few_places(intake.places_taken))
    intake.pledge = pledge
    intake.save()
    if pledge.status not in (S.DRAFT, S.REFERRED_BACK):
        refuse_what_is_stopped(pledge)
    _count_edit(pledge)
    if (before.starts_on, before.ends_on) != (intake.starts_on, intake.ends_on):
        again(pledge, by=by)
    else:
        notices.changed(pledge)
    return intake


@transaction.atomic
def remove_intake(pledge: Pledge, intake: Intake, *, by: Any) -> None:
    """Take an intake away that was never offered to anyone. A pledge that was sent keeps at least one."""
    _lock_for_writing(pledge, by=by)
    locked = _lock_intake(pledge, intake)
    if pledge.status not in (S.DRAFT, S.REFERRED_BACK) and pledge.intakes.count() == 1:
        raise NotNow("This is the only start date of the pledge. Change it, or withdraw the pledge.")
    try:
        locked.delete()
    except ProtectedError as offered:
        raise NotNow("A place on this date has been offered to somebody, so the date stays.") from offered
    _count_edit(pledge)
    notices.changed(pledge)


def refuse_what_is_stopped(pledge: Pledge) -> None:
    """Raises NotNow with the reason and the way to put it right, for whoever presses the button."""
    refuse_unless_agreed(pledge.organisation)
    if stops := blocks(pledge):
        raise NotNow(f"This cannot go live as it is. {stops[0].sentence} {stops[0].remedy}")


def too_few_places(taken: int) -> str:
    what = "1 of these places is" if taken == 1 else f"{taken} of these places are"
    return f"{what} taken already, so there cannot be fewer than {taken}."


def writable(pledge: Pledge, *, by: Any) -> Pledge:
    """The pledge, if this person may change its words as it stands.

    Raises NotPermitted for anybody but its champions, NotNow when it has ended.
    """
    if not its_champion(by, pledge):
        raise NotPermitted("edit")
    if pledge.status in Pledge.ENDED:
        raise NotNow(LIFECYCLE.sentence(pledge.status))
    return pledge


def _lock_for_writing(pledge: Pledge, *, by: Any, version: int | None = None) -> None:
    """Hold the row, and go on from what it says now: always the pledge first, then its intake."""
    _lock(pledge)
    pledge.refresh_from_db()
    writable(pledge, by=by)
    if version is not None and version != pledge.version:
        raise NotNow("Somebody else changed this pledge while you were writing. Your words are kept below.")


def _count_edit(pledge: Pledge, *changed: str) -> None:
    pledge.version += 1
    pledge.save(update_fields=[*changed, "version"])


def _lock(pledge: Pledge) -> Pledge:
    return Pledge.objects.select_for_update().get(pk=pledge.pk)


def _lock_intake(pledge: Pledge, intake: Intake) -> Intake:
    found = pledge.intakes.select_for_update().filter(pk=intake.pk).first()
    if found is None:
        raise NotNow("Somebody has just removed this date.")
    return found
