"""What the tests of pledges share."""

import datetime as dt

import pytest
import time_machine


@pytest.fixture
def wages_of_2026():
    """A day on which the wages of 1 April 2026 hold, and no others are known yet."""
    with time_machine.travel(dt.datetime(2026, 11, 2, 10, tzinfo=dt.UTC)):
        yield
