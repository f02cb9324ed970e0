"""A pledge in words."""

import pytest

from offers import card
from pledges import describing
from pledges.models import Pledge


@pytest.mark.parametrize(
    ("kind", "pay", "to_staff", "to_young_adults"),
    [
        ("work_experience", 0, "Unpaid", "No pay (£0)"),
        ("work_experience", 1271, "£12.71 an hour", "£12.71 an hour, before tax"),
        ("apprenticeship", 0, None, None),
        ("apprenticeship", 1200, "£12 an hour", "£12 an hour, before tax"),
        ("priority_interview", 0, None, None),
        ("mentoring", 0, None, "No pay (£0)"),
        ("other_support", 0, None, None),
    ],
)
def test_only_work_that_is_unpaid_is_called_unpaid(kind, pay, to_staff, to_young_adults):
    pledge = Pledge(kind=kind, pay=pay, status="draft")
    told = {name: words for _, rows in describing.facts(pledge) for name, words in rows}
    assert told.get("Pay") == to_staff
    if kind != "apprenticeship" or pay:
        assert next((line for line in card.money(pledge) if "£" in line), None) == to_young_adults
