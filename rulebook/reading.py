"""What a rule says: today, or on another day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from .entries import RULES
from .models import Entry
from .remembering import briefly


def value(key: str, on: date | None = None) -> Any:
    """The value of a rule on a day, today by default. Raises KeyError for a key that nobody declared."""
    rule = RULES[key]
    day = on or timezone.localdate()
    for from_on, stored in _newest_first().get(key, ()):
        if from_on <= day:
            return stored
    return rule.default


@dataclass(frozen=True, slots=True)
class Council:
    """The council whose service this is. Texts may be empty where nobody has filled them in."""

    name: str
    service_name: str
    brand: str
    brand_deep: str
    contact_phone: str
    contact_email: str
    authority_code: str


def council() -> Council:
    """The council as it stands today."""
    return Council(**{name: value(f"council.{name}") for name in Council.__slots__})


@briefly
def _newest_first() -> dict[str, list[tuple[date, Any]]]:
    entries: dict[str, list[tuple[date, Any]]] = defaultdict(list)
    for key, from_on, stored in Entry.objects.order_by("-from_on").values_list("key", "from_on", "value"):
        entries[key].append((from_on, stored))
    return dict(entries)
