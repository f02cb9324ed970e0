"""Signing up in public: what somebody says, the link that proves it, robots, and who is recognised."""

import datetime as dt
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from accounts import robots
from champions import jobs, lifecycle, recognising, signing_up
from champions.models import Organisation, Partnership, SignUp
from lifecycles import NotNow, NotPermitted
from notifications.models import Notification, Task
from notifications.tasks import to_do
from rulebook.changing import change
from tests.people import make_cast, make_organisation

pytestmark = pytest.mark.django_db

SAID = {
    "organisation_name": "Weald Cycles",
    "name": "Anna Lane",
    "email": "anna@wealdcycles.example.org",
    "phone": "",
    "could_offer": ["interview_practice", "tools"],
    "words": "We have three old bikes to give away.",
}


def filled_in(client, **more):
    """The form as a person sends it: opened, read, filled in, pressed."""
    begun = re.search(r'name="begun" value="([^"]+)"', client.get("/join/").content.decode()).group(1)
    return {**SAID, "begun": begun, **more}


@pytest.fixture
def later(time_machine):
    """The clock, to be moved on by seconds."""
    time_machine.move_to(dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC), tick=False)
    return lambda **more: time_machine.shift(dt.timedelta(**more))


def token_sent(sign_up):
    jobs.send_link_to_confirm(sign_up_id=sign_up.pk)
    return re.search(r"/join/([\w-]+)/", mail.outbox[-1].body).group(1)


def signed_up(**more):
    """A sign-up that was confirmed by its link."""
    sign_up = signing_up.ask({**SAID, **more}, came_from=more.get("email", "somewhere"))
    return signing_up.confirm(token_sent(sign_up))


def test_a_visitor_signs_up_and_nothing_exists_before_the_address_is_proved(cast, client, later):
    form = filled_in(client)
    later(seconds=40)
    answer = client.post("/join/", form)
    assert (answer.status_code, answer.url) == (302, "/join/sent/")
    sign_up = SignUp.objects.get()
    assert (sign_up.organisation_name, sign_up.could_offer) == (
        "Weald Cycles",
        ["interview_practice", "tools"],
    )
    assert not Organisation.objects.filter(name="Weald Cycles").exists()
    assert not Task.objects.exists()

    token = token_sent(sign_up)
    assert mail.outbox[-1].to == ["anna@wealdcycles.example.org"]
    assert mail.outbox[-1].subject == "Please confirm your sign-up"
    page = client.get(f"/join/{token}/").content.decode()
    assert "Is this you?" in page
    assert not Organisation.objects.filter(name="Weald Cycles").exists()

    assert "Thank you" in client.post(f"/join/{token}/").content.decode()
    organisation = Organisation.objects.get(name="Weald Cycles")
    assert organisation.kind == "voluntary_partner"
    assert organisation.email_domains == ["wealdcycles.example.org"]
    assert organisation.partnership.status == "interested"
    assert [it.item for it in organisation.partnership.contributions.all()] == ["interview_practice", "tools"]


def test_the_form_leads_to_what_we_keep_of_organisations_and_for_how_long(cast, client):
    assert 'href="/privacy/#organisations"' in client.get("/join/").content.decode()
    change("partner.kept_days", 365, by=None, why="Shorter")
    page = client.get("/privacy/").content.decode().partition('id="organisations"')[2]
    assert "your documents: until 1 year after you have left" in page
    client.force_login(cast.sam)
    assert 'id="organisations"' not in client.get("/privacy/").content.decode()


def test_it_becomes_a_task_for_a_worker_that_closes_itself_when_the_offer_is_put_to_them(cast):
    organisation = signed_up().organisation
    (todo,) = to_do(cast.wren)
    assert todo.sentence == "Weald Cycles signed up. Ring Anna Lane and write down together what they offer."
    assert todo.task.link == f"/organisations/{organisation.pk}/"
    assert to_do(cast.morgan) == []
    notice = Notification.objects.get(recipient=cast.wren)
    assert notice.kind == "signed_up"


