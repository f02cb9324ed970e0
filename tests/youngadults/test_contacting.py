"""A new number or address: old links die at once, nothing goes to the old one, the adviser hears."""

import pytest

from accounts import links
from notifications.models import Notification
from tests.people import make_young_adult
from youngadults.models import ProfileChange

NEW = {"phone": "07700 900456", "email": "", "preferred_contact": "text"}


@pytest.fixture
def sam(cast, client):
    client.force_login(cast.sam)
    return cast.sam.young_adult


def words(answer):
    return " ".join(answer.content.decode().split())


def test_with_a_new_number_old_links_are_dead_and_the_old_number_gets_nothing(cast, sam, client):
    token = links.make(cast.sam)
    assert client.post("/my/reach/", NEW)["Location"] == "/my/about/"
    sam.refresh_from_db()
    assert str(sam.phone) == "+447700900456"
    client.logout()
    assert client.get(f"/l/{token}/").status_code == 410
    client.post("/l/", {"reach": "07700 900123"})
    assert not Notification.objects.filter(kind="sign_in_link", recipient=cast.sam).exists()
    assert Notification.objects.get(kind="contact_changed").recipient == cast.ade


def test_an_adviser_changes_it_once_it_is_sure_who_they_are(cast, sam, client):
    token = links.make(cast.sam)
    client.force_login(cast.ade)
    address = f"/young-adults/{sam.pk}/contact/"
    assert "Speak to them first" in words(client.post(address, NEW))
    sam.refresh_from_db()
    assert str(sam.phone) == "+447700900123"
    assert client.post(address, {**NEW, "known_by": "on"}).status_code == 302
    assert client.get(f"/l/{token}/").status_code == 410
    assert ProfileChange.objects.get().by == cast.ade


def test_only_another_way_of_telling_leaves_links_alive(cast, sam, client):
    token = links.make(cast.sam)
    client.post(
        "/my/reach/", {"phone": "07700 900123", "email": "sam@example.org", "preferred_contact": "call"}
    )
    sam.refresh_from_db()
    assert sam.preferred_contact == "call"
    client.logout()
    assert client.get(f"/l/{token}/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"phone": "12"}, "Write a phone number like 07700 900123."),
        ({"phone": ""}, "Write a number for texts, or choose another way."),
        ({"preferred_contact": "email"}, "Write an e-mail, or choose another way."),
        ({"email": "nobody"}, "Write the e-mail in full"),
        ({"email": "WREN@example.org"}, "We can’t use this e-mail."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_stays_typed(sam, client, typed, sentence):
    answer = client.post("/my/reach/", {**NEW, **typed})
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not ProfileChange.objects.exists()


def test_a_recycled_number_shows_its_new_owner_no_name_and_does_not_let_them_in(cast, client):
    """Noor gets the number that was Sam's; a link for Sam still finds its way there."""
    make_young_adult("Zahra", phone="+447700900123")
    address = f"/l/{links.make(cast.sam)}/"
    page = words(client.get(address))
    assert "Sam" not in page.partition("<main")[2]
    for answer in (
        {"first_name": "Zahra", "day_of_birth": "17"},
        {"first_name": "Zahra", "day_of_birth": "17"},
    ):
        client.post(address, answer)
    assert "_auth_user_id" not in client.session
    assert client.get(address).status_code == 410
