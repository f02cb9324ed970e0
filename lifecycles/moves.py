"""The one road by which a status changes.

A lifecycle is a table of moves: the verb, from where, to where, who may. The table is the specification, the
guard, the list of buttons and the diagram in docs/lifecycles.md. `change_status` is the only place in the
project that assigns a status; tests/test_architecture.py holds that true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

from django.db import models, transaction

from .writing import write

Who = Callable[[Any, Any], bool]


class Follower(Protocol):
    """What a higher room does about a move in a lower one, inside the move's own transaction."""

    __name__: str
    __module__: str

    def __call__(self, record: Any, *, by: Any, why: str) -> None: ...


class NotPermitted(Exception):
    """This person may not make this move, whatever the record's status."""

    sentence = "You cannot do this."


class NotNow(Exception):
    """The record has moved on, so the move that somebody asked for is no longer open.

    ``sentence`` is plain English for the person who asked: what is true now.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def the_service(user: Any, record: Any) -> bool:
    """The service itself, without a person: a deadline passed, or a follower ran (`by=None`)."""
    return user is None


@dataclass(frozen=True)
class Move:
    """One row of a lifecycle's table. ``label`` is what a button for it says, if people press one."""

    verb: str
    froms: tuple[str, ...]
    to: str
    who: tuple[Who, ...]
    label: str = ""

    def permits(self, user: Any, record: Any) -> bool:
        if user is None:
            return the_service in self.who
        return any(may(user, record) for may in self.who)


@dataclass(frozen=True)
class Lifecycle:
    """Every permitted move of one model, the table its steps go to, and what to say when it has moved on.

    ``now`` maps a status to the sentence that a person reads who asked for something no longer open.
    """

    model: type[models.Model]
    step_model: type[models.Model]
    moves: tuple[Move, ...]
    now: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_verb(self) -> dict[str, list[Move]]:
        """The rows of each verb: thousands of records at once ask for the same."""
        return {verb: [m for m in self.moves if m.verb == verb] for verb in {m.verb for m in self.moves}}

    def move(self, verb: str, status: str) -> Move | None:
        return next((m for m in self.moves if m.verb == verb and status in m.froms), None)

    def open_to(self, user: Any, record: Any) -> list[Move]:
        """The moves that this person may make on this record as it stands: its buttons."""
        return [m for m in self.moves if record.status in m.froms and m.permits(user, record)]

    def allows(self, user: Any, record: Any, verb: str) -> bool:
        return any(m.verb == verb for m in self.open_to(user, record))

    def sentence(self, status: str) -> str:
        return self.now.get(status, "This has changed since you opened the page.")

    def permitted(self, record: Any, verb: str, by: Any) -> Move:
        """The row that lets ``by`` make this move now.

        Raises NotNow where no row starts from the record's status, NotPermitted where none is for this
        person.
        """
        if verb not in self.by_verb:
            raise LookupError(f"{self.model.__name__} has no move called {verb!r}")
        rows = [m for m in self.by_verb[verb] if record.status in m.froms]
        if not rows:
            raise NotNow(self.sentence(record.status))
        for row in rows:
            if row.permits(by, record):
                return row
        raise NotPermitted(verb)


_lifecycles: dict[type[models.Model], Lifecycle] = {}
_followers: dict[tuple[type[models.Model], str], list[Follower]] = defaultdict(list)


def register(lifecycle: Lifecycle) -> Lifecycle:
    """Make a lifecycle known; returns it, so that a room can keep it under a name."""
    _lifecycles[lifecycle.model] = lifecycle
    return lifecycle


def registered() -> list[Lifecycle]:
    return list(_lifecycles.values())


def follow(model: type[models.Model], verb: str, follower: Follower) -> None:
    """Call ``follower(record, by=…, why=…)`` after this move, in its transaction; if it fails, the move is
    undone.

    Called from an AppConfig.ready(), by a room above the one that owns the model. Safe to call twice.
    """
    if follower not in _followers[model, verb]:
        _followers[model, verb].append(follower)


def followers_of(model: type[models.Model], verb: str) -> list[Follower]:
    return list(_followers.get((model, verb), ()))


def call_followers(record: models.Model, verb: str, *, by: Any, why: str = "") -> None:
    """Tell the rooms above about something that is a move though no status changes: a champion has left."""
    for follower in followers_of(type(record), verb):
        follower(record, by=by, why=why)


