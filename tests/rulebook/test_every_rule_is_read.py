"""A rule that nothing reads would be changed by a manager, and nothing would follow."""

from pathlib import Path

import pytest

from rulebook.entries import RULES

HOUSE = Path(__file__).resolve().parent.parent.parent
NO_ROOM = {"rulebook", "tests", "bench", "demo", "node_modules", "docs"}

READ_WITHIN = {
    "council.name": "council.name",
    "council.service_name": "council.service_name",
    "council.contact_phone": "council.contact_phone",
    "council.contact_email": "council.contact_email",
    "council.brand": "council.brand",
    "council.brand_deep": "council.brand_deep",
    "council.authority_code": ".authority_code",
    "notice.quiet_from": "quiet_hours",
    "notice.quiet_until": "quiet_hours",
    "wage.from_21": "minimum_pence",
    "wage.from_18": "minimum_pence",
    "wage.under_18": "minimum_pence",
    "wage.apprentice": "minimum_pence",
}
"""Rules that the rulebook reads for others, and the name by which they ask."""


@pytest.fixture(scope="module")
def rooms() -> str:
    rooms = [path.parent for path in HOUSE.glob("*/apps.py") if path.parent.name not in NO_ROOM]
    files = [path for room in rooms for path in room.rglob("*.py")]
    pages = (HOUSE / "templates").rglob("*.html")
    return "\n".join(path.read_text(encoding="utf-8") for path in [*files, *pages])


@pytest.mark.parametrize("key", RULES)
def test_a_rule_is_read_by_a_room(rooms, key):
    assert READ_WITHIN.get(key, f'"{key}"') in rooms


def test_what_is_read_within_is_still_a_rule():
    assert set(READ_WITHIN) <= set(RULES)
