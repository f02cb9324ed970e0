"""In the demonstration, an employer's adverts are fetched from the local Find an apprenticeship."""

import pytest

from champions.models import Organisation
from demo.find_an_apprenticeship.standing_by import adverts_standing_by
from pledges import jobs
from tabular.models import Import
from tests.people import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def test_the_adverts_of_one_employer_wait_for_a_yes(cast, client, settings):
    settings.DISPLAY_ADVERT_URL, settings.DISPLAY_ADVERT_KEY = "http://127.0.0.1:9", ""
    client.force_login(cast.wren)
    assert "Fetch adverts from" not in client.get("/pledges/imports/").content.decode()
    parks = Organisation.objects.get(name="Parks")
    with adverts_standing_by():
        assert "Fetch adverts from" in client.get("/pledges/imports/").content.decode()
        jobs.fetch_adverts(organisation_id=parks.pk, by_id=cast.wren.pk)
    record = Import.objects.get()
    assert (record.stage, record.rows.count()) == ("preview", 4)
    assert not record.rows.filter(outcome="refused").exists()
    shown = client.get(f"/pledges/imports/{record.pk}/").content.decode()
    assert "Gardening apprentice" in shown
