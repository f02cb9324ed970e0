import pytest

from tests.notifications import carriers


@pytest.fixture
def post(settings):
    """Whatever is sent outside, in a list; see carriers.py for its other powers."""
    settings.MESSAGE_PROVIDERS = {
        "text": "tests.notifications.carriers",
        "email": "tests.notifications.carriers",
    }
    settings.PUBLIC_URL = "https://opportunities.example.org"
    carriers.begin_anew()
    return carriers
