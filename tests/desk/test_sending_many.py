"""Offers to more people than somebody reads on one page: in the background, each once, all or none."""

import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from desk import jobs, lifecycle
from desk.models import Sending
from lifecycles import NotNow, NotPermitted
from matching import offering
from notifications.models import Delivery, Notification
from offers.lifecycle import accept
from offers.models import Offer
from pledges import lifecycle as pledges
from tests.factories import make_intake, make_pledge
from tests.people import make_young_adult
from youngadults import forgetting, requests
from youngadults.models import Request

pytestmark = pytest.mark.django_db


@pytest.fixture
def intake(cast):
    return make_intake(pledge=make_pledge(places=None), places=5)


@pytest.fixture
def wren(client, cast):
    client.force_login(cast.wren)
    return client


@pytest.fixture(autouse=True)
def two_are_many(monkeypatch):
    monkeypatch.setattr("desk.views.offering.READ_AT_ONCE", 1)
    monkeypatch.setattr("matching.suggestions.SHOWN", 1)


def now(sending):
    return Sending.objects.get(pk=sending.pk)


def do(sending):
    """What the worker does whose job was queued."""
    jobs.work(sending_id=sending.pk, status=now(sending).status)
    return now(sending)


def chosen(intake, *people, by):
    return do(lifecycle.choose(intake, [person.young_adult.pk for person in people], by=by))


def sent(sending, *, by):
    return do(lifecycle.send(sending, by=by))


def page(client, sending, query=""):
    return client.get(sending.get_absolute_url() + query).content.decode()


def told(person):
    return Notification.objects.filter(recipient=person, kind="offer_made").count()


def test_from_all_who_fit_to_what_became_of_each(cast, wren, intake):
    pledge = wren.get(reverse("desk:pledge", args=[intake.pledge_id])).content.decode()
    assert "Preview offers to all 2 who fit" in pledge

    chosen = wren.post(reverse("desk:choose", args=[intake.pk]), {"everybody": "1"})
    sending = Sending.objects.get()
    assert chosen.url == sending.get_absolute_url()
    assert "0 of 2 people looked at" in page(wren, sending)
    do(sending)
    ready = page(wren, sending)
    assert "2 texts." in ready
    assert "The message says “" in ready
    assert "Send 2 offers" in ready
    assert "Sam Samson" in ready
    assert "Noor Noorson" in ready

    answer = wren.post(reverse("desk:send_many", args=[sending.pk]))
    assert (answer.url, Offer.objects.count()) == (sending.get_absolute_url(), 0)
    assert "Every offer leaves in one go, or none does" in page(wren, sending)
    do(sending)
    over = page(wren, sending)
    assert "2 offers sent." in over
    assert "On their way, or waiting for the morning" in over
    assert set(Offer.objects.values_list("status", "offered_by")) == {("offered", cast.wren.pk)}
    assert (told(cast.sam), told(cast.noor), Delivery.objects.count()) == (1, 1, 2)
    inbox = wren.get(reverse("notifications:inbox")).content.decode()
    assert "“Apprentice ranger” was offered to 2 young adults." in inbox


def test_two_taps_make_one(cast, wren, intake):
    sending = chosen(intake, cast.sam, cast.noor, by=cast.wren)
    send = reverse("desk:send_many", args=[sending.pk])
    wren.post(send)
    second = wren.post(send, follow=True).content.decode()
    assert "This is being sent already. Nobody gets it twice." in second
    assert ProcrastinateJob.objects.filter(args={"sending_id": sending.pk, "status": "sending"}).count() == 1
    do(sending)
    assert "This has been sent already." in wren.post(send, follow=True).content.decode()
    assert (told(cast.sam), told(cast.noor)) == (1, 1)


def test_who_cannot_be_sent_it_is_skipped_with_the_reason(cast, wren, intake):
    asked_first = make_young_adult("Dev", preferences={"days": None})
    offering.offer(intake, cast.noor.young_adult, by=cast.morgan)
    sending = chosen(intake, cast.sam, cast.noor, asked_first.user, by=cast.wren)
    assert sending.planned == [cast.sam.young_adult.pk]
    skipped = page(wren, sending, "?skipped")
    assert "Noor has this offer already" in skipped
    assert "Offer it to them alone, and write why." in skipped
    sending = sent(sending, by=cast.wren)
    assert "1 offer sent. 2 skipped." in page(wren, sending)
    assert [told(person) for person in (cast.sam, cast.noor, asked_first.user)] == [1, 1, 0]


def test_whom_a_rule_came_to_stand_against_after_it_was_read_is_skipped(cast, wren, intake):
    sending = chosen(intake, cast.sam, cast.noor, by=cast.wren)
    offering.offer(intake, cast.noor.young_adult, by=cast.morgan)
    assert "This is new: they will be skipped." in page(wren, sending)
    sending = sent(sending, by=cast.wren)
    assert Offer.objects.in_bulk(sending.offers).popitem()[1].young_adult == cast.sam.young_adult
    assert "Noor has this offer already" in page(wren, sending, "?skipped")
    assert (told(cast.sam), told(cast.noor)) == (1, 1)


