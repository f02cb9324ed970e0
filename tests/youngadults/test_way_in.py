"""How a young adult gets in: a link that names nobody, a soft check, help after two wrong answers."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts import links
from accounts.models import SignInLink
from notifications.models import Notification
from tests.bed.letters import sent_letters
from tests.people import make_young_adult
from tests.youngadults.background import send_what_was_asked_for

RIGHT = {"first_name": "sam ", "day_of_birth": "17"}
WRONG = {"first_name": "Alex", "day_of_birth": "17"}


@pytest.fixture
def sam(cast):
    return cast.sam


@pytest.fixture
def address(sam):
    return f"/l/{links.make(sam, leads_to='/my/')}/"


def words(answer):
    return " ".join(answer.content.decode().split())


def is_signed_in(client):
    return "_auth_user_id" in client.session


def asked_for_links(user):
    send_what_was_asked_for()
    return Notification.objects.filter(recipient=user, kind="sign_in_link")


def test_looking_at_a_link_names_nobody_and_spends_nothing(sam, client, address):
    page = words(client.get(address))
    for word in ("Sam", "Samson", "sam@example.org", "900123", "care", "offer"):
        assert word not in page.partition("<main")[2].partition("</main>")[0]
    assert client.get(address).status_code == 200
    assert SignInLink.objects.get().spent_at is None
    assert not is_signed_in(client)


def test_a_right_answer_signs_in_once_and_leads_on(sam, client, address):
    answer = client.post(address, RIGHT)
    assert (answer.status_code, answer["Location"]) == (302, "/my/")
    assert client.session["_auth_user_id"] == str(sam.pk)
    client.logout()
    again = client.post(address, RIGHT)
    assert again.status_code == 410
    assert "This link has been used already." in words(again)
    assert not is_signed_in(client)


@pytest.mark.parametrize(("ticked", "minutes"), [({}, 15), ({"own_phone": "on"}, 7 * 24 * 60)])
def test_a_sign_in_is_short_unless_the_phone_is_ones_own(client, address, ticked, minutes):
    client.post(address, {**RIGHT, **ticked})
    assert client.session.get_expiry_age() == minutes * 60


def test_when_the_sign_in_is_over_the_pages_are_shut(client, address):
    client.post(address, RIGHT)
    session = client.session
    session.set_expiry(timezone.now() - dt.timedelta(seconds=1))
    session.save()
    assert client.get("/my/").status_code == 302


@pytest.mark.parametrize(
    "typed",
    [
        {"first_name": "", "day_of_birth": ""},
        {**RIGHT, "day_of_birth": "99"},
        {**RIGHT, "first_name": "S\x00am"},
    ],
)
def test_an_answer_that_is_none_costs_nothing(sam, client, address, typed):
    assert client.post(address, typed).status_code == 422
    sam.young_adult.refresh_from_db()
    assert sam.young_adult.wrong_answers == 0


def test_one_wrong_answer_may_be_put_right(sam, client, address):
    answer = client.post(address, WRONG)
    assert answer.status_code == 422
    assert "You can try one more time." in words(answer)
    assert client.post(address, RIGHT).status_code == 302
    sam.young_adult.refresh_from_db()
    assert sam.young_adult.wrong_answers == 0


def test_two_wrong_answers_shut_every_link_and_tell_the_adviser(cast, client, address):
    other = f"/l/{links.make(cast.sam)}/"
    client.post(address, WRONG)
    answer = client.post(address, WRONG)
    assert answer.status_code == 403
    assert "A person will help you" in words(answer)
    assert "Sam" not in words(answer)
    for shut in (address, other):
        assert client.post(shut, RIGHT).status_code == 410
    assert not is_signed_in(client)
    assert [n.recipient for n in Notification.objects.filter(kind="shut_out")] == [cast.ade]


def test_wrong_answers_count_across_links(cast, client, address):
    client.post(address, WRONG)
    assert client.post(f"/l/{links.make(cast.sam)}/", WRONG).status_code == 403


def test_where_nobody_advises_the_ete_workers_are_told(cast, client):
    ana = make_young_adult("Ana")
    for _ in range(2):
        client.post(f"/l/{links.make(ana.user)}/", WRONG)
    told = {n.recipient.name for n in Notification.objects.filter(kind="shut_out")}
    assert told == {"Wren", "Morgan"}


def shut_out(client, address):
    for _ in range(2):
        client.post(address, WRONG)


def test_while_the_door_is_shut_no_new_link_is_sent(cast, client, address):
    shut_out(client, address)
    client.post("/l/", {"reach": "07700 900123"})
    client.post(f"{address}new/")
    assert not asked_for_links(cast.sam).exists()


def test_only_those_who_may_help_open_the_door_again(cast, client, address):
    shut_out(client, address)
    page = f"/young-adults/{cast.sam.young_adult.pk}/way-in/"
    may = {"ade", "wren", "morgan"}
    for name, user in cast:
        client.force_login(user)
        assert client.get(page).status_code == (200 if name in may else 404), name
        if name not in may:
            assert client.post(page).status_code == 404, name
    client.force_login(cast.ade)
    assert "gave a wrong name or day of birth twice" in words(client.get(page))
    assert client.post(page).status_code == 302
    assert asked_for_links(cast.sam).count() == 1
    client.logout()
    assert client.post(f"/l/{links.make(cast.sam)}/", RIGHT).status_code == 302


@pytest.mark.parametrize(
    ("reach", "number"),
    [
        ("07700 900123", 1),
        ("+44 7700 900123", 1),
        ("SAM@example.org", 1),
        ("07700 900999", 0),
        ("nobody@example.org", 0),
        ("wren@example.org", 0),
    ],
)
def test_asking_for_a_link_gets_the_same_answer_for_known_and_unknown(cast, client, reach, number):
    cast.noor.young_adult.phone = "+447700900777"
    cast.noor.young_adult.save()
    answer = client.post("/l/", {"reach": reach})
    assert answer.status_code == 200
    assert "If we know your number or your e-mail, a link is on its way." in words(answer)
    assert "Sam" not in words(answer)
    assert asked_for_links(cast.sam).count() == number
    assert Notification.objects.count() == number


def test_the_page_does_as_much_for_the_unknown_as_for_the_known(cast, client):
    """So it takes as long."""
    client.get("/l/")
    done = [done_for(client, reach) for reach in ("07700 900123", "07700 900999", *KNOWN_AND_UNKNOWN)]
    assert done[0]
    assert done.count(done[0]) == 4, done


def done_for(client, reach):
    with CaptureQueriesContext(connection) as queries:
        client.post("/l/", {"reach": reach})
    return [query["sql"].split()[0] for query in queries]


@pytest.mark.parametrize("reach", ["", "12", "12345", "hello", "07700\x00900123", "9" * 300])
def test_what_is_no_number_and_no_address_is_refused_and_kept(cast, client, reach):
    answer = client.post("/l/", {"reach": reach})
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)


def test_a_number_that_two_people_share_reaches_both(cast, client):
    client.post("/l/", {"reach": "07700 900123"})
    assert asked_for_links(cast.sam).count() == asked_for_links(cast.noor).count() == 1


def test_asking_twice_in_a_hurry_is_asking_once(cast, client):
    before = timezone.now().timestamp() // 120
    for _ in range(3):
        client.post("/l/", {"reach": "sam@example.org"})
    if timezone.now().timestamp() // 120 == before:
        assert asked_for_links(cast.sam).count() == 1


def test_an_old_link_offers_a_new_one_to_the_same_place_and_page(cast, client, address):
    SignInLink.objects.update(expires_at=timezone.now())
    page = client.get(address)
    assert page.status_code == 410
    assert "This link is too old." in words(page)
    for hidden in ("Sam", "900123", "sam@example.org"):
        assert hidden not in words(page)
    assert "a link is on its way" in words(client.post(f"{address}new/"))
    assert asked_for_links(cast.sam).get().link == "/my/"


def test_a_made_up_link_says_so_and_offers_another_way(client, db):
    page = client.get("/l/made-up/")
    assert page.status_code == 404
    assert "Get a new link" in words(page)
    assert "a link is on its way" in words(client.post("/l/made-up/new/"))


def test_somebody_signed_in_already_goes_straight_on(sam, client, address):
    client.force_login(sam)
    assert client.get(address)["Location"] == "/my/"
    assert SignInLink.objects.get().spent_at is None


def test_another_persons_link_on_my_phone_still_asks(cast, client, address):
    client.force_login(cast.noor)
    assert "Is it you?" in words(client.get(address))
    client.post(address, RIGHT)
    assert client.session["_auth_user_id"] == str(cast.sam.pk)


@pytest.mark.parametrize("path", ["/%00", "//[", "/%0a/elsewhere.example.com", "//elsewhere.example.com"])
def test_a_page_that_is_none_of_ours_says_nothing_about_who_is_known(cast, client, path):
    answers = [client.post(f"/l/?next={path}", {"reach": reach}) for reach in KNOWN_AND_UNKNOWN]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert asked_for_links(cast.sam).get().link == "/"


KNOWN_AND_UNKNOWN = ("sam@example.org", "nobody@example.org")


def test_an_old_link_sends_no_more_new_ones_than_a_number_that_is_typed(cast, client, settings):
    """Whoever finds an old phone would have us send its owner texts all day."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    old = links.make(cast.sam)
    links.revoke_all(cast.sam)
    for _ in range(8):
        assert client.post(f"/l/{old}/new/").status_code == 200
    assert ProcrastinateJob.objects.filter(task_name="youngadults.jobs.send_links").count() == 6


