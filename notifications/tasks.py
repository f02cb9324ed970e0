"""What needs a human: one list for each worker, with when it is due and what it is about.

A task is declared as a `Kind`, like a notice. It closes itself when its kind says that it is no longer true.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from . import live
from .inbox import records_of
from .kinds import Kind, kind_named
from .models import Task

TOPIC = "tasks"


def open_task(owner: Any, kind: Kind, key: str, link: str, due_at: dt.datetime) -> None:
    """Give somebody something to do, in the caller's transaction.

    While a task of this kind about the same record is open, another occasion adds none: one call answers
    both.
    """
    same_record = Task.objects.open().filter(
        owner=owner, kind=kind.name, key__startswith=f"{key.partition('.')[0]}."
    )
    if same_record.exists():
        return
    task = Task(owner=owner, kind=kind.name, key=key, link=link, due_at=due_at)
    Task.objects.bulk_create([task], ignore_conflicts=True)
    live.hint([owner.pk], [TOPIC])


def open_many(tasks: Iterable[Task]) -> None:
    """Give many people something to do about records for which nothing can be open yet, with few queries."""
    rows = Task.objects.bulk_create(list(tasks), ignore_conflicts=True, batch_size=1000)
    live.hint({row.owner_id for row in rows}, [TOPIC])


def open_tasks(owner: Any, kinds: Iterable[Kind], records: Iterable[int]) -> QuerySet[Task]:
    """What somebody has to do about these records (by their keys)."""
    wanted = reduce(or_, (Q(key__startswith=f"{record}.") for record in records), Q(pk__in=[]))
    return Task.objects.open().filter(wanted, owner=owner, kind__in=[kind.name for kind in kinds])


def pass_on(tasks: QuerySet[Task], to: Any) -> None:
    """Give open tasks to somebody else. Those that they have or had themselves are closed instead."""
    rows = list(tasks)
    theirs = Task.objects.filter(owner=to, key__in=[task.key for task in rows]).values_list("kind", "key")
    known = set(theirs)
    twice = [task.pk for task in rows if (task.kind, task.key) in known]
    Task.objects.filter(pk__in=twice).update(done_at=timezone.now())
    Task.objects.filter(pk__in={task.pk for task in rows} - set(twice)).update(owner=to)
    live.hint({to.pk, *(task.owner_id for task in rows)} if rows else (), [TOPIC])


def done(task: Task, *, by: Any) -> None:
    """Tick a task off. One that is closed already stays as it was closed."""
    if Task.objects.open().filter(pk=task.pk).update(done_at=timezone.now(), done_by=by):
        live.hint([task.owner_id], [TOPIC])


@dataclass(frozen=True)
class ToDo:
    """One open task as it is read."""

    task: Task
    sentence: str

    @property
    def is_overdue(self) -> bool:
        return self.task.due_at < timezone.now()


def to_do(owner: Any) -> list[ToDo]:
    """What somebody has to do, the most pressing first; what has solved itself is left out."""
    return still_to_do(Task.objects.visible_to(owner).open())


def still_to_do(tasks: Iterable[Task]) -> list[ToDo]:
    """Of these open tasks, those that have not solved themselves."""
    return [it for it in _read(tasks) if it is not None]


def _read(tasks: Iterable[Task]) -> list[ToDo | None]:
    tasks = list(tasks)
    records = records_of((task.kind, task.key) for task in tasks)
    return [_to_do(task, records.get((task.kind, task.key))) for task in tasks]


def _to_do(task: Task, record: Any) -> ToDo | None:
    kind = kind_named(task.kind)
    if kind is None or record is None or not kind.still_true(record):
        return None
    return ToDo(task, kind.line(record))


def close_solved() -> int:
    """Close every open task that has solved itself; how many there were."""
    tasks = list(Task.objects.open())
    solved = [task.pk for task, open_still in zip(tasks, _read(tasks), strict=True) if open_still is None]
    return Task.objects.open().filter(pk__in=solved).update(done_at=timezone.now())
