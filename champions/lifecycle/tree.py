"""The council's tree changes: another name, place or council from a day on; a body that is abolished."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from accounts import leaving
from accounts.permissions import an_ete_worker
from champions import notices
from champions.models import Champion, Organisation, OrganisationChange
from geography.models import Authority
from lifecycles import NotNow, NotPermitted, mark, refuse_stale

from . import posts

ONE_AT_A_TIME = 7_024_002
"""The key of the lock under which the tree changes: any number that no other lock has."""


@transaction.atomic
def plan_change(
    organisation: Organisation,
    *,
    by: Any,
    from_on: dt.date,
    name: str,
    parent: Organisation | None,
    council: Authority | None,
    ends_on: dt.date | None = None,
    why: str,
    read: str | None = None,
) -> OrganisationChange:
    """At once where the day has come. Raises NotNow for a circle, for a name that is taken, and where
    somebody else changed it after it was read.
    """
    if not an_ete_worker(by, organisation):
        raise NotPermitted("plan_change")
    one_at_a_time()
    held = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    refuse_stale(read, as_it_stands(held))
    refuse_circle(held, parent)
    refuse_taken(held, name, parent, council)
    change = OrganisationChange.objects.create(
        organisation=held,
        from_on=from_on,
        name=name,
        parent=parent,
        council=council,
        before=in_words(held),
        why=why,
        noted_by=by,
    )
    held.ends_on = ends_on
    held.save(update_fields=["ends_on"])
    if from_on <= timezone.localdate():
        apply_change(change)
    notices.changed(held)
    return change


def as_it_stands(organisation: Organisation) -> str:
    """The mark of its name and place, and of what is planned."""
    planned = organisation.changes.to_come().order_by("pk").values_list("pk", flat=True)
    it = organisation
    return mark(it.name, it.parent_id, it.council_id, it.ends_on, *planned)


def one_at_a_time() -> None:
    """Two who put bodies into one another at once come here one after the other; of more, too."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def refuse_circle(organisation: Organisation, parent: Organisation | None) -> None:
    if parent and organisation in (parent, *all_above(parent)):
        raise NotNow(f"{parent} is part of {organisation}, so {organisation} cannot be part of it.")


def all_above(organisation: Organisation) -> Iterator[Organisation]:
    """What it is part of, as it stands in the database now, and what that is part of."""
    above = Organisation.objects.filter(parts=organisation).first()
    while above is not None:
        yield above
        above = above.parent


def refuse_taken(
    organisation: Organisation, name: str, parent: Organisation | None, council: Authority | None
) -> None:
    same = Organisation.objects.filter(name=name, parent=parent, council=council).exclude(pk=organisation.pk)
    if same.exists():
        raise NotNow(f"{name} is there already. If it is the same, merge the two.")


def in_words(organisation: Organisation) -> str:
    part = f", part of {organisation.parent}" if organisation.parent else ""
    return f"{organisation}{part}{f', {organisation.council}' if organisation.council else ''}"


def apply_change(change: OrganisationChange) -> None:
    organisation = change.organisation
    organisation.name, organisation.parent, organisation.council = change.name, change.parent, change.council
    organisation.save(update_fields=["name", "parent", "council"])
    change.applied_at = timezone.now()
    change.save(update_fields=["applied_at"])


def apply_what_is_due() -> None:
    """For each night: changes whose day has come, and the posts at bodies that are no longer there."""
    today = timezone.localdate()
    for change in list(OrganisationChange.objects.due_on(today).order_by("from_on", "pk")):
        apply_or_ask(change)
    over = Champion.objects.current().filter(organisation__ends_on__lt=today)
    for champion in over.select_related("organisation", "user"):
        end_with_its_body(champion)


@transaction.atomic
def apply_or_ask(change: OrganisationChange) -> None:
    """What was possible when it was noted may no longer be: then a worker looks at it again."""
    one_at_a_time()
    try:
        refuse_circle(change.organisation, change.parent)
        refuse_taken(change.organisation, change.name, change.parent, change.council)
    except NotNow as refused:
        change.refused_why = refused.sentence
        change.save(update_fields=["refused_why"])
        notices.change_refused(change)
    else:
        apply_change(change)


@transaction.atomic
def end_with_its_body(champion: Champion) -> None:
    why = f"{champion.organisation} ended on {champion.organisation.ends_on:%-d %B %Y}."
    posts.leave(champion, by=None, why=why)
    leaving.leave_if_nothing_is_left(champion.user_id, why)
