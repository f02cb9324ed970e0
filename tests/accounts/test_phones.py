"""What counts as a telephone number, typed by hand: what is typed, and what is kept."""

import pytest

from accounts import phones

AS_AN_ARABIC_PHONE_TYPES = {ord(str(digit)): chr(0x0660 + digit) for digit in range(10)}
TYPED = [
    ("07700 900777", "+447700900777"),
    ("+44 (0)7700 900777", "+447700900777"),
    ("07700 900777".translate(AS_AN_ARABIC_PHONE_TYPES), "+447700900777"),
    ("01622 000000", "+441622000000"),
    ("016977 2222", "+44169772222"),
    ("+355 69 123 4567", "+355691234567"),
    ("", ""),
    ("12", ""),
    ("12345", ""),
    ("900777", ""),
    ("900 7777", ""),
    ("077009007777", ""),
    ("ring me", ""),
]


@pytest.mark.parametrize(("typed", "kept"), TYPED)
def test_a_number_is_kept_in_full_or_not_at_all(typed, kept):
    assert phones.in_full(typed) == kept


def test_it_is_written_as_people_here_do_and_stays_in_its_order_from_right_to_left():
    assert phones.as_written("+447700900777") == "\u206607700 900777\u2069"
    assert phones.as_written("") == ""
