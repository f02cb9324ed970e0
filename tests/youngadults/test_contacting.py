"""A new number or address: old links die at once, nothing goes to the old one, the adviser hears."""

import datetime as dt
import re

import pytest
import time_machine

from accounts import links
from notifications.models import Notification
from tests.bed.letters import sent_letters
from tests.people import make_young_adult
from tests.youngadults.background import send_what_was_asked_for
from youngadults import contacting
from youngadults.models import ProfileChange

NEW = {"phone": "07700 900456", "email": "", "preferred_contact": "text"}
NEW_EMAIL = {"phone": "07700 900123", "email": "Samira@example.org", "preferred_contact": "email"}


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
    send_what_was_asked_for()
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


def test_whoever_holds_the_lost_phone_is_signed_out_when_the_adviser_changes_the_number(cast, sam, client):
    assert client.get("/my/").status_code == 200
    contacting.change(sam, phone="+447700900123", email="", preferred_contact="text", by=cast.sam)
    assert client.get("/my/").status_code == 200, "who changes their own stays signed in"
    contacting.change(sam, phone="+447700900456", email="", preferred_contact="text", by=cast.ade)
    assert client.get("/my/")["Location"] == "/l/?next=/my/"


def test_only_another_way_of_telling_leaves_links_alive(cast, sam, client):
    token = links.make(cast.sam)
    client.post(
        "/my/reach/", {"phone": "07700 900123", "email": "sam@example.org", "preferred_contact": "call"}
    )
    sam.refresh_from_db()
    assert sam.preferred_contact == "call"
    client.logout()
    assert client.get(f"/l/{token}/").status_code == 200


def test_a_new_number_is_said_back_to_whoever_typed_it(sam, client):
    page = words(client.post("/my/reach/", {**NEW, "phone": "+44 7700 900 777"}, follow=True))
    assert "Your number is now \u206607700 900777\u2069. Old links do not work any more." in page
    page = words(client.post("/my/reach/", {**NEW, "phone": "07700 900777"}, follow=True))
    assert "Your number is now" not in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"phone": "12"}, "Write a phone number like 07700 900123."),
        ({"phone": "12345"}, "Write a phone number like 07700 900123."),
        ({"phone": "900 4567"}, "Write a phone number like 07700 900123."),
        ({"phone": ""}, "Write a number for texts, or choose another way."),
        ({"preferred_contact": "email"}, "Write an e-mail, or choose another way."),
        ({"email": "nobody"}, "Write the e-mail in full"),
        (
            {"email": f"sam@{'a' * 60}.{'b' * 60}.{'c' * 60}.{'d' * 60}.example.org"},
            "Write the e-mail in full",
        ),
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


# A new address counts once its code has come back


def code_that_came():
    return re.search(r"\d{4} \d{4}", sent_letters()[-1].body)[0]


def test_a_new_address_counts_once_somebody_has_typed_the_code_that_went_there(cast, sam, client):
    token = links.make(cast.sam)
    assert client.post("/my/reach/", NEW_EMAIL)["Location"] == "/my/reach/code/"
    (mail,) = sent_letters()
    assert (mail.to, mail.subject) == (["samira@example.org"], "Here is your code.")
    assert re.search("Sam|care|council|Kent", mail.body) is None
    cast.sam.refresh_from_db()
    assert cast.sam.email == "sam@example.org"
    assert "samira@example.org" in words(client.get("/my/reach/code/"))
    assert client.post("/my/reach/code/", {"code": code_that_came()})["Location"] == "/my/about/"
    cast.sam.refresh_from_db()
    assert cast.sam.email == "samira@example.org"
    assert cast.sam.young_adult.preferred_contact == "email"
    client.logout()
    assert client.get(f"/l/{token}/").status_code == 410
    assert Notification.objects.get(kind="contact_changed").recipient == cast.ade


def test_whether_an_address_is_somebodys_is_not_said_to_who_only_types_it(cast, sam, client):
    answers = []
    for email in ("wren@example.org", "nobody@example.org"):
        sent = client.post("/my/reach/", {**NEW_EMAIL, "email": email})
        page = words(client.get("/my/reach/code/")).replace(email, "…")
        answers.append(
            (sent.status_code, sent["Location"], re.sub(r'(nonce|value|data-asked)="[^"]+"', "", page))
        )
    assert answers[0] == answers[1]
    assert [mail.to for mail in sent_letters()] == [["wren@example.org"], ["nobody@example.org"]]


def test_who_reads_the_mail_of_another_account_is_told_that_it_cannot_be_theirs_too(cast, sam, client):
    client.post("/my/reach/", {**NEW_EMAIL, "email": "wren@example.org"})
    answer = client.post("/my/reach/code/", {"code": code_that_came()}, follow=True)
    assert "We can’t use this e-mail. Use another one." in words(answer)
    cast.sam.refresh_from_db()
    assert cast.sam.email == "sam@example.org"


def test_a_code_is_good_for_minutes_and_not_to_be_guessed(cast, sam, client):
    client.post("/my/reach/", NEW_EMAIL)
    code = code_that_came()
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=16)):
        client.force_login(cast.sam)
        assert client.get("/my/reach/code/")["Location"] == "/my/reach/"
    client.post("/my/reach/", NEW_EMAIL)
    code = code_that_came()
    wrong = "1111 1111" if code != "1111 1111" else "2222 2222"
    for _ in range(4):
        assert "This code does not work." in words(client.post("/my/reach/code/", {"code": wrong}))
    client.post("/my/reach/code/", {"code": wrong})
    assert client.post("/my/reach/code/", {"code": code})["Location"] == "/my/reach/"
    cast.sam.refresh_from_db()
    assert cast.sam.email == "sam@example.org"


def test_an_address_that_is_taken_away_is_gone_at_once(cast, sam, client):
    assert client.post("/my/reach/", NEW)["Location"] == "/my/about/"
    cast.sam.refresh_from_db()
    assert cast.sam.email is None


def test_nobody_without_a_waiting_address_has_a_code_to_type(sam, client):
    assert client.get("/my/reach/code/")["Location"] == "/my/reach/"
