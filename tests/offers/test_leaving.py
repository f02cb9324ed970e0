"""A partner leaves: what had not begun ends truthfully, and somebody looks for another with them."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from champions import jobs, lifecycle
from champions.consequences import consequences_of
from champions.models import Champion, Document, Organisation, Partnership, SignUp
from notifications.models import Notification
from notifications.tasks import to_do
from offers.models import Offer
from tests.champions.papers import paper, pdf
from tests.factories import make_intake, make_offer, make_pledge
from tests.partners import bring_to, make_partnership
from tests.people import make_champion, make_organisation, make_young_adult

pytestmark = pytest.mark.django_db

STATUSES = ["shortlisted", "offered", "waiting", "accepted", "confirmed", "started", "completed", "declined"]
BECOME = {
    "shortlisted": "removed",
    "offered": "withdrawn_by_host",
    "waiting": "withdrawn_by_host",
    "accepted": "withdrawn_by_host",
    "confirmed": "cancelled_by_host",
    "started": "started",
    "completed": "completed",
    "declined": "declined",
}


@pytest.fixture
def bakery(cast):
    partnership = make_partnership(Organisation.objects.get(name="Marsh Bakery"))
    return bring_to(partnership, cast, ["apply", "agree"])


@pytest.fixture
def hosted(bakery, cast):
    """An offer of the bakery in every status, each of somebody else whom Ade advises."""
    intake = make_intake(
        pledge=make_pledge(organisation=bakery.organisation, title="Trees", places=None), places=9
    )
    people = {status: make_young_adult(status.title(), adviser=cast.ade) for status in STATUSES}
    return {
        status: make_offer(intake=intake, young_adult=person, status=status, offered_by=cast.wren)
        for status, person in people.items()
    }


def now_in(hosted):
    found = dict(Offer.objects.values_list("pk", "status"))
    return {status: found[offer.pk] for status, offer in hosted.items()}


@pytest.mark.parametrize("who", ["priya", "morgan"])
def test_what_had_not_begun_ends_and_what_has_begun_goes_on(hosted, bakery, cast, who):
    lifecycle.leave_us(bakery, by=getattr(cast, who), why="Moving")
    assert now_in(hosted) == BECOME
    hosted["accepted"].intake.refresh_from_db()
    assert hosted["accepted"].intake.places_taken == 2  # who has begun, and who completed it
    ended = {hosted[status].young_adult.user_id for status in ("offered", "waiting", "accepted", "confirmed")}
    told = Notification.objects.filter(kind="offer_ended").values_list("recipient", flat=True)
    assert set(told) == ended


@pytest.mark.parametrize("who", ["priya", "morgan"])
def test_who_offered_it_and_the_adviser_look_for_another(hosted, bakery, cast, who):
    lifecycle.leave_us(bakery, by=getattr(cast, who))
    theirs = {
        "Marsh Bakery has left, and Accepted had a place there: “Trees”. Look for another with them.",
        "Marsh Bakery has left, and Confirmed had a place there: “Trees”. Look for another with them.",
        "Marsh Bakery has left, and Started has begun “Trees” there. Find out with them how it goes on.",
    }
    for person in (cast.wren, cast.ade):
        assert {it.sentence for it in to_do(person)} == theirs
    assert to_do(cast.morgan) == to_do(cast.amina) == []


def test_the_task_is_done_when_something_else_was_offered(hosted, bakery, cast):
    lifecycle.leave_us(bakery, by=cast.priya)
    for status in ("accepted", "confirmed"):
        make_offer(young_adult=hosted[status].young_adult, offered_at=timezone.now())
    assert [it.sentence.partition(",")[2].split()[1] for it in to_do(cast.wren)] == ["Started"]
    Offer.objects.filter(pk=hosted["started"].pk).update(status="completed")
    assert to_do(cast.wren) == []


def test_where_whoever_offered_it_matches_nobody_any_longer_all_who_do_are_asked(hosted, bakery, cast):
    cast.wren.roles.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    lifecycle.leave_us(bakery, by=cast.priya)
    assert len(to_do(cast.morgan)) == 3


def test_before_the_button_it_says_whom_it_concerns_in_numbers(hosted, bakery, cast, client):
    client.force_login(cast.priya)
    page = client.get(f"/organisations/{bakery.organisation_id}/leave/").content.decode()
    assert consequences_of("leave", bakery.organisation) == [
        "2 young adults with a place that has not begun: they are told, and we look for another with them.",
        "1 young adult with you now: that goes on, and we ring you about it.",
        "2 young adults asked or waiting: what they were asked is taken back.",
    ]
    for sentence in consequences_of("leave", bakery.organisation):
        assert sentence in page
    assert not any(name in page for name in ("Accepted", "Confirmed", "Started"))


def test_a_merge_leaves_every_offer_as_it_is(hosted, bakery, cast):
    """The second entry's partnership leaves; its pledges have gone along by then."""
    other = make_organisation("Marsh Bakery, Dover", "voluntary_partner", "private")
    make_champion("Robin", other)
    make_partnership(other)
    Partnership.objects.filter(organisation=other).update(status=bakery.status)
    lifecycle.merge(bakery.organisation, other, by=cast.wren)
    assert now_in(hosted) == {status: status for status in STATUSES}
    assert to_do(cast.wren) == []


@pytest.fixture
def files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def test_its_people_are_thanked_by_e_mail_and_their_papers_are_deleted_in_time(
    bakery, cast, time_machine, django_capture_on_commit_callbacks, files_of_this_test
):
    organisation = bakery.organisation
    document = lifecycle.documents.send(
        organisation,
        "references",
        by=cast.priya,
        expires_on=timezone.localdate() + dt.timedelta(days=90),
        file=paper(pdf()),
    )
    said = {"organisation_name": "Bakery", "name": "Priya", "email": "priya@example.org", "words": "Hello"}
    SignUp.objects.create(
        **said, could_offer=["tools"], confirmed_at=timezone.now(), organisation=organisation
    )
    second = make_partnership(make_organisation("Kiosk", "voluntary_partner"))
    lifecycle.merge(second.organisation, organisation, by=cast.wren)
    lifecycle.leave_us(bakery, by=cast.priya)
    jobs.send_thanks(organisation_id=organisation.pk, user_id=cast.priya.pk)
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["priya@example.org"], "Thank you")
    assert "Marsh Bakery has left" in letter.body
    assert "2 years from now" in letter.body

    for days, is_kept in ((729, True), (731, False)):
        time_machine.move_to(timezone.now() + dt.timedelta(days=days - (0 if is_kept else 729)))
        with django_capture_on_commit_callbacks(execute=True):
            jobs.forget_old_sign_ups(timestamp=0)
        for entry in (bakery, second):
            entry.refresh_from_db()
            assert (entry.contact_email != "") is is_kept, days
        assert (SignUp.objects.get().email != "") is is_kept, days
        assert any(path.is_file() for path in files_of_this_test.rglob("*")) is is_kept, days
    document = Document.objects.get(pk=document.pk)
    assert (document.words, document.file_name, bool(document.file)) == ("", "", False)
    assert bakery.status == "left"
    assert not Champion.objects.for_organisation(organisation).exists()
