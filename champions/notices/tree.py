"""What is told when the council's tree cannot change as it was planned."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from champions.models import OrganisationChange
from notifications.kinds import Kind, declare
from notifications.tasks import open_task
from rulebook.calendar import add_working_days
from rulebook.reading import value

from .people import address_of, who_looks_after_hosts


def refused(keys: Iterable[int]) -> dict[int, OrganisationChange]:
    return OrganisationChange.objects.select_related("organisation").in_bulk(list(keys))


def nobody_looked(change: OrganisationChange) -> bool:
    """Whoever looks at it notes another, or merges the two."""
    later = change.organisation.changes.filter(pk__gt=change.pk)
    return change.organisation.merged_into_id is None and not later.exists()


LOOK_AT_CHANGE = declare(
    Kind(
        name="look_at_tree_change",
        tells="ETE workers, as a task: a planned change of the council’s tree could not be made on its day",
        records=refused,
        line=lambda it: (
            f"{it.organisation} was to change on {it.from_on:%-d %B %Y} and could not. {it.refused_why} "
            "Note what is to be instead."
        ),
        still_true=nobody_looked,
    )
)


def change_refused(change: OrganisationChange) -> None:
    due_at = add_working_days(timezone.now(), value("sign_up.call_working_days"))
    link = address_of(change.organisation, "change")
    for worker in who_looks_after_hosts():
        open_task(worker, LOOK_AT_CHANGE, f"{change.pk}.0", link, due_at)
