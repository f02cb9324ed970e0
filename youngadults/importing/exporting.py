"""The same data back out, as CSV under the names that councils use: what goes out can come in again."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify

from geography.models import Authority
from tabular.cells import safe
from youngadults.models import CaseloadEntry, YoungAdult

from .deciding import NO_NAME
from .known import record_of

COLUMNS = (
    "CHILD",
    "FORENAME",
    "SURNAME",
    "DOB",
    "IN_TOUCH",
    "ACTIV",
    "ACCOM",
    "IN_CUSTODY",
    "POSTCODE",
    "DISTRICT",
    "DISTRICT_CODE",
    "MOBILE",
    "EMAIL",
    "PREFERRED_CONTACT",
    "PERSONAL_ADVISER",
    "PERSONAL_ADVISER_EMAIL",
    "PERMISSION_TO_WORK",
    "PERMISSION_REVIEW_DATE",
)
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel breaks every accent."""


def to_export(young_adults: QuerySet[YoungAdult]) -> QuerySet[YoungAdult]:
    rows = young_adults.select_related("user", "district", "case_record")
    return rows.order_by("last_name", "first_name", "pk")


def lines(people: Iterable[YoungAdult]) -> Iterator[list[Any]]:
    yield list(COLUMNS)
    entries = CaseloadEntry.objects.advising().select_related("adviser")
    advisers = {entry.young_adult_id: entry.adviser for entry in entries}
    for person in people:
        yield [safe(value) for value in line_of(person, advisers.get(person.pk))]


def line_of(person: YoungAdult, adviser: Any) -> list[Any]:
    record = record_of(person)
    named = person.first_name != NO_NAME
    return [
        record.reference if record else "",
        person.first_name if named else "",
        person.last_name if named else "",
        in_england(person.date_of_birth),
        record.in_touch if record else "",
        record.activity if record else "",
        record.accommodation if record else "",
        "Yes" if person.in_custody else "No",
        person.postcode,
        person.district.name if person.district else "",
        person.district_id or "",
        person.phone.as_national if person.phone else "",
        person.user.email or "",
        person.preferred_contact,
        adviser.name if adviser else record.adviser_named if record else "",
        adviser.email if adviser else "",
        person.permission_to_work,
        in_england(person.permission_review_on),
    ]


def in_england(day: Any) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def csv_text(people: Iterable[YoungAdult]) -> Iterator[str]:
    """A part for each row, so that a long list needs no more memory."""
    yield BYTE_ORDER_MARK
    for line in lines(people):
        part = io.StringIO(newline="")
        csv.writer(part).writerow(line)
        yield part.getvalue()


def districts_of(young_adults: QuerySet[YoungAdult]) -> list[Authority | None]:
    """Where they live; None for those of whom nobody knows, or who live outside England."""
    homes = Authority.objects.filter(pk__in=young_adults.order_by().values("district")).order_by("name")
    nowhere = young_adults.filter(district=None).exists()
    return [*homes, *([None] if nowhere else [])]


def files_by_district(young_adults: QuerySet[YoungAdult]) -> Iterator[tuple[str, str]]:
    """A file for each district: its name and its text."""
    for district in districts_of(young_adults):
        name = slugify(district.name) if district else "no-district"
        people = to_export(young_adults.filter(district=district))
        yield f"young-adults-{name}.csv", "".join(csv_text(people))


def packed(young_adults: QuerySet[YoungAdult]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as files:
        for name, text in files_by_district(young_adults):
            files.writestr(name, text)
    return kept.getvalue()
