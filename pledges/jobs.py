"""In the background: fetching adverts, which takes as long as another service takes."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from procrastinate.contrib.django import app

from champions.models import Organisation
from tabular.importing import CannotRead, running
from tabular.importing.whole import Given
from tabular.jobs import QUEUE, fresh_connection
from tabular.models import Import

from .importing.adverts import SOURCE
from .importing.find_an_apprenticeship import Client, rows_of
from .importing.importer import IMPORTER
from .importing.known import adverts_here
from .importing.whose import belongs_to


def fetch(organisation: Organisation, *, by: Any) -> None:
    fetch_adverts.configure(queue=QUEUE).defer(organisation_id=organisation.pk, by_id=by.pk)


@app.task(queue=QUEUE)
def fetch_adverts(organisation_id: int, by_id: int) -> None:
    """The adverts of one employer as an import that waits for a yes; or why there are none."""
    if not connection.in_atomic_block:
        fresh_connection()
    organisation = Organisation.objects.get(pk=organisation_id)
    by = get_user_model().objects.get(pk=by_id)
    found = Given()
    try:
        found.given = rows_of(Client(), adverts_here(organisation), EmployerName=organisation.name)
    except CannotRead as problem:
        record = Import.objects.create(kind=IMPORTER.kind, source=SOURCE, files=[SOURCE], by=by)
        running.stop(record, str(problem))
        return
    belongs_to(found.given, organisation)
    running.preview(running.start(IMPORTER, SOURCE, [f"{SOURCE}: {organisation}"], found, by=by))
