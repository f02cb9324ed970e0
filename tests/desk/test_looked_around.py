"""What young adults found and asked for by themselves, as the desk sees it."""

import pytest

from offers import wanting
from tests.factories import make_pledge


@pytest.fixture
def pledge(cast):
    pledge = make_pledge(title="Gardener")
    for name in ("sam", "noor"):
        user = getattr(cast, name)
        wanting.say_interested(user.young_adult, pledge, by=user)
    wanting.wish(cast.sam.young_adult, "mentoring", "animal-care", "Dogs <b>please</b>", by=cast.sam)
    return pledge


# Typed by hand: who reads whose name beside a pledge.
@pytest.mark.parametrize(
    ("who", "names"), [("wren", {"Samson", "Noorson"}), ("ade", {"Samson"}), ("amina", {"Noorson"})]
)
def test_a_pledge_says_who_would_like_it_to_those_who_may_know(cast, client, pledge, who, names):
    client.force_login(getattr(cast, who))
    page = client.get(f"/desk/pledges/{pledge.pk}/").content.decode()
    part = page.partition("Interested, by themselves")[2].partition("</ul>")[0]
    assert {name for name in ("Samson", "Noorson") if name in part} == names


def test_their_page_says_what_they_found_and_asked_for(cast, client, pledge):
    client.force_login(cast.ade)
    page = client.get(f"/desk/young-adults/{cast.sam.young_adult.pk}/").content.decode()
    part = page.partition("Found and asked for by themselves")[2].partition("</ul>")[0]
    assert "Gardener" in part
    assert "mentoring, animal care: “Dogs &lt;b&gt;please&lt;/b&gt;”" in part


def test_the_host_sees_no_interest(cast, client, pledge):
    client.force_login(cast.chidi)
    for address in ("/host/", f"/pledges/{pledge.pk}/", "/inbox/"):
        page = client.get(address).content.decode()
        assert "Sam" not in page
        assert "nterested" not in page
