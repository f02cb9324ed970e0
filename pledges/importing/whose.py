"""Whose a row is: by the name that its organisation has here, or by what somebody said about that name.

Names that nobody here has, and names that two organisations have, are asked about on the page of an import.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from accounts.permissions import an_ete_worker
from champions.models import Organisation
from champions.recognising import plain
from lifecycles import NotPermitted
from pledges.models import NameInFiles
from tabular import jobs
from tabular.importing import Outcome, SourceRow, running
from tabular.models import Import, ImportRow

MOST_AT_ONCE = 40
"""Names on one page of questions, those of the most rows first; the others come after these."""


@dataclass
class Organisations:
    """Every organisation by its number and by its names. ``said`` are names that somebody has explained,
    ``shared`` those that more than one has here.
    """

    by_number: dict[int, Organisation] = field(default_factory=dict)
    by_name: dict[str, Organisation] = field(default_factory=dict)
    said: dict[str, Organisation] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)

    @classmethod
    def here(cls) -> Organisations:
        found = cls({it.pk: it for it in Organisation.objects.still_there()})
        for organisation in found.by_number.values():
            name = plain(organisation.name)
            found.shared |= {name} & found.by_name.keys()
            found.by_name[name] = organisation
        explained = NameInFiles.objects.values_list("name", "organisation")
        found.said = {name: found.by_number[pk] for name, pk in explained if pk in found.by_number}
        return found

    def of(self, values: Mapping[str, Any]) -> Organisation | None:
        """Whose a row is. What somebody said of its name counts first."""
        if number := values.get("organisation_number"):
            return self.by_number.get(number)
        name = plain(values.get("organisation", ""))
        if not name:
            return None
        return self.said.get(name) or (None if name in self.shared else self.by_name.get(name))

    def why_not(self, values: Mapping[str, Any]) -> str:
        """Why `of` found nobody."""
        name = values.get("organisation", "")
        if plain(name) and plain(name) in self.shared:
            return f"“{name}” is the name of more than one organisation here: say which it is."
        if plain(name):
            return f"“{name}” is no organisation that we know: say which it is, or write its name as here."
        return "Nobody has said whose it is."


def belongs_to(rows: Iterable[SourceRow | ImportRow], organisation: Organisation) -> None:
    """From now on these rows are this organisation's, whatever they call it."""
    for row in rows:
        row.values.update(organisation=organisation.name, organisation_number=organisation.pk)


# --- Asked about on the page of an import


@dataclass(frozen=True)
class Question:
    """A name in a file, or none at all, how many rows have it, and what was said of it before."""

    name: str
    rows: int
    answer: Organisation | None = None

    @property
    def key(self) -> str:
        """The same for as long as the name is, whatever else is asked: two may answer at a time."""
        return f"name_{hashlib.sha256(plain(self.name).encode()).hexdigest()[:16]}"


def questions(record: Import) -> list[Question]:
    """The names of its rows that nobody here has, and those that somebody has explained before."""
    here = Organisations.here()
    rows: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for values in record.rows.exclude(outcome=Outcome.REFUSED).values_list("values", flat=True):
        name = values.get("organisation", "")
        if plain(name) in here.said or here.of(values) is None:
            rows[plain(name)] += 1
            shown.setdefault(plain(name), name if plain(name) else "")
    open_first = sorted(rows, key=lambda name: (name in here.said, -rows[name], name))
    return [Question(shown[name], rows[name], here.said.get(name)) for name in open_first]


@transaction.atomic
def say_whose(record: Import, answers: Mapping[str, Organisation | None], *, by: Any) -> None:
    """What each name stands for, or None where nobody knows; then the rows are looked at again.

    The names are remembered for the next file. Raises NotPermitted, and MovedOn where it is no preview.
    """
    if not an_ete_worker(by, record):
        raise NotPermitted("say_whose")
    # First, so that nobody writes it meanwhile: whoever asks second is told that it has moved on.
    running.ask(record, Import.Work.PREVIEW, jobs.defer)
    for name, organisation in answers.items():
        if not name:
            give_nameless(record, organisation)
        elif organisation is None:
            NameInFiles.objects.filter(name=plain(name)).delete()
        else:
            said = {"organisation": organisation, "by": by}
            NameInFiles.objects.update_or_create(name=plain(name), defaults=said)


def give_nameless(record: Import, organisation: Organisation | None) -> None:
    """Rows without a name are this organisation's in this import; of another file that says nothing."""
    if organisation is not None:
        rows = record.rows.exclude(outcome=Outcome.REFUSED)
        nameless = [row for row in rows if not plain(row.values.get("organisation", ""))]
        belongs_to(nameless, organisation)
        running.save(nameless, ["values"])