def test_where_somebody_is_quicker_in_the_very_moment_everybody_is_looked_at_again(cast, intake, monkeypatch):
    sending = chosen(intake, cast.sam, cast.noor, by=cast.wren)
    look = lifecycle.looked_at

    def look_and_be_overtaken(*args, **kwargs):
        found = look(*args, **kwargs)
        if not Offer.objects.exists():
            offering.offer(intake, cast.noor.young_adult, by=cast.morgan)
        return found

    monkeypatch.setattr(lifecycle, "looked_at", look_and_be_overtaken)
    sending = sent(sending, by=cast.wren)
    assert (sending.status, len(sending.offers)) == ("sent", 1)
    assert (told(cast.sam), told(cast.noor)) == (1, 1)


def test_what_cannot_be_offered_any_more_is_sent_to_nobody_and_says_why(cast, wren, intake):
    sending = chosen(intake, cast.sam, cast.noor, by=cast.wren)
    lifecycle.send(sending, by=cast.wren)
    pledges.pause(intake.pledge, by=cast.wren, why="Ill")
    sending = do(sending)
    assert (sending.status, Offer.objects.count()) == ("stopped", 0)
    assert "This pledge is not live, so it cannot be offered." in page(wren, sending)
    assert "was offered to nobody" in wren.get(reverse("notifications:inbox")).content.decode()


def test_it_can_be_stopped_until_it_is_sent(cast, wren, intake):
    sending = chosen(intake, cast.sam, cast.noor, by=cast.wren)
    wren.post(reverse("desk:stop_sending", args=[sending.pk]))
    assert "nobody has been told" in page(wren, sending)
    with pytest.raises(NotNow, match="was stopped"):
        lifecycle.send(sending, by=cast.wren)
    sending = sent(chosen(intake, cast.sam, by=cast.wren), by=cast.wren)
    assert wren.post(reverse("desk:stop_sending", args=[sending.pk])).status_code == 409
    assert now(sending).status == "sent"


@pytest.mark.parametrize("who", ["ade", "amina", "chidi", "sam", "pat"])
def test_only_an_ete_worker_sends_to_many(cast, intake, who):
    with pytest.raises(NotPermitted):
        lifecycle.choose(intake, [cast.sam.young_adult.pk], by=getattr(cast, who))
    sending = chosen(intake, cast.sam, by=cast.wren)
    with pytest.raises(NotPermitted):
        lifecycle.send(sending, by=getattr(cast, who))
    assert Offer.objects.count() == 0


def test_whose_role_ended_before_it_was_sent_sends_nothing(cast, wren, intake):
    sending = lifecycle.send(chosen(intake, cast.sam, by=cast.wren), by=cast.wren)
    cast.wren.roles.update(ends_on="2020-02-02")
    sending = do(sending)
    assert (sending.status, sending.steps.last().why) == ("stopped", jobs.NOT_ANY_MORE)
    assert Offer.objects.count() == 0


def test_an_answer_shows_beside_its_offer(cast, wren, intake):
    sending = sent(chosen(intake, cast.sam, cast.noor, by=cast.wren), by=cast.wren)
    accept(Offer.objects.get(young_adult=cast.sam.young_adult), by=cast.sam)
    assert "Said yes" in page(wren, sending)


@pytest.mark.parametrize("query", ["?page=9", "?page=x", "?skipped", "?skipped&page=0", "?page=1%00"])
def test_a_query_that_makes_no_sense_shows_the_page(cast, wren, intake, query):
    sending = chosen(intake, cast.sam, by=cast.wren)
    assert "Sam Samson" in page(wren, sending, query)


@pytest.mark.parametrize("status", ["ready", "sent"])
def test_three_people_cost_no_more_queries_than_one(cast, wren, intake, status):
    people = [make_young_adult(name).user for name in ("Ann", "Ben", "Cat", "Dan")]
    costs = []
    for group in (people[:1], people[1:]):
        sending = chosen(intake, *group, by=cast.wren)
        if status == "sent":
            sending = sent(sending, by=cast.wren)
        page(wren, sending)  # what is remembered for a few seconds is read now
        with CaptureQueriesContext(connection) as queries:
            page(wren, sending)
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_nothing_about_somebody_forgotten_stays(cast, intake):
    offering.offer(intake, cast.noor.young_adult, by=cast.wren)
    Offer.objects.update(status="declined")
    sending = chosen(intake, cast.sam, cast.noor, by=cast.wren)
    assert "Noor" in str(sending.skipped)
    asked = requests.ask(cast.noor.young_adult, Request.Kind.FORGET, "", by=cast.noor)
    forgetting.forget(asked, by=cast.morgan)
    kept = now(sending)
    assert (kept.people, kept.skipped) == ([cast.sam.young_adult.pk], [])


def test_after_its_time_who_was_chosen_is_forgotten_and_the_offers_stay(cast, intake):
    sending = sent(chosen(intake, cast.sam, by=cast.wren), by=cast.wren)
    jobs.forget_old_sendings(timestamp=0)
    assert Sending.objects.exists()
    Sending.objects.update(made_at="2020-01-01T00:00Z")
    jobs.forget_old_sendings(timestamp=0)
    assert not Sending.objects.exists()
    assert Offer.objects.filter(pk__in=sending.offers).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_everybody_one(cast, intake):
    sending = lifecycle.send(chosen(intake, cast.sam, cast.noor, by=cast.wren), by=cast.wren)
    start = threading.Barrier(2)

    def work():
        start.wait()
        jobs.work(sending_id=sending.pk, status="sending")
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert (now(sending).status, Offer.objects.count()) == ("sent", 2)
    assert (told(cast.sam), told(cast.noor)) == (1, 1)
