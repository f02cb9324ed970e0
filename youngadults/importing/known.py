"""What is known here already, read once for all the rows of an import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from youngadults.caseloads import advisers
from youngadults.models import AdviserName, CaseloadEntry, CaseRecord, YoungAdult

from .drafts import Draft, same_person, split, squeezed
from .merging import bare
from .ours import our_council

AT_A_TIME = 5000


@dataclass
class Known:
    """``council`` is the authority's code; people by their number, by the number without zeros in front and
    birthday, and by name and birthday; who has an e-mail; advisers by what they are called. ``numbers`` are
    those of the rows.
    """

    council: str
    by_number: dict[str, YoungAdult] = field(default_factory=dict)
    by_bare: dict[tuple[str, str], list[YoungAdult]] = field(default_factory=lambda: defaultdict(list))
    numbers: set[str] = field(default_factory=set)
    by_person: dict[tuple[str, str, str], list[YoungAdult]] = field(default_factory=lambda: defaultdict(list))
    emails: dict[str, int] = field(default_factory=dict)
    advisers: dict[str, User | None] = field(default_factory=dict)
    advised_by: dict[int, User] = field(default_factory=dict)
    forgotten: set[str] = field(default_factory=set)

    def adviser(self, named: str, address: str = "") -> User | None:
        """The one personal adviser of that address or name; nobody where there is none, or two."""
        for key in (address, named.lower(), squeezed(named), squeezed("".join(split(named)))):
            if key and self.advisers.get(key):
                return self.advisers[key]
        return None


def record_of(person: YoungAdult) -> CaseRecord | None:
    return getattr(person, "case_record", None)


def known_to(drafts: Sequence[Draft]) -> Known:
    found = Known(our_council())
    for person in people(drafts):
        record = record_of(person)
        if record and record.reference and record.council_id == found.council:
            found.by_number[record.reference] = person
            found.by_bare[bare(record.reference), person.date_of_birth.isoformat()].append(person)
        key = same_person(person.first_name, person.last_name, person.date_of_birth.isoformat())
        found.by_person[key].append(person)
    addresses = {it.values["email"] for it in drafts if it.values.get("email")}
    for part in parts(addresses):
        found.emails |= dict(User.objects.filter(email__in=part).values_list("email", "pk"))
    found.advisers = advisers_by_name()
    marks = CaseRecord.objects.filter(reference__startswith="#").values_list("reference", flat=True)
    found.forgotten = set(marks)
    entries = CaseloadEntry.objects.advising().select_related("adviser")
    found.advised_by = {entry.young_adult_id: entry.adviser for entry in entries}
    return found


def people(drafts: Sequence[Draft]) -> Iterable[YoungAdult]:
    """Those whose number or birthday stands in a row."""
    # A guest is another council's, and stays what they are whatever our own case system says.
    ours = YoungAdult.objects.filter(guest_until=None)
    rows = ours.select_related("user", "case_record").order_by("pk")
    seen: set[int] = set()
    for name, lookup in (("id", "case_record__reference__in"), ("dob", "date_of_birth__in")):
        for part in parts({it.values[name] for it in drafts if it.values.get(name)}):
            for person in rows.filter(**{lookup: part}):
                if person.pk not in seen:
                    seen.add(person.pk)
                    yield person


def parts(values: Iterable[Any]) -> Iterable[list[Any]]:
    in_order = sorted(values)
    return (in_order[start : start + AT_A_TIME] for start in range(0, len(in_order), AT_A_TIME))


def advisers_by_name() -> dict[str, User | None]:
    """Address, name without spaces, and the names that somebody has matched; two of one name are nobody."""
    found: dict[str, User | None] = {}
    for user in advisers():
        found[user.email or ""] = user
        name = squeezed(user.name)
        found[name] = None if name in found else user
    for alias in AdviserName.objects.filter(adviser__in=advisers()).select_related("adviser"):
        found[squeezed(alias.name)] = alias.adviser
    return found
