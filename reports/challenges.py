"""Challenges: raised in a few words, given an owner and a date, answered for everybody to read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Role, User
from accounts.permissions import a_panel_member, a_service_manager
from lifecycles import Lifecycle, Move, NotNow, NotPermitted, change_status, register, the_service

from . import challenge_notices as notices
from .models import Challenge, ChallengeStep

S = Challenge.Status
MOST_OPEN = 3
INSPECTOR = "inspector"
OWNERS = (Role.Kind.SERVICE_MANAGER, Role.Kind.ETE_WORKER, Role.Kind.PANEL_MEMBER)


def may_raise(user: Any) -> bool:
    """Young adults, for themselves or for the Young Adult Council, and Young Inspectors."""
    return user.is_active and (user.signs_in_by_link or is_inspector(user))


def is_inspector(user: Any) -> bool:
    return user.holds(INSPECTOR)


def who_raised_it(user: Any, challenge: Challenge) -> bool:
    return user.is_authenticated and challenge.raised_by_id == user.pk


def its_owner(user: Any, challenge: Challenge) -> bool:
    """As long as they are still of the service or the panel."""
    return user.is_authenticated and challenge.owner_id == user.pk and user.holds(*OWNERS)


LIFECYCLE = register(
    Lifecycle(
        model=Challenge,
        step_model=ChallengeStep,
        moves=(
            Move("give", (S.ASKED,), S.GIVEN, (a_service_manager,), "Give it an owner and a date"),
            Move("give", (S.GIVEN,), S.GIVEN, (a_service_manager,), "Change the owner or the date"),
            Move("answer", (S.GIVEN,), S.ANSWERED, (a_service_manager, its_owner), "Answer it"),
            Move("take_back", (S.ASKED, S.GIVEN), S.TAKEN_BACK, (who_raised_it, the_service)),
        ),
        now={
            S.ASKED: "Nobody sees to this yet. Give it an owner first.",
            S.GIVEN: "Somebody sees to this already.",
            S.ANSWERED: "This has been answered. The answer stands for everybody to read.",
            S.TAKEN_BACK: "Whoever raised this has taken it back.",
        },
    )
)


@transaction.atomic
def raise_one(words: str, voice: str = "", *, shares_name: bool = False, by: Any) -> Challenge:
    """Said twice in the same words it is one. Raises NotPermitted for anybody who may not raise one, NotNow
    where this person waits for as many answers as one may.
    """
    if not may_raise(by):
        raise NotPermitted("raise")
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    waiting = Challenge.objects.of(by).filter(status__in=Challenge.WAITING)
    if same := waiting.filter(words=words).first():
        return same
    if waiting.count() >= MOST_OPEN:
        raise NotNow(_("You wait for three answers now. Take one back, or wait for one of them."))
    if is_inspector(by):
        voice = Challenge.Voice.INSPECTORS
    made = Challenge.objects.create(
        raised_by=by, words=words, voice=voice or Challenge.Voice.ONE, shares_name=shares_name
    )
    notices.raised(made)
    return made


@transaction.atomic
def give(challenge: Challenge, owner: Any, due_on: dt.date, you_said: str, *, by: Any) -> Challenge:
    """Say who sees to it, by when, and how others read it. The panel sees it from now on."""
    before = challenge.owner
    change_status(challenge, "give", by=by, owner=owner, due_on=due_on, you_said=you_said)
    notices.given(challenge, before, by=by)
    return challenge


@transaction.atomic
def answer(challenge: Challenge, we_did: str, *, by: Any) -> Challenge:
    """Published as “You said, we did”; who raised it is told."""
    change_status(challenge, "answer", by=by, we_did=we_did, answered_at=notices.now())
    notices.answered(challenge)
    return challenge


@transaction.atomic
def take_back(challenge: Challenge, *, by: Any) -> Challenge:
    change_status(challenge, "take_back", by=by)
    notices.changed()
    return challenge


def owners() -> Any:
    """Who can be asked to see to one."""
    return User.objects.holding(*OWNERS).order_by("name", "pk")


def reads_words(user: Any, challenge: Challenge) -> bool:
    """The words as they were typed may tell who typed them: managers only."""
    return a_service_manager(user, None)


def raiser_as_read_by(user: Any, challenge: Challenge) -> str:
    """Who raised it: the name for managers, and for the panel where it was shared."""
    voice, raiser = challenge.get_voice_display(), challenge.raised_by
    knows = a_service_manager(user, None) or (a_panel_member(user, None) and challenge.shares_name)
    if not knows or raiser is None:
        return voice
    return str(raiser) if challenge.voice == Challenge.Voice.ONE else f"{raiser}, for {voice}"