def test_the_link_works_once_and_says_so(cast, client):
    sign_up = signing_up.ask(SAID, came_from="somewhere")
    token = token_sent(sign_up)
    client.post(f"/join/{token}/")
    for answer in (client.get(f"/join/{token}/"), client.post(f"/join/{token}/")):
        assert "Your address is confirmed" in answer.content.decode()
    assert Partnership.objects.count() == 1
    assert Task.objects.filter(owner=cast.wren).count() == 1


def test_an_old_link_and_a_made_up_one_say_what_to_do(cast, client, later):
    token = token_sent(signing_up.ask(SAID, came_from="somewhere"))
    later(days=8)
    answer = client.post(f"/join/{token}/")
    assert (answer.status_code, "too old" in answer.content.decode()) == (410, True)
    assert client.get("/join/nothing-that-we-made/").status_code == 404
    assert not Partnership.objects.exists()


def test_who_signs_up_twice_gets_a_new_link_and_the_old_one_is_dead(cast, client):
    first = token_sent(signing_up.ask(SAID, came_from="somewhere"))
    second = token_sent(signing_up.ask({**SAID, "name": "Anna L."}, came_from="somewhere"))
    assert client.get(f"/join/{first}/").status_code == 404
    assert "Anna L." in client.get(f"/join/{second}/").content.decode()


@pytest.mark.parametrize("phone", ["ring me", "62 20 00"])
def test_a_bad_form_keeps_every_word(client, later, phone):
    form = filled_in(client, email="anna", phone=phone, could_offer=[], words="Three <old> bikes")
    later(seconds=40)
    answer = client.post("/join/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    for word in ('value="anna"', f'value="{phone}"', "Three &lt;old&gt; bikes", "Weald Cycles"):
        assert word in page, word
    for sentence in ("Tick at least one thing", "Enter a telephone number"):
        assert sentence in page, sentence
    assert not SignUp.objects.exists()


# Robots


@pytest.mark.parametrize("field", ["organisation_name", "name"])
@pytest.mark.parametrize("words", ["Win at https://prize.example", "see www.prize.example", "prize.com/now"])
def test_a_name_carries_nobodys_link_to_a_stranger(client, later, field, words):
    form = filled_in(client, **{field: words})
    later(seconds=40)
    answer = client.post("/join/", form)
    assert answer.status_code == 422
    assert "without a web address" in answer.content.decode()
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("field", ["organisation_name", "name"])
def test_a_name_carries_nobodys_letter_to_a_stranger(client, later, field):
    """Between our own lines in an e-mail of ours it would read like ours."""
    form = filled_in(client, **{field: "Anna\r\n\r\nYour pay is held back. Ring 0900 123456."})
    later(seconds=40)
    answer = client.post("/join/", form)
    assert answer.status_code == 422
    assert "on one line" in answer.content.decode()
    assert not SignUp.objects.exists()


@pytest.mark.parametrize("name", ["J. Smith & Co.", "St. Mary’s C.E. School", "Weald Cycles Ltd."])
def test_a_name_with_full_stops_is_a_name(client, later, name):
    form = filled_in(client, organisation_name=name)
    later(seconds=40)
    assert client.post("/join/", form).status_code == 302


def test_a_robot_that_fills_in_everything_gets_the_same_answer_and_is_not_kept(client, later):
    form = filled_in(client, subject="buy my things")
    later(seconds=40)
    assert client.post("/join/", form).url == "/join/sent/"
    assert not SignUp.objects.exists()


def test_a_form_sent_at_once_comes_back_filled_in_and_goes_through_a_moment_later(client, later):
    form = filled_in(client)
    later(seconds=1)
    answer = client.post("/join/", form)
    assert (answer.status_code, "very quick" in answer.content.decode()) == (422, True)
    assert 'value="Weald Cycles"' in answer.content.decode()
    later(seconds=4)
    again = re.search(r'name="begun" value="([^"]+)"', answer.content.decode()).group(1)
    assert client.post("/join/", {**form, "begun": again}).status_code == 302


@pytest.mark.parametrize("begun", ["", "made-up", "1:2:3"])
def test_a_form_that_we_did_not_hand_out_comes_back(client, later, begun):
    answer = client.post("/join/", {**SAID, "begun": begun})
    assert answer.status_code == 422
    assert not SignUp.objects.exists()


def test_so_many_from_one_place_are_refused_with_a_sentence_and_nothing_typed_is_lost(client, later):
    change("sign_up.most_from_one_place", 2, by=None, why="Test")
    for number in range(2):
        form = filled_in(client, email=f"anna{number}@example.org", organisation_name=f"Shop {number}")
        later(seconds=5)
        assert client.post("/join/", form).status_code == 302
    form = filled_in(client, email="anna9@example.org")
    later(seconds=5)
    answer = client.post("/join/", form)
    assert answer.status_code == 429
    assert "Nothing you typed is lost" in answer.content.decode()
    assert 'value="Weald Cycles"' in answer.content.decode()
    assert SignUp.objects.count() == 2
    later(minutes=61)
    assert client.post("/join/", filled_in(client) | {"begun": form["begun"]}).status_code == 302


def test_nobody_can_have_an_address_flooded_from_many_places(cast):
    for number in range(3):
        signing_up.ask({**SAID, "organisation_name": f"Shop {number}"}, came_from=f"place {number}")
    with pytest.raises(robots.TooMany):
        signing_up.ask(SAID, came_from="place 4")


def test_where_it_came_from_is_no_address_and_is_forgotten_after_a_day(cast, client, later):
    form = filled_in(client)
    later(seconds=5)
    client.post("/join/", form, REMOTE_ADDR="192.0.2.7")
    assert "192.0.2.7" not in SignUp.objects.get().came_from
    later(hours=25)
    jobs.forget_old_sign_ups(timestamp=0)
    assert SignUp.objects.get().came_from == ""
    later(days=31)
    jobs.forget_old_sign_ups(timestamp=0)
    assert not SignUp.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("forms", "places", "pass_through"),
    [(24, 1, 5), pytest.param(1000, 250, 100, marks=pytest.mark.wide)],
)
def test_a_thousand_forms_at_once_pass_no_further_than_the_limit(forms, places, pass_through):
    """From one place five an hour; from everywhere together a hundred. The rest get their sentence."""
    make_cast()
    begun = begun_long_ago()

    def post(number):
        form = {**SAID, "email": f"a{number}@example.org", "begun": begun}
        try:
            answer = Client(REMOTE_ADDR=f"192.0.2.{number % places}").post("/join/", form)
            kept = "Nothing you typed is lost" in answer.content.decode() and SAID["words"] in unescape(
                answer.content.decode()
            )
            return (answer.status_code, kept)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(post, range(forms)))
    assert set(answers) == {(302, False), (429, True)}
    assert answers.count((302, False)) == SignUp.objects.count() == pass_through


