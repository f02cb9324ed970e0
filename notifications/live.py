"""Hints over sockets: "something that concerns you has changed". The database is the truth; a lost hint
costs a moment.

A hint carries topics such as ``offer.12`` or ``inbox``, never a word about anybody. It goes to each person's
own group, so that nobody's browser receives what is not theirs. With PostgreSQL as the layer the hint rides
in the caller's transaction; with Redis it is sent after the commit. Either way an undone change tells nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from channels.layers import get_channel_layer


def group_of(user_id: int) -> str:
    """The name of the group that holds all open pages of one person."""
    return f"person.{user_id}"


BY_LINK = "by_link"
"""The group of all open pages of those who sign in by link."""


def groups_of(user: Any) -> list[str]:
    """The groups that an open page of this person listens in."""
    return [group_of(user.pk), *([BY_LINK] if user.signs_in_by_link else [])]


def hint_all_by_link(topics: Iterable[str]) -> None:
    """Tell whoever signs in by link and has a page open now: for topics that are the same for all of them
    and name nothing. One message, however many they are.
    """
    send([BY_LINK], {"type": "hint", "topics": sorted(set(topics))})


def hint(people: Iterable[int], topics: Iterable[str]) -> None:
    """Tell these people's open pages (by user id) that these topics changed, once the transaction is
    committed.
    """
    message = {"type": "hint", "topics": sorted(set(topics))}
    send([group_of(user_id) for user_id in sorted(set(people))], message)


def send(groups: Sequence[str], message: dict) -> None:
    layer = get_channel_layer()
    if groups and layer is not None:
        layer.send_with_commit(groups, message)


def check_sign_in(user_id: int) -> None:
    """Have every open socket of this person ask at once whether its sign-in still stands: they signed out, or
    lost a role. Without this it is noticed within `sockets.SECONDS_BETWEEN_CHECKS`.
    """
    send([group_of(user_id)], {"type": "check"})
