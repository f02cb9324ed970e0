"""Undoing an import: who came with it goes, what it changed is as it was; not where anybody built on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db import router, transaction
from django.db.models import QuerySet
from django.db.models.deletion import Collector, ProtectedError

from accounts.models import User
from lifecycles import NotNow
from tabular.models import Import, ImportRow
from youngadults import caseloads
from youngadults.models import CaseRecord, YoungAdult

from .deciding import Plan
from .known import record_of
from .writing import PERSON_FIELDS, RECORD_FIELDS, snapshot, take_over

GOES_WITH_THEM = {
    "youngadults.youngadult",
    "youngadults.caserecord",
    "youngadults.preferences",
    "youngadults.caseloadentry",
    "youngadults.caseloadchange",
    "youngadults.look",
    "accounts.user",
    "accounts.signinlink",
    "notifications.notification",
    "notifications.delivery",
    "tabular.layout",
}
"""What may hang on somebody whom an import brought, and goes with them. Anything else was built on them."""

KIND = "young_adults"


def people_of(record: Import) -> QuerySet[YoungAdult]:
    """Everybody whom this import wrote; for the rooms above, which follow "take_back"."""
    keys = record.rows.exclude(about="").values_list("about", flat=True) if record.kind == KIND else []
    return YoungAdult.objects.filter(pk__in=[int(key) for key in keys])


Stays = Callable[[Import], list[str]]
_stays: list[Stays] = []


def add_what_stays(said: Stays) -> None:
    """Register what a room above does not undo with an import, in sentences."""
    if said not in _stays:
        _stays.append(said)


def what_stays(record: Import) -> list[str]:
    """What is not as it was once this import is taken back."""
    return [sentence for said in _stays for sentence in said(record)]


@transaction.atomic
def take_back(rows: Sequence[ImportRow], by: Any) -> None:
    """Raises NotNow with what has been built, and undoes nothing."""
    made = [row for row in rows if row.made]
    changed = [row for row in rows if not row.made]
    people = YoungAdult.objects.select_related("user", "case_record", "preferences")
    found = people.select_for_update(of=("self",)).in_bulk([int(row.about) for row in rows])
    refuse_where_built(made, changed, found)
    for row in changed:
        put_back(found[int(row.about)], row.was, by)
    remove([found[int(row.about)] for row in made])


def refuse_where_built(
    made: Iterable[ImportRow], changed: Iterable[ImportRow], found: dict[int, YoungAdult]
) -> None:
    rows = [(row, found.get(int(row.about))) for row in (*made, *changed)]
    built = [row for row, one in rows if one is None or is_built_on(one, row)]
    if built:
        names = ", ".join(str(row.row) for row in sorted(built, key=lambda row: row.place)[:5])
        more = f" and {len(built) - 5} more" if len(built) > 5 else ""
        rows_are = "rows" if len(built) > 1 else "row"
        raise NotNow(
            f"This import cannot be taken back: somebody has built on it since, in {rows_are} {names}{more}. "
            "Change by hand what is wrong there."
        )


def is_built_on(one: YoungAdult, row: ImportRow) -> bool:
    return has_moved_on(one, row) or (row.made and lives_here(one))


def has_moved_on(one: YoungAdult, row: ImportRow) -> bool:
    """Somebody, or a later import, has changed what this one wrote."""
    now = snapshot(one, Plan(one, {}), record_of(one) if "record" in row.became else None)
    if "adviser" in row.became:
        now["adviser"] = adviser_of(one)
    return any(now.get(name) != value for name, value in row.became.items() if name != "had_record")


def adviser_of(one: YoungAdult) -> int | None:
    entry = one.caseload_entries.advising().first()
    return entry.adviser_id if entry else None


def lives_here(one: YoungAdult) -> bool:
    """They have signed in, or somebody has asked them what they want."""
    wants = one.preferences
    asked = (wants.wants, wants.does_not_want, wants.interests, wants.days, wants.qualification)
    return one.user.last_login is not None or any(answer not in ("", None, {}, []) for answer in asked)


def put_back(one: YoungAdult, was: dict[str, Any], by: Any) -> None:
    for name in PERSON_FIELDS:
        setattr(one, name, as_field(name, was[name]))
    one.user.email, one.user.name = was["email"] or None, was["name"]
    one.user.save(update_fields=["email", "name"])
    one.save()
    put_back_record(one, was)
    former = User.objects.filter(pk=was.get("adviser")).first() if "adviser" in was else None
    if former is not None and caseloads.advisers().filter(pk=former.pk).exists():
        take_over(one, former, by)


def put_back_record(one: YoungAdult, was: dict[str, Any]) -> None:
    entry = CaseRecord.objects.get(young_adult=one)
    if not was["had_record"]:
        entry.delete()
        return
    for name in RECORD_FIELDS:
        setattr(entry, name, as_field(name, was["record"][name]))
    entry.save()


DAYS, MOMENTS = ("date_of_birth", "permission_review_on"), ("paused_at", "silenced_at")


def as_field(name: str, value: Any) -> Any:
    if value and name in DAYS:
        return dt.date.fromisoformat(value)
    return dt.datetime.fromisoformat(value) if value and name in MOMENTS else value


def remove(people: Sequence[YoungAdult]) -> None:
    """Delete people and accounts that nothing else hangs on."""
    users = User.objects.filter(pk__in=[one.user_id for one in people])
    theirs = YoungAdult.objects.filter(pk__in=[one.pk for one in people])
    for rows in (theirs, users):
        check_nothing_else(rows)
        rows.delete()


def check_nothing_else(rows: QuerySet[Any]) -> None:
    collector = Collector(using=router.db_for_write(rows.model), origin=rows)
    try:
        collector.collect(rows)
    except ProtectedError as built:
        raise NotNow(BUILT) from built
    going = {model._meta.label_lower for model, found in collector.data.items() if found}
    going |= {part.model._meta.label_lower for part in collector.fast_deletes if part.exists()}
    if going - GOES_WITH_THEM:
        raise NotNow(BUILT)


BUILT = "This import cannot be taken back: somebody has built on it since. Change by hand what is wrong."
