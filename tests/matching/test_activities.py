"""What a permission to work allows, cell by cell: typed by hand from the specification."""

import pytest

from matching.activities import (
    PERMISSION_ACTIVITIES,
    Activity,
    activity_of,
    answer,
    asks_first_to_volunteer,
    has_permission,
    needs_permission,
)
from tests.factories import make_pledge
from tests.people import make_organisation
from youngadults.models import YoungAdult

YES, ASK, NO = "yes", "ask the adviser first", "blocked, and nobody can set it aside"
TABLE = {
    # paid, volunteering, unpaid with a private business
    "any_paid": (YES, YES, YES),
    "restricted_paid": (ASK, YES, ASK),
    "volunteer_only": (NO, YES, NO),
    "study_only": (NO, ASK, NO),
    "ask_the_adviser": (ASK, ASK, ASK),
    "": (ASK, ASK, ASK),
}


def test_the_table_names_every_class():
    assert set(TABLE) == set(YoungAdult.PermissionToWork.values) | {""} == set(PERMISSION_ACTIVITIES)


@pytest.mark.parametrize("permission", TABLE)
def test_every_class_allows_just_what_the_table_says(permission):
    assert tuple(answer(permission, activity).value for activity in Activity) == TABLE[permission]


@pytest.mark.parametrize("permission", TABLE)
def test_the_engines_columns_say_what_the_table_says(permission):
    said = {1: YES, 0: NO, None: ASK}[has_permission(permission)]
    paid, volunteering, unpaid_private = TABLE[permission]
    assert (said, said) == (paid, unpaid_private)
    assert asks_first_to_volunteer(permission) == (volunteering == ASK)
    assert volunteering != NO


ACTIVITIES = [
    # kind, pay, sector of the organisation, what it is, whether it needs a permission
    ("apprenticeship", 900, "public", "PAID", True),
    ("work_experience", 1271, "charity", "PAID", True),
    ("priority_interview", 0, "public", "PAID", True),
    ("work_experience", 0, "public", "VOLUNTEERING", False),
    ("work_experience", 0, "charity", "VOLUNTEERING", False),
    ("work_experience", 0, "private", "UNPAID_PRIVATE", True),
    ("mentoring", 0, "private", "VOLUNTEERING", False),
    ("mentoring", 0, "public", "VOLUNTEERING", False),
]


@pytest.mark.parametrize(("kind", "pay", "sector", "activity", "needs"), ACTIVITIES)
def test_what_a_pledge_is_follows_from_its_pay_its_kind_and_its_host(db, kind, pay, sector, activity, needs):
    pledge = make_pledge(organisation=make_organisation(sector=sector), kind=kind, pay=pay, places=None)
    assert activity_of(pledge).name == activity
    assert needs_permission(activity_of(pledge)) == needs