def change_status(
    record: Any,
    verb: str,
    *,
    by: Any,
    why: str = "",
    to: str | None = None,
    step: Mapping[str, Any] | None = None,
    **fields: Any,
) -> Any:
    """Make one move: lock the row, check it, save it, write its step, call the followers.

    ``by`` is the person, or None for the service. ``fields`` are saved with the status; ``step`` holds
    further columns of the step. ``to`` chooses among rows of one verb that lead to different statuses
    (resume). ``record`` is brought up to date and returned; its step is at hand as ``record.last_step``.

    Raises NotNow when the record has moved on, NotPermitted when this person may not.
    """
    with transaction.atomic():
        locked = type(record)._base_manager.select_for_update(of=("self",)).get(pk=record.pk)
        record.last_step = _make(locked, verb, by=by, why=why, to=to, step=step, fields=fields)
        _bring_up_to_date(record, locked)
        call_followers(record, verb, by=by, why=why)
    return record


def change_many(records: Iterable[Any], verb: str, *, by: Any, why: str = "", **fields: Any) -> list[Any]:
    """Make the same move on many rows at once: locked in the order of their keys, so that no two callers
    block each other for ever. All of them or none, in a handful of queries besides those of followers.
    ``fields`` are saved with every row. Returns the rows as they now stand.
    """
    records = list(records)
    if not records:
        return []
    model = type(records[0])
    with transaction.atomic():
        rows = _lock_in_order(model, [r.pk for r in records])
        steps = [_moved(row, verb, by=by, why=why, fields=fields) for row in rows]
        for to in {row.status for row in rows}:
            keys = [row.pk for row in rows if row.status == to]
            model._base_manager.filter(pk__in=keys).update(status=to, **fields)
        _keep_steps(rows, steps, verb, by=by, why=why)
    return rows


def make_many(records: Iterable[Any], verb: str, *, by: Any, why: str = "", **fields: Any) -> list[Any]:
    """Make rows that take their first move in the same breath: nobody can have seen them before it, so there
    is nothing to lock. Otherwise as `change_many`.
    """
    rows = list(records)
    if not rows:
        return []
    with transaction.atomic():
        steps = [_moved(row, verb, by=by, why=why, fields=fields) for row in rows]
        write(rows)
        _keep_steps(rows, steps, verb, by=by, why=why)
    return rows


def _keep_steps(rows: list[Any], steps: list[Any], verb: str, *, by: Any, why: str) -> None:
    type(steps[0])._base_manager.bulk_create(steps, batch_size=1000)
    for row, step in zip(rows, steps, strict=True):
        row.last_step = step
        call_followers(row, verb, by=by, why=why)


def _moved(row: Any, verb: str, *, by: Any, why: str, fields: Mapping[str, Any]) -> models.Model:
    """Change a row that is locked or new, and return its step; neither is saved yet."""
    lifecycle = _lifecycles[type(row)]
    move = lifecycle.permitted(row, verb, by)
    came_from, row.status = row.status, move.to
    for name, value in fields.items():
        setattr(row, name, value)
    return lifecycle.step_model(
        record=row, verb=verb, from_status=came_from, to_status=move.to, by=by, why=why
    )


def _lock_in_order(model: type[models.Model], keys: list[Any]) -> list[Any]:
    return list(model._base_manager.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _make(
    locked: Any,
    verb: str,
    *,
    by: Any,
    why: str,
    to: str | None = None,
    step: Mapping[str, Any] | None = None,
    fields: Mapping[str, Any] | None = None,
) -> models.Model:
    lifecycle = _lifecycles[type(locked)]
    move = lifecycle.permitted(locked, verb, by) if to is None else _chosen(lifecycle, locked, verb, by, to)
    came_from, locked.status = locked.status, move.to
    for name, value in (fields or {}).items():
        setattr(locked, name, value)
    locked.save(update_fields=["status", *(fields or {})])
    return lifecycle.step_model._base_manager.create(
        record=locked, verb=verb, from_status=came_from, to_status=move.to, by=by, why=why, **(step or {})
    )


def _bring_up_to_date(record: Any, locked: Any) -> None:
    """What the caller holds now says what the database says; rows it has fetched beside it stay at hand."""
    for column in record._meta.concrete_fields:
        setattr(record, column.attname, getattr(locked, column.attname))


def _chosen(lifecycle: Lifecycle, locked: Any, verb: str, by: Any, to: str) -> Move:
    for move in lifecycle.moves:
        if move.verb == verb and locked.status in move.froms and move.to == to:
            if move.permits(by, locked):
                return move
            raise NotPermitted(verb)
    raise NotNow(lifecycle.sentence(locked.status))
