"""Another council's young adult is a guest: referred with the least, offered what is for all, forgotten."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts import robots
from lifecycles import NotNow, NotPermitted
from matching import suggestions
from notifications.models import Task
from notifications.tasks import to_do
from offers import around
from rulebook.changing import change
from tests.factories import make_offer, make_pledge
from tests.people import make_young_adult
from tests.youngadults.guests import accepted_guest, asked_as_a_guest, referred_guest, said
from youngadults import guest_jobs, guests, jobs
from youngadults.guest_links import LinkRefused, issue_token, look
from youngadults.importing import exporting
from youngadults.importing.drafts import Draft
from youngadults.importing.known import people
from youngadults.models import GuestReferral, YoungAdult

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC), tick=False)
    return lambda **more: time_machine.shift(dt.timedelta(**more))


def filled_in(client, **more):
    """The form as a person sends it."""
    begun = re.search(r'name="begun" value="([^"]+)"', client.get("/guests/").content.decode()).group(1)
    typed = said(**more)
    typed |= {"council": typed["council"].pk, "date_of_birth": typed["date_of_birth"].isoformat()}
    return {**typed, "their_phone": "07700 900456", "agreed": "on", "begun": begun}


def test_nothing_is_known_to_anybody_before_the_address_is_proved(cast, client, later):
    form = filled_in(client)
    later(seconds=40)
    assert client.post("/guests/", form).url == "/guests/sent/"
    referral = GuestReferral.objects.get()
    assert not GuestReferral.objects.visible_to(cast.wren)
    assert not Task.objects.exists()
    guest_jobs.send_link_to_confirm(referral_id=referral.pk)
    letter = mail.outbox[-1]
    assert (letter.to, "Gwil" in letter.body) == (["maureen@example.org"], False)
    token = re.search(r"/guests/([\w-]+)/", letter.body).group(1)
    assert "Gwil" not in client.get(f"/guests/{token}/").content.decode()
    assert not GuestReferral.objects.visible_to(cast.wren)
    for _ in range(2):
        assert "Thank you" in client.post(f"/guests/{token}/").content.decode()
    assert GuestReferral.objects.visible_to(cast.wren).get() == referral
    assert [item.sentence for item in to_do(cast.wren)] == [
        "Medway refers a young adult as a guest. Accept or decline."
    ]
    assert Task.objects.get().owner == cast.wren


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("date_of_birth", "2015-01-01", "from 18 until they are 25"),
        ("date_of_birth", "1990-01-01", "from 18 until they are 25"),
        ("date_of_birth", "9990-12-31", "from 18 until they are 25"),
        ("agreed", "", "Ask them first"),
        ("their_phone", "12", "telephone number"),
        ("their_phone", "12345", "telephone number"),
        ("name", "www.buy.com", "without a web address"),
        ("name", "Gwen\n\nRing 0900 123456.", "on one line"),
        ("council", "E10000016", "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_is_kept(cast, client, later, field, typed, sentence):
    change("council.authority_code", "E10000016", by=None, why="Kent")
    form = filled_in(client)
    later(seconds=40)
    answer = client.post("/guests/", {**form, field: typed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Something with bikes." in answer.content.decode()
    assert not GuestReferral.objects.exists()


def test_robots_get_no_further(cast, client, later):
    form = filled_in(client)
    assert client.post("/guests/", form).status_code == 422
    later(seconds=40)
    assert client.post("/guests/", {**form, "subject": "1"}).url == "/guests/sent/"
    assert not GuestReferral.objects.exists()
    for name in ("Gwil", "Bryn", "Owain"):
        asked_as_a_guest(first_name=name)
    with pytest.raises(robots.TooMany):
        asked_as_a_guest(first_name="Rhys")
    assert client.post("/guests/", {**form, "first_name": "Rhys"}).status_code == 429


def test_a_second_tap_makes_no_second_referral_and_the_newer_words_stand(cast, client, later):
    form = filled_in(client)
    later(seconds=40)
    answers = [client.post("/guests/", {**form, "wants": wants}) for wants in ("Bikes.", "Bikes, or dogs.")]
    assert [answer.url for answer in answers] == ["/guests/sent/"] * 2
    referral = GuestReferral.objects.get()
    assert referral.wants == "Bikes, or dogs."
    token = issue_token(referral)
    client.post("/guests/", form)
    assert look(token) == referral


def test_from_elsewhere_nobody_changes_what_an_adviser_is_about_to_confirm(cast):
    asked = asked_as_a_guest()
    again = guests.ask(said(their_phone="+447700900999"), came_from="elsewhere")
    assert (again.pk, again.their_phone) == (asked.pk, asked.their_phone)


def test_said_again_after_the_link_is_too_old_there_is_a_new_one(cast, client, later):
    issue_token(asked_as_a_guest())
    later(days=30)
    again = asked_as_a_guest()
    assert (again.token_hash, again.expires_at) == ("", None)
    guest_jobs.send_link_to_confirm(again.pk)
    assert len(mail.outbox) == 1


def test_the_database_keeps_one_referral_of_one_person_until_the_address_is_proved(cast, client):
    said_once = asked_as_a_guest()
    said_once.pk = None
    with pytest.raises(IntegrityError, match="guest_asked_once"), transaction.atomic():
        said_once.save(force_insert=True)


@pytest.mark.parametrize("page", ["/", "/accounts/login/"])
def test_an_adviser_of_another_council_finds_the_form(client, page):
    assert 'href="/guests/"' in client.get(page).content.decode()


def test_a_link_that_is_too_old_or_unknown_is_refused_kindly(cast, client, later):
    token = issue_token(asked_as_a_guest())
    later(days=8)
    assert client.get(f"/guests/{token}/").status_code == 410
    with pytest.raises(LinkRefused):
        look("nothing")


def test_accepted_they_are_here_with_no_more_than_was_said_until_a_day(cast, later):
    referral = referred_guest()
    person = guests.accept(referral, by=cast.wren)
    assert (str(person), person.council.name) == ("Gwil (guest)", "Medway")
    assert person.permission_to_work == "ask_the_adviser"
    assert person.preferences.wants == "Something with bikes."
    assert person.guest_until == timezone.localdate() + dt.timedelta(days=180)
    referral.refresh_from_db()
    assert (referral.first_name, referral.date_of_birth, referral.wants) == ("", None, "")
    guest_jobs.send_answer(referral_id=referral.pk)
    assert "Gwil" not in mail.outbox[-1].body
    assert not to_do(cast.wren)
    with pytest.raises(NotNow, match="accepted them already"):
        guests.accept(referral, by=cast.morgan)


@pytest.mark.parametrize("postcode", ["CF10 1EP", "EH1 1RE"])
def test_a_guest_may_live_where_no_english_council_is(cast, later, postcode):
    person = guests.accept(referred_guest(postcode=postcode), by=cast.wren)
    connection.check_constraints()
    assert (person.postcode, person.district) == (postcode, None)


def test_only_the_service_decides(cast):
    referral = referred_guest()
    for name, person in cast:
        if name not in ("wren", "morgan"):
            with pytest.raises(NotPermitted):
                guests.accept(referral, by=person)
            with pytest.raises(NotPermitted):
                guests.decline(referral, "No", by=person)
    assert not YoungAdult.objects.filter(last_name="(guest)").exists()


def test_declined_nothing_of_them_is_kept_and_their_adviser_reads_why(cast, client):
    referral = referred_guest()
    client.force_login(cast.wren)
    address = f"/guests/waiting/{referral.pk}/"
    assert client.post(address, {"answer": ""}).status_code == 422
    assert client.post(address, {"answer": "All is too far away."}).status_code == 302
    referral.refresh_from_db()
    assert (referral.status, referral.first_name, referral.postcode) == ("declined", "", "")
    guest_jobs.send_answer(referral_id=referral.pk)
    assert "All is too far away." in mail.outbox[-1].body
    with pytest.raises(IntegrityError), transaction.atomic():
        GuestReferral.objects.filter(pk=referral.pk).update(first_name="Gwil")


def test_the_scope_of_a_pledge_decides_what_a_guest_may_be_offered(cast):
    guest = accepted_guest(cast.wren)
    own = make_pledge(title="For our own", open_to="council")
    anybody = make_pledge(title="For anybody", open_to="any")
    open_to = set(around.open_to(guest))
    assert (own in open_to, anybody in open_to) == (False, True)
    found = suggestions.for_young_adult(guest, cast.wren)
    closed = {str(each.intake.pledge) for each in found.not_now}
    assert "For our own" in closed
    assert "For anybody" not in closed


def test_after_the_day_they_are_forgotten_by_themselves_unless_something_goes_on(cast, later):
    gone, busy = accepted_guest(cast.wren), accepted_guest(cast.wren, email="other@example.org")
    running = make_offer(young_adult=busy, status="started")
    last = gone.guest_until
    later(days=180)
    jobs.forget_whose_time_is_over(timestamp=0)
    assert YoungAdult.objects.get(pk=gone.pk).first_name == "Gwil"
    later(days=1)
    assert timezone.localdate() == last + dt.timedelta(days=1)
    jobs.forget_whose_time_is_over(timestamp=0)
    gone.refresh_from_db()
    assert (gone.first_name, gone.phone, gone.user.is_active) == ("Forgotten", "", False)
    assert not GuestReferral.objects.filter(young_adult=gone).exists()
    assert YoungAdult.objects.get(pk=busy.pk).first_name == "Gwil"
    assert type(running).objects.get(pk=running.pk).status == "started"


def test_what_comes_to_nothing_is_deleted(cast, later):
    unproved, waiting = asked_as_a_guest(), referred_guest(email="two@example.org")
    declined = guests.decline(referred_guest(email="three@example.org"), "No", by=cast.wren)
    accepted = accepted_guest(cast.wren, email="four@example.org")
    assert GuestReferral.objects.exclude(came_from="").exists()
    later(days=13)
    guest_jobs.delete_old_guest_referrals(timestamp=0)
    assert GuestReferral.objects.filter(pk__in=[unproved.pk, waiting.pk, declined.pk]).count() == 3
    assert not GuestReferral.objects.exclude(came_from="").exists(), "it was kept to count by for a day"
    later(days=2)
    guest_jobs.delete_old_guest_referrals(timestamp=0)
    assert [each.young_adult for each in GuestReferral.objects.all()] == [accepted]


def test_a_guest_is_in_no_import_and_in_no_export(cast):
    guest = accepted_guest(cast.wren)
    same_day = make_young_adult("Ours", date_of_birth=guest.date_of_birth)
    row = Draft(source=None)
    row.values["dob"] = guest.date_of_birth.isoformat()
    assert set(people([row])) >= {same_day}
    assert guest not in set(people([row]))
    ours = YoungAdult.objects.filter(guest_until=None)
    assert "Gwil" not in "".join(exporting.csv_text(exporting.to_export(ours)))


def test_a_guest_reads_who_referred_them_and_until_when_we_keep_it(cast, client):
    guest = accepted_guest(cast.wren)
    client.force_login(guest.user)
    page = client.get("/my/data/").content.decode()
    assert "Maureen Pike, Medway" in page
    assert f"{guest.guest_until:%-d %B %Y}" in page
    client.force_login(cast.wren)
    assert "maureen@example.org" in client.get(f"/desk/young-adults/{guest.pk}/").content.decode()
