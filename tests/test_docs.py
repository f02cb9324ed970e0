"""What README.md and docs/ point to is there, and each decision has a number of its own."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
PAGES = [HOUSE / "README.md", *sorted((HOUSE / "docs").rglob("*.md"))]
DECISIONS = sorted((HOUSE / "docs" / "adr").glob("*.md"))
MADE_LATER = {"media/"}


def test_decisions_are_numbered_one_after_the_other():
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=lambda page: page.stem)
def test_a_decision_says_its_number(page):
    assert page.read_text(encoding="utf-8").startswith(f"# {int(page.name[:4])}. ")


@pytest.mark.parametrize("page", DECISIONS[:7] + DECISIONS[8:], ids=lambda page: page.stem)
def test_a_decision_has_its_four_parts(page):
    """All but the eighth, which is a list of small ones."""
    parts = re.findall(r"^\*\*(\w+)\*\*:", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert parts == ["Status", "Context", "Decision", "Consequences"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_file_that_is_named_is_there(page):
    names = set(re.findall(r"`([a-z]\w*/[\w./-]*)`", page.read_text(encoding="utf-8"))) - MADE_LATER
    assert [name for name in sorted(names) if not (HOUSE / name).exists()] == []
