"""Today: one queue, ordered by what is lost by waiting. Each row says why it is here and what to do next.

rows        a row, a kind of row, a group of them
marks       put off, taken, handed over
called_for  concerns, messages that did not arrive, tasks
agreeing    what waits for a manager: offers against a rule, blocks of partners, posts
asking      places to fill, answers, questions, approvals, who was never asked
leaving     who is soon 25
hosts       documents to look at, documents that are soon over
promises    broken promises that are with their host
promised_interviews  something equal, a day that was not set, feedback that is due
afterwards  confirmations, first days, promises in trouble, what comes next
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from . import afterwards, agreeing, asking, called_for, hosts, leaving, promised_interviews, promises
from .marks import Marks, marks_for
from .rows import Found, Group, Kind, Row, complete, first_of, in_order

GROUPS: tuple[tuple[str, str, tuple[Kind, ...]], ...] = (
    ("safety", "Somebody does not feel safe", (called_for.CONCERNS,)),
    (
        "lost",
        "About to be lost",
        (asking.CLOSING, afterwards.UNCONFIRMED, asking.UNANSWERED),
    ),
    (
        "trouble",
        "In trouble",
        (
            afterwards.BROKEN_DOWN,
            afterwards.NOT_AS_PROMISED,
            promises.WITH_HOST,
            afterwards.TRYING_AGAIN,
            afterwards.IN_TROUBLE,
            promised_interviews.NOT_SET,
            promised_interviews.WITHOUT_FEEDBACK,
        ),
    ),
    (
        "ours",
        "Waiting for us",
        (
            asking.QUESTIONS,
            asking.MOVING_UP,
            asking.REFERRED,
            asking.SUGGESTED,
            asking.TO_APPROVE,
            agreeing.OVERRIDES,
            agreeing.BLOCKS,
            agreeing.POSTS,
            called_for.TO_SEE_TO,
            promised_interviews.EQUALS,
            hosts.TO_LOOK_AT,
            hosts.ENDING,
        ),
    ),
    ("reach", "Couldn’t reach, or hasn’t replied", (called_for.NOT_REACHED, asking.LAPSED)),
    ("starts", "Starting and finishing", (afterwards.STARTING, afterwards.SILENT, afterwards.FINISHED)),
    ("leaving", "Soon 25", (leaving.LEAVING,)),
    ("never", "Never offered anything, waiting longest", (asking.NEVER,)),
)
KINDS = {kind.name: kind for _, _, kinds in GROUPS for kind in kinds}

CAN_BE_LATE = tuple(
    kind.name
    for kind in (
        afterwards.UNCONFIRMED,
        afterwards.BROKEN_DOWN,
        afterwards.NOT_AS_PROMISED,
        promises.WITH_HOST,
        promised_interviews.NOT_SET,
        promised_interviews.WITHOUT_FEEDBACK,
        asking.QUESTIONS,
        afterwards.STARTING,
    )
)
"""Kinds of which a row may be late, but for concerns and tasks. What a host withdrew is urgent, not late."""

LONGEST_KEY = 9
"""Digits of a key; what is longer is nobody's."""


def groups(user: Any, *, only_mine: bool = False) -> list[Group]:
    """The queue of this person, the most urgent group first; groups without rows are left out."""
    marks = marks_for(user)
    found = read(user, marks, marks.mine(user) if only_mine else dict.fromkeys(KINDS))
    made = (
        group(key, heading, [found[kind.name] for kind in kinds if kind.name in found], user, marks)
        for key, heading, kinds in GROUPS
    )
    return [each for each in made if each.rows]


def late_rows(user: Any) -> list[Row]:
    """What is late in this person's queue, but for tasks and concerns, which are read elsewhere."""
    marks = marks_for(user)
    found = read(user, marks, dict.fromkeys(CAN_BE_LATE))
    rows = (with_mark(row, user, marks) for part in found.values() for row in part.rows)
    return in_order(row for row in rows if row.late)


def read(user: Any, marks: Marks, among: Mapping[str, set[int] | None]) -> dict[str, Found]:
    """Of these kinds the first records, without what was put off; where it says which, of those alone."""
    found = {
        name: first_of(kind, user, marks.put_off[name], among[name])
        for name, kind in KINDS.items()
        if name in among
    }
    complete(record for part in found.values() for record in part.records)
    return found


def group(key: str, heading: str, parts: list[Found], user: Any, marks: Marks) -> Group:
    rows = [with_mark(row, user, marks) for part in parts for row in part.rows]
    return Group(key, heading, in_order(rows), sum(part.total for part in parts) - len(rows))


def with_mark(row: Row, user: Any, marks: Marks) -> Row:
    taken = marks.taken.get(row.key)
    return replace(row, taken_by=str(taken.by), mine=taken.by_id == user.pk) if taken else row


def row_of(user: Any, key: str) -> Row | None:
    """The row of this key, where it stands in this person's queue now."""
    return rows_of(user, [key]).get(key)


def rows_of(user: Any, keys: Iterable[str]) -> dict[str, Row]:
    """By key the rows that stand in this person's queue now, or would if nobody had put them off."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for key in keys:
        name, _, pk = key.partition(".")
        if name in KINDS and pk.isdecimal() and len(pk) <= LONGEST_KEY:
            wanted[name].add(int(pk))
    found = {name: those(KINDS[name].records(user), pks) for name, pks in wanted.items()}
    complete(record for records in found.values() for record in records)
    rows = (KINDS[name].read(record) for name, records in found.items() for record in records)
    return {row.key: row for row in rows}


def those(records: Any, pks: set[int]) -> list[Any]:
    near = records.filter(pk__in=pks) if isinstance(records, QuerySet) else records
    return [record for record in near if record.pk in pks]
