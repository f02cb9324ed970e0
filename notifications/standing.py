"""What a person's sign-in rests on: when part of it falls away, their open sockets end.

Rooms above register what they know in AppConfig.ready(): the roles held, the organisations posted for. A
socket does not decide what somebody may see, every page does that; it ends so that a page which nobody may
look at any longer does not stay open and look alive.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.utils import timezone

Parts = Callable[[Collection[int]], Iterable[tuple[int, str]]]

Bars = Callable[[Collection[int]], set[int]]

_parts: list[Parts] = []
_bars: list[Bars] = []


def add_standing(parts: Parts) -> None:
    """Register what sign-ins rest on: for these users (by id), pairs of the id and a word for each thing
    held.
    """
    if parts not in _parts:
        _parts.append(parts)


def add_bar(bar: Bars) -> None:
    """Register who may not listen although they are signed in: which of these users (by id) still owe the
    service a step.
    """
    if bar not in _bars:
        _bars.append(bar)


def barred(user_ids: Collection[int]) -> set[int]:
    return {user_id for bar in _bars for user_id in bar(user_ids)}


@dataclass(frozen=True)
class Standing:
    """Which sessions are still good, and on what each person's sign-in rests; somebody who may not sign in is
    absent.
    """

    sessions: frozenset[str]
    people: dict[int, frozenset[str]]


def standing_of(user_ids: Collection[int], session_keys: Collection[str]) -> Standing:
    """A query for the sessions, one for the people and one for each room, however many are asked about."""
    sessions = Session.objects.filter(session_key__in=session_keys, expire_date__gt=timezone.now())
    users = get_user_model().objects.filter(pk__in=user_ids, is_active=True)
    # A changed password ends the sign-ins made with the old one.
    people = {pk: {f"password {password}"} for pk, password in users.values_list("pk", "password")}
    for parts in _parts:
        for user_id, part in parts(people.keys()):
            people[user_id].add(part)
    for user_id in barred(people.keys()):
        del people[user_id]
    return Standing(
        frozenset(sessions.values_list("session_key", flat=True)),
        {user_id: frozenset(parts) for user_id, parts in people.items()},
    )