def begun_long_ago():
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(robots.timezone, "now", lambda: dt.datetime.now(dt.UTC) - dt.timedelta(minutes=1))
        return robots.stamp()


# Who is here already


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marsh Bakery", "The Marsh Bakery Ltd."),
        ("Marsh & Sons", "Marsh and Sons Limited"),
        ("Weald’s Cycles", "WEALDS CYCLES PLC"),
        ("The Co", "the co"),
    ],
)
def test_two_ways_of_writing_a_name_are_one(one, other):
    assert recognising.plain(one) == recognising.plain(other)


@pytest.mark.parametrize(("one", "other"), [("Marsh Bakery", "Marsh Brewery"), ("A1 Taxis", "A2 Taxis")])
def test_two_names_are_two(one, other):
    assert recognising.plain(one) != recognising.plain(other)


def test_a_second_sign_up_is_recognised_and_gets_nothing_until_a_person_says_so(cast):
    bakery = Organisation.objects.get(name="Marsh Bakery")
    again = signed_up(organisation_name="The Marsh Bakery Ltd", email="eve@gmail.com")
    assert (again.looks_like, again.organisation) == (bakery, None)
    (todo,) = to_do(cast.wren)
    assert todo.sentence == "The Marsh Bakery Ltd signed up and looks like Marsh Bakery. Is it the same?"

    lifecycle.join_to(again, bakery, by=cast.wren)
    again.refresh_from_db()
    assert again.organisation == bakery
    assert again.words == "We have three old bikes to give away."
    assert to_do(cast.wren) == []
    assert Notification.objects.get(recipient=cast.priya).kind == "signed_up_again"
    assert not bakery.champions.filter(user__email="eve@gmail.com").exists()
    with pytest.raises(NotNow, match="sorted this sign-up out"):
        lifecycle.join_to(again, bakery, by=cast.wren)