def test_no_password_opens_the_account_of_a_young_adult(sam, client):
    """The way round the soft check: whoever reads an address that was mistyped asks for a new password."""
    known = client.post("/accounts/password/reset/", {"email": sam.email})
    client.post("/accounts/login/code/", {"email": sam.email})
    assert sent_letters() == []
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    sam.set_password("a heron in the harbour")
    sam.save()
    client.post("/accounts/login/", {"login": sam.email, "password": "a heron in the harbour"})
    assert not is_signed_in(client)


def test_whoever_signs_in_after_somebody_else_finds_nothing_that_the_phone_kept(cast, client):
    client.force_login(cast.sam)
    address = f"/l/{links.make(cast.noor)}/"
    answer = client.post(address, {"first_name": "Noor", "day_of_birth": "17"})
    assert client.session["_auth_user_id"] == str(cast.noor.pk)
    assert answer["Clear-Site-Data"] == '"storage"'
    assert "Clear-Site-Data" not in client.get("/my/")


def test_whoever_signs_in_finds_nothing_that_the_phone_kept_of_a_sign_in_that_ended_elsewhere(cast, client):
    answer = client.post(f"/l/{links.make(cast.noor)}/", {"first_name": "Noor", "day_of_birth": "17"})
    assert client.session["_auth_user_id"] == str(cast.noor.pk)
    assert answer["Clear-Site-Data"] == '"storage"'
