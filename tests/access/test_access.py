"""Every page opens for just the people of the table, and no page is missing from it.

Each answer is held to the headers that it must carry, and the log to naming nobody.
"""

from __future__ import annotations

import pytest

from tests.access.asking import Row, pages, rows
from tests.access.headers import hold_to_headers
from tests.access.journal import found, personal_data
from tests.access.table import PEOPLE

# The last are its old addresses, which have no names and lead to the new ones.
ALLAUTH = ("account_", "mfa_", "usersessions_", "socialaccount_", "openid_connect_", "social/")


def test_no_page_is_missing_from_the_table():
    listed = {row.page for row in rows()}
    missing = {page for page in pages() if not page.startswith(ALLAUTH)} - listed
    assert not missing, f"Type these into tests/access/table.py: {sorted(missing)}"


def test_the_table_names_only_pages_that_exist():
    assert {row.page for row in rows()} <= set(pages())


@pytest.mark.django_db
@pytest.mark.parametrize("row", rows(), ids=str)
def test_each_person_gets_the_answer_of_the_table(house, row: Row, undone, journal):
    answers, arguments = {}, row.arguments(house.cast)
    for name in PEOPLE:
        with undone():
            answer = row.ask(house.visit(name), arguments)
        answers[name] = answer.status_code
        hold_to_headers(answer)
    assert answers == row.answers
    secrets = personal_data(house.cast) | {str(it) for it in arguments if len(str(it)) > 20}
    assert found(secrets, journal.text) == set()