def test_an_address_at_the_same_domain_is_recognised_and_anybodys_domain_is_not(cast):
    first = signed_up().organisation
    assert signed_up(organisation_name="Weald Bikes Shop").looks_like == first
    signed_up(organisation_name="Tea Rooms", email="tea@gmail.com")
    assert signed_up(organisation_name="Coffee Rooms", email="coffee@gmail.com").looks_like is None


def test_one_that_only_looks_alike_is_kept_apart_under_another_name(cast):
    again = signed_up(organisation_name="Marsh Bakery")
    with pytest.raises(NotNow, match="exactly this name"):
        lifecycle.keep_apart(again, "Marsh Bakery", by=cast.wren)
    other = lifecycle.keep_apart(again, "Marsh Bakery, Dover", by=cast.wren)
    assert (other.name, other.partnership.contact_email) == ("Marsh Bakery, Dover", SAID["email"])
    assert "Ring Anna Lane" in to_do(cast.wren)[0].sentence


def test_only_the_service_sorts_out(cast):
    again = signed_up(organisation_name="Marsh Bakery")
    with pytest.raises(NotPermitted):
        lifecycle.set_aside(again, by=cast.priya)
    lifecycle.set_aside(again, by=cast.wren)
    assert to_do(cast.wren) == []


@pytest.mark.django_db(transaction=True)
def test_two_sign_ups_of_one_organisation_confirmed_at_once_make_one_organisation():
    make_cast()
    asked = [
        signing_up.ask({**SAID, "email": email}, came_from="somewhere")
        for email in ("anna@gmail.com", "ben@gmail.com")
    ]
    tokens = [token_sent(each) for each in asked]

    def confirm(token):
        try:
            return signing_up.confirm(token)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(confirm, tokens))
    weald = Organisation.objects.get(name="Weald Cycles")
    assert SignUp.objects.filter(organisation=weald).count() == 1
    assert SignUp.objects.filter(organisation=None, looks_like=weald).count() == 1


# The pages of the service


def test_the_service_reads_who_waits_and_what_looks_alike(cast, client):
    signed_up()
    signed_up(organisation_name="Marsh Bakery", email="eve@gmail.com")
    client.force_login(cast.wren)
    page = client.get("/champions/sign-ups/").content.decode()
    assert "Weald Cycles" in page
    assert "looks like Marsh Bakery" in page
    again = SignUp.objects.get(organisation=None)
    page = client.get(f"/champions/sign-ups/{again.pk}/").content.decode()
    assert "ring the organisation on a number that you find yourself" in page
    assert client.post(f"/champions/sign-ups/{again.pk}/", {"name": ""}).status_code == 422
    assert client.post(f"/champions/sign-ups/{again.pk}/", {"name": "Marsh Bakery"}).status_code == 409
    assert client.post(f"/champions/sign-ups/{again.pk}/same/").status_code == 302
    assert client.post(f"/champions/sign-ups/{again.pk}/same/").status_code == 409


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_of_sign_ups_asks_the_same_number_of_questions_however_long(
    cast, client, django_assert_num_queries, many
):
    for number in range(many):
        signed_up(organisation_name=f"Shop {number}", email=f"{number}@shop{number}.example.org")
        make_organisation(f"Inn {number}")
        signed_up(organisation_name=f"Inn {number}", email=f"{number}@inn{number}.example.org")
    client.force_login(cast.wren)
    client.get("/champions/sign-ups/")
    with django_assert_num_queries(11):
        client.get("/champions/sign-ups/")
