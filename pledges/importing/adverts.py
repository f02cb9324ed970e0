"""An advert of the Display Advert API v2 as a row: cleaned, without the employer's contacts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from tabular.importing import Noted, SourceRow, Unreadable

from . import cells
from .cells import without_markup, words

SOURCE = "Find an apprenticeship"

PER = {"Weekly": "week", "Monthly": "month", "Annually": "year"}
SECTORS = {
    "agriculture, environmental and animal care": "environment-and-land",
    "business and administration": "administration",
    "care services": "social-care",
    "catering and hospitality": "hospitality-and-food",
    "construction and the built environment": "construction-and-trades",
    "creative and design": "creative-and-media",
    "digital": "computing-technology-and-digital",
    "education and early years": "teaching-and-education",
    "engineering and manufacturing": "engineering-and-maintenance",
    "hair and beauty": "beauty-and-wellbeing",
    "health and science": "healthcare",
    "legal, finance and accounting": "business-and-finance",
    "protective services": "emergency-and-uniform-services",
    "sales, marketing and procurement": "retail-and-sales",
    "transport and logistics": "transport",
}
QUALIFICATIONS = {"GCSE": 2, "A Level": 3, "T Level": 3, "BTEC": 3, "Degree": 5}


def row_of(advert: Any, position: int, file: str = "") -> SourceRow:
    """One advert; what is no advert is a row that says so."""
    found = SourceRow(file, "", position, {})
    try:
        advert = storable(advert)
    except RecursionError:
        advert = None
    if not isinstance(advert, Mapping):
        found.unread["title"] = "This is not an advert."
        return found
    found.values["kind"] = "apprenticeship"
    for name, (label, read) in READERS.items():
        keep(found, name, label, read, advert)
    if advert.get("isNationalVacancy"):
        found.notes.append("Note: Place is anywhere in the country, so the advert names none.")
    elif len(advert.get("addresses") or []) > 1:
        found.notes.append(f"Note: Place is one of {len(advert['addresses'])}; the first was kept.")
    return found


def storable(value: Any) -> Any:
    """The same without what no database keeps: JSON can spell signs that are none."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().replace("\x00", "")
    if isinstance(value, Mapping):
        return {storable(name): storable(one) for name, one in value.items()}
    return [storable(one) for one in value] if isinstance(value, list) else value


def keep(found: SourceRow, name: str, label: str, read: Any, advert: Mapping[str, Any]) -> None:
    try:
        value = read(advert)
    except Unreadable as problem:
        found.unread[name] = f"{label}: {problem}."
        return
    except (TypeError, ValueError, AttributeError, KeyError, IndexError, OverflowError):
        found.unread[name] = f"{label}: is not in a form that we know."
        return
    if isinstance(value, Noted):
        found.notes.append(f"{'Check' if value.check else 'Note'}: {label} {value.sentence}.")
        value = value.value
    if value not in (None, "", [], False):
        found.values[name] = value


def text(name: str, longest: int) -> Any:
    return lambda advert: words(longest)(advert[name]) if advert.get(name) else None


def description(advert: Mapping[str, Any]) -> Any:
    parts = (advert.get(name) for name in ("description", "fullDescription", "trainingDescription"))
    return words(2000)("\n".join(without_markup(str(part)) for part in parts if part))


def day(name: str) -> Any:
    def read(advert: Mapping[str, Any]) -> str | None:
        return dt.date.fromisoformat(str(advert[name])[:10]).isoformat() if advert.get(name) else None

    return read


def first_address(advert: Mapping[str, Any]) -> Mapping[str, Any]:
    return (advert.get("addresses") or [{}])[0]


def site(advert: Mapping[str, Any]) -> Any:
    address = first_address(advert)
    parts = [address.get(f"addressLine{n}") for n in range(1, 5)]
    return words(120)(", ".join(str(part) for part in parts if part)) or None


def postcode(advert: Mapping[str, Any]) -> Any:
    written = first_address(advert).get("postcode")
    return cells.postcode(written) if written else None


def pay(advert: Mapping[str, Any]) -> Any:
    wage = advert.get("wage") or {}
    kind, amount = wage.get("wageType"), wage.get("wageAmount")
    if kind in ("ApprenticeshipMinimum", "NationalMinimum"):
        return {"pence": -1 if kind == "ApprenticeshipMinimum" else -2, "per": "hour"}
    if amount:
        return {"pence": round(float(amount) * 100), "per": PER.get(wage.get("wageUnit"), "year")}
    said = without_markup(str(wage.get("wageAdditionalInformation") or ""))
    found = re.search(r"£\s?[\d,]+(?:\.\d+)?(?: (?:a|an|per) \w+)?", said)
    return cells.pay(found[0]) if found else None


def standard(advert: Mapping[str, Any]) -> Any:
    course = advert.get("course") or {}
    title = re.sub(r"\s*\(level \d\)$", "", str(course.get("title") or ""))
    return words(120)(f"LARS {course['larsCode']} {title}" if course.get("larsCode") else title) or None


def level(advert: Mapping[str, Any]) -> Any:
    said = (advert.get("course") or {}).get("level") or advert.get("apprenticeshipLevel")
    return cells.level(str(said)) if said else None


def sector(advert: Mapping[str, Any]) -> Any:
    return SECTORS.get(str((advert.get("course") or {}).get("route") or "").casefold())


def hours(advert: Mapping[str, Any]) -> Any:
    return cells.hours(float(advert["hoursPerWeek"])) if advert.get("hoursPerWeek") else None


def qualification(advert: Mapping[str, Any]) -> Any:
    essential = [it for it in advert.get("qualifications") or [] if it.get("weighting") == "Essential"]
    return max((QUALIFICATIONS.get(it.get("qualificationType"), 0) for it in essential), default=None)


def foundation(advert: Mapping[str, Any]) -> bool:
    return (advert.get("course") or {}).get("type") == "foundationApprenticeship"


def times(advert: Mapping[str, Any]) -> Any:
    said = (advert.get("wage") or {}).get("workingWeekDescription")
    return words(120)(said) if said else None


def duration(advert: Mapping[str, Any]) -> Any:
    return cells.months(str(advert["expectedDuration"])) if advert.get("expectedDuration") else None


def reference(advert: Mapping[str, Any]) -> Any:
    return (
        str(advert["vacancyReference"]).removeprefix("VAC")[:60] if advert.get("vacancyReference") else None
    )


def positions(advert: Mapping[str, Any]) -> Any:
    return cells.places(advert["numberOfPositions"]) if "numberOfPositions" in advert else None


def state(advert: Mapping[str, Any]) -> Any:
    return "closed" if advert.get("isClosed") else None


READERS: dict[str, tuple[str, Any]] = {
    "reference": ("Reference", reference),
    "organisation": ("Employer", text("employerName", 200)),
    "title": ("Title", text("title", 120)),
    "description": ("What they would do", description),
    "sector": ("Kind of work", sector),
    "places": ("Places", positions),
    "starts_on": ("First day", day("startDate")),
    "fill_by": ("Closing date", day("closingDate")),
    "postcode": ("Postcode", postcode),
    "site_name": ("Place", site),
    "weekly_hours": ("Hours a week", hours),
    "times": ("Working week", times),
    "pay": ("Wage", pay),
    "standard": ("Standard", standard),
    "level": ("Level", level),
    "is_foundation": ("Foundation", foundation),
    "months": ("How long", duration),
    "training_provider": ("Training provider", text("providerName", 120)),
    "qualification_needed": ("Qualification", qualification),
    "state": ("Status", state),
}
