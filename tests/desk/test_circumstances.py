"""What changes in somebody's life: what is not allowed any more stops that day, and no machine tells them."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from lifecycles import NotNow, NotPermitted
from notifications.models import Delivery, Notification, Task
from notifications.tasks import done, to_do
from offers import in_person, lifecycle
from offers.models import Offer
from tests.factories import make_intake, make_offer, make_pledge
from youngadults import notes, pausing, permitting, requests, silencing
from youngadults.models import YoungAdult

BECOMES = {
    # of an offer of paid work, when only volunteering is open to them
    "shortlisted": "removed",
    "offered": "withdrawn_by_service",
    "waiting": "withdrawn_by_service",
    "accepted": "withdrawn_by_service",
    "confirmed": "paused",
    "started": "paused",
    "paused": "paused",
    "declined": "declined",
    "completed": "completed",
}


def change(cast, to="volunteer_only", by="ade"):
    return permitting.change(cast.sam.young_adult, to, by=getattr(cast, by), why="While your appeal runs.")


def sentences(user, kind):
    return [it.sentence for it in to_do(user) if it.task.kind == kind]


@pytest.mark.parametrize("status", BECOMES)
def test_what_is_not_allowed_any_more_stops_at_once(cast, status):
    offer = make_offer(young_adult=cast.sam.young_adult, status=status)
    unpaid = make_offer(
        intake=make_intake(pledge=make_pledge(places=None, kind="mentoring", pay=0)),
        young_adult=cast.sam.young_adult,
        status=status,
    )
    change(cast)
    offer.refresh_from_db()
    unpaid.refresh_from_db()
    assert (offer.status, unpaid.status) == (BECOMES[status], status)
    offer.intake.refresh_from_db()
    assert offer.intake.places_taken == (BECOMES[status] in ("paused", "completed"))


def test_they_are_called_and_the_host_reads_that_the_council_paused_it(cast, client):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    offer.steps.create(verb="accept", from_status="offered", to_status="accepted", by=cast.sam)
    change(cast, by="wren")
    assert not Notification.objects.filter(recipient=cast.sam).exists()
    assert not Delivery.objects.filter(notification__recipient=cast.sam).exists()
    assert sentences(cast.ade, "call_in_private") == [
        "“Apprentice ranger” had to stop for Sam, who has had no message. Call them today, in private."
    ]
    told = Notification.objects.filter(recipient=cast.chidi)
    assert [notice.kind for notice in told] == ["place_changed"]
    client.force_login(cast.chidi)
    page = client.get(reverse("host:offer", args=[offer.pk])).content.decode()
    assert "The council has paused this." in page
    for word in ("volunt", "ermission", "ppeal"):
        assert word not in page.partition("<main")[2]


def test_whoever_must_be_asked_first_is_asked_and_nothing_stops(cast):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    change(cast, to="ask_the_adviser")
    offer.refresh_from_db()
    assert offer.status == "started"
    assert sentences(cast.ade, "call_in_private") == []


@pytest.mark.parametrize("name", ["amina", "chidi", "sam", "pat"])
def test_only_their_adviser_and_ete_workers_say_so(cast, name):
    with pytest.raises(NotPermitted):
        change(cast, by=name)
    with pytest.raises(NotPermitted):
        silencing.stop(cast.sam.young_adult, "missing", by=getattr(cast, name))


def test_the_page_changes_it_once_and_they_can_read_what_was_said(cast, client):
    client.force_login(cast.ade)
    url = reverse("desk:permission", args=[cast.sam.young_adult.pk])
    late = {"to": "study_only", "why": "While your appeal runs.", "review_on": "2020-01-01"}
    refused = client.post(url, late)
    assert refused.status_code == 422
    assert "That day has gone. Choose a later day" in refused.content.decode()
    assert "While your appeal runs." in refused.content.decode()
    said = {**late, "review_on": (timezone.localdate() + dt.timedelta(days=30)).isoformat()}
    page = client.post(url, said, follow=True).content.decode()
    assert "Call Sam in private: no message went out." in page
    assert "Study only" in page
    again = client.post(url, said)
    assert (again.status_code, "It says so already: Study only." in again.content.decode()) == (409, True)
    client.force_login(cast.sam)
    mine = client.get(reverse("youngadults:notes")).content.decode()
    assert "Work that is open to you: Study only. While your appeal runs." in mine


OPEN = ("offered", "accepted", "confirmed", "started")


def open_offers(cast):
    offers = {status: make_offer(young_adult=cast.sam.young_adult, status=status) for status in OPEN}
    for status in OPEN[1:]:
        offers[status].steps.create(verb="accept", from_status="offered", to_status="accepted", by=cast.sam)
    return offers


# What becomes of each of OPEN, and how many hosts a person must speak to.
AFTER = {
    "died": (["withdrawn_by_service"] * 3 + ["started"], 3),
    "missing": (list(OPEN), 3),
    "custody": (list(OPEN), 3),
}


@pytest.mark.parametrize("why", AFTER)
def test_from_that_moment_no_machine_writes_to_them_or_to_a_host_about_them(cast, why):
    offers = open_offers(cast)
    silencing.stop(cast.sam.young_adult, why, by=cast.ade)
    became, hosts = AFTER[why]
    assert [Offer.objects.get(pk=offer.pk).status for offer in offers.values()] == became
    assert not Notification.objects.filter(recipient__in=[cast.sam, cast.chidi]).exists()
    assert not Delivery.objects.filter(notification__recipient=cast.sam).exists()
    assert len(sentences(cast.ade, "tell_the_host")) == hosts
    assert silencing.is_silent(YoungAdult.objects.get(user=cast.sam), cast.sam.young_adult.case_record)


def test_said_twice_it_says_that_it_is_known(cast):
    silencing.stop(cast.sam.young_adult, "missing", by=cast.ade)
    with pytest.raises(NotNow, match="Somebody has said so already"):
        silencing.stop(cast.sam.young_adult, "missing", by=cast.wren)
    silencing.stop(cast.sam.young_adult, "died", by=cast.wren)
    assert YoungAdult.objects.get(user=cast.sam).case_record.in_touch == "DIED"


@pytest.mark.parametrize("why", AFTER)
def test_a_mistake_is_put_right(cast, why):
    silencing.stop(cast.sam.young_adult, why, by=cast.ade)
    silencing.begin_again(cast.sam.young_adult, by=cast.ade)
    sam = YoungAdult.objects.get(user=cast.sam)
    assert (sam.paused_at, sam.in_custody, sam.case_record.in_touch) == (None, False, "")
    with pytest.raises(NotNow, match="Messages go to Sam already"):
        silencing.begin_again(cast.sam.young_adult, by=cast.ade)


@pytest.mark.parametrize("whys", [["custody"], ["missing"], ["died"], ["missing", "died"]])
def test_a_pause_of_their_own_stays(cast, whys):
    pausing.pause(cast.sam.young_adult, by=cast.sam)
    theirs = YoungAdult.objects.get(user=cast.sam).paused_at
    for why in whys:
        silencing.stop(cast.sam.young_adult, why, by=cast.ade)
    sam = YoungAdult.objects.get(user=cast.sam)
    assert silencing.is_silent(sam, sam.case_record)
    silencing.begin_again(sam, by=cast.ade)
    sam = YoungAdult.objects.get(user=cast.sam)
    assert (sam.paused_at, sam.case_record.silenced_at) == (theirs, None)
    pausing.resume(sam, by=cast.sam)
    assert YoungAdult.objects.get(user=cast.sam).paused_at is None


def test_whoever_asks_to_be_forgotten_while_messages_are_stopped_stays_paused_afterwards(cast):
    silencing.stop(cast.sam.young_adult, "missing", by=cast.ade)
    requests.ask(YoungAdult.objects.get(user=cast.sam), "forget", "", by=cast.sam)
    sam = YoungAdult.objects.get(user=cast.sam)
    assert silencing.is_silent(sam, sam.case_record)
    silencing.begin_again(sam, by=cast.ade)
    sam = YoungAdult.objects.get(user=cast.sam)
    assert sam.paused_at
    assert not silencing.is_silent(sam, sam.case_record)


def test_an_older_silence_says_nothing_of_a_pause_that_they_choose_later(cast):
    silencing.stop(cast.sam.young_adult, "missing", by=cast.ade)
    pausing.resume(YoungAdult.objects.get(user=cast.sam), by=cast.sam)
    pausing.pause(YoungAdult.objects.get(user=cast.sam), by=cast.sam)
    sam = YoungAdult.objects.get(user=cast.sam)
    assert not silencing.is_silent(sam, sam.case_record)
    silencing.stop(sam, "missing", by=cast.ade)
    silencing.begin_again(sam, by=cast.ade)
    assert YoungAdult.objects.get(user=cast.sam).paused_at


def test_in_custody_again_the_hosts_are_to_be_told_again(cast):
    open_offers(cast)
    silencing.stop(cast.sam.young_adult, "custody", by=cast.ade)
    for it in to_do(cast.ade):
        done(it.task, by=cast.ade)
    silencing.begin_again(cast.sam.young_adult, by=cast.ade)
    silencing.stop(cast.sam.young_adult, "custody", by=cast.ade)
    assert len(sentences(cast.ade, "tell_the_host")) == AFTER["custody"][1]


def test_what_has_to_stop_again_is_called_about_again(cast):
    offer = make_offer(young_adult=cast.sam.young_adult, status="started")
    in_person.stop_for_now(offer, by=cast.ade)
    done(Task.objects.get(kind="call_in_private"), by=cast.ade)
    lifecycle.resume(offer, by=cast.ade)
    in_person.stop_for_now(offer, by=cast.ade)
    assert len(sentences(cast.ade, "call_in_private")) == 1


def test_why_messages_stopped_is_a_private_note(cast):
    silencing.stop(cast.sam.young_adult, "missing", by=cast.ade)
    (note,) = cast.sam.young_adult.notes.all()
    assert (note.text, note.why_private) == (
        "No messages: they are missing.",
        "It is about what has happened to them.",
    )
    assert not notes.Note.objects.visible_to(cast.sam).exists()
