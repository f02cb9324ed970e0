"""A delivery on its way: once, by the chosen channel, in words that give nobody away; what can go wrong."""

import datetime as dt
import re
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.links import LinkRefused, look
from accounts.models import SignInLink
from notifications import asking, delivering, jobs, sending
from notifications.models import Choice, Delivery, Notification, Task
from notifications.providers import Outcome, Result
from notifications.queueing import keys_of, queued
from notifications.telling import notify, notify_many
from tests.notifications.carriers import PulledThePlug
from tests.notifications.kinds import NEWS, QUESTION, URGENT
from youngadults import notices

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)
TEN_AT_NIGHT = dt.datetime(2026, 11, 24, 22, 0, tzinfo=dt.UTC)
EIGHT_NEXT_MORNING = dt.datetime(2026, 11, 25, 8, 0, tzinfo=dt.UTC)
SAMS_PHONE = "+447700900123"


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to(NOON, tick=False)
    return time_machine


def tell(person, about=None, kind=NEWS, occasion=1):
    notify(person, kind, f"{(about or person).pk}.{occasion}", "/my/offers/1/")
    return Delivery.objects.order_by("pk").last()


def the(delivery):
    delivery.refresh_from_db()
    return delivery


def history(delivery):
    return [step.verb for step in delivery.steps.all()]


def test_a_young_adult_gets_a_text_and_staff_an_e_mail(cast, post):
    notify_many([(cast.sam, f"{cast.sam.pk}.1", "/a/"), (cast.wren, f"{cast.wren.pk}.1", "/b/")], NEWS)
    for delivery in Delivery.objects.all():
        jobs.deliver(delivery_id=delivery.pk)
    assert {(it.channel, it.to) for it in post.sent} == {("text", SAMS_PHONE), ("email", "wren@example.org")}


def test_the_job_is_queued_in_the_same_transaction(cast, post):
    with transaction.atomic():
        tell(cast.sam)
        assert ProcrastinateJob.objects.count() == 1
        transaction.set_rollback(True)
    assert (ProcrastinateJob.objects.count(), Delivery.objects.count()) == (0, 0)


def test_the_same_occasion_twice_makes_one_delivery_and_one_job(cast, post):
    tell(cast.sam)
    tell(cast.sam)
    assert (ProcrastinateJob.objects.count(), Delivery.objects.count()) == (1, 1)


def test_very_many_share_jobs_and_each_is_sent(cast, post, monkeypatch):
    monkeypatch.setattr("notifications.queueing.MANY", 2)
    monkeypatch.setattr("notifications.queueing.IN_ONE_JOB", 2)
    notify_many([(cast.wren, f"{cast.wren.pk}.{number}", "/") for number in range(5)], NEWS)
    shared = [job.args for job in ProcrastinateJob.objects.order_by("id")]
    assert [len(args["delivery_ids"]) for args in shared] == [2, 2, 1]
    assert queued() == set(Delivery.objects.values_list("pk", flat=True))
    for args in shared:
        jobs.deliver(**args)
    assert len(post.sent) == 5


def test_what_goes_wrong_with_one_holds_up_none_of_the_others(cast, post, settings):
    first, second = tell(cast.wren), tell(cast.sam)
    settings.MESSAGE_PROVIDERS = settings.MESSAGE_PROVIDERS | {"email": "nowhere.to.be.found"}
    with pytest.raises(ExceptionGroup):
        jobs.deliver(delivery_ids=[first.pk, second.pk])
    assert [message.channel for message in post.sent] == ["text"]


def test_a_job_that_an_earlier_release_queued_is_done(cast, post):
    jobs.deliver(delivery_id=tell(cast.sam).pk)
    assert len(post.sent) == 1
    assert keys_of({"delivery_id": 7}) == [7]


def test_a_kind_without_words_for_outside_stays_inside(cast, post):
    inside = type(NEWS)(name="test_inside", tells="", records=NEWS.records, line=NEWS.line)
    notify(cast.sam, inside, f"{cast.sam.pk}.1", "/")
    assert (Notification.objects.count(), Delivery.objects.count()) == (1, 0)


def test_a_text_ends_in_a_one_use_link_that_leads_to_the_page(cast, post):
    sending.send(tell(cast.sam).pk)
    words = re.fullmatch(
        r"There is news\. https://opportunities\.example\.org(/l/([\w-]+)/)", post.sent[0].body
    )
    assert look(words[2]).leads_to == "/my/offers/1/"
    assert look(words[2]).user == cast.sam


def test_the_links_token_is_stored_nowhere(cast, post):
    delivery = tell(cast.sam)
    sending.send(delivery.pk)
    token = post.sent[0].body.rstrip("/").rpartition("/")[2]
    with connection.cursor() as cursor:
        for table in (
            "notifications_delivery",
            "notifications_deliverystep",
            "procrastinate_jobs",
            "accounts_signinlink",
        ):
            cursor.execute(f"select count(*) from {table} as it where it::text like %s", [f"%{token}%"])
            assert cursor.fetchone() == (0,), table


def test_staff_get_the_address_of_the_notice_and_no_way_in(cast, post):
    sending.send(tell(cast.wren).pk)
    notice = Notification.objects.get()
    assert f"https://opportunities.example.org/inbox/{notice.pk}/\n" in post.sent[0].body
    assert SignInLink.objects.count() == 0


def test_a_notice_that_has_become_untrue_is_not_sent(cast, post):
    delivery = tell(cast.sam, cast.noor, QUESTION)
    cast.noor.is_active = False
    cast.noor.save()
    sending.send(delivery.pk)
    assert post.sent == []
    assert the(delivery).status == "not_needed"


def test_what_the_provider_took_waits_for_its_receipt(cast, post):
    delivery = tell(cast.sam)
    sending.send(delivery.pk)
    assert (the(delivery).status, delivery.provider_id, delivery.sent_to) == ("sending", "id-1", SAMS_PHONE)
    sending.settle(delivery.reference, Outcome(Result.DELIVERED))
    assert the(delivery).status == "delivered"


def test_sending_again_sends_nothing(cast, post):
    delivery = tell(cast.sam)
    for _ in range(3):
        sending.send(delivery.pk)
    sending.settle(the(delivery).reference, Outcome(Result.DELIVERED))
    sending.send(delivery.pk)
    assert len(post.sent) == 1


def test_a_receipt_that_comes_before_the_providers_answer_stands(cast, post):
    delivery = tell(cast.sam)
    message = sending.begin(delivery.pk)
    sending.settle(message.reference, Outcome(Result.DELIVERED))
    sending.settle(message.reference, Outcome(Result.ACCEPTED, provider_id="late"))
    assert history(delivery) == ["send", "arrive"]


@pytest.mark.parametrize(
    ("results", "status"),
    [
        ([Result.DELIVERED, Result.DELIVERED], "delivered"),
        ([Result.DELIVERED, Result.TEMPORARY], "delivered"),
        ([Result.DELIVERED, Result.PERMANENT], "delivered"),
        ([Result.TEMPORARY, Result.TEMPORARY], "temporary_failure"),
        ([Result.TEMPORARY, Result.DELIVERED], "delivered"),
        ([Result.TEMPORARY, Result.PERMANENT], "permanent_failure"),
        ([Result.PERMANENT, Result.DELIVERED], "permanent_failure"),
        ([Result.PERMANENT, Result.TEMPORARY], "permanent_failure"),
        ([Result.TECHNICAL, Result.DELIVERED], "technical_failure"),
        ([Result.UNKNOWN, Result.DELIVERED], "delivered"),
    ],
)
def test_receipts_may_come_twice_and_out_of_order(cast, post, results, status):
    delivery = tell(cast.sam)
    message = sending.begin(delivery.pk)
    for result in results:
        sending.settle(message.reference, Outcome(result))
    assert the(delivery).status == status


def test_what_fails_for_now_is_tried_again_later_and_then_given_to_a_human(cast, post, noon):
    delivery = tell(cast.sam)
    post.answers[:] = [Outcome(Result.TEMPORARY)] * 5
    waits = []
    for attempt in range(5):
        sending.send(delivery.pk)
        due_at = the(delivery).due_at
        if due_at:
            waits.append(int((due_at - timezone.now()).total_seconds()) // 60)
            sending.send(delivery.pk)
            assert len(post.sent) == attempt + 1, "not before its time"
            noon.move_to(due_at, tick=False)
    assert waits == [2, 10, 60, 240]
    assert (the(delivery).status, delivery.due_at) == ("temporary_failure", None)
    assert [(task.owner, task.kind) for task in Task.objects.all()] == [(cast.ade, "out_of_reach")]


def test_every_attempt_has_a_reference_of_its_own(cast, post, noon):
    delivery = tell(cast.sam)
    post.answers[:] = [Outcome(Result.TEMPORARY)]
    sending.send(delivery.pk)
    noon.move_to(the(delivery).due_at, tick=False)
    sending.send(delivery.pk)
    first, second = post.sent
    assert first.reference != second.reference
    sending.settle(first.reference, Outcome(Result.PERMANENT))
    assert the(delivery).status == "sending", "an old attempt’s receipt says nothing about this one"


def test_a_dead_number_is_a_task_for_the_adviser_and_gets_nothing_more(cast, post):
    cast.sam.email = None
    cast.sam.save()
    sending.send(tell(cast.sam).pk)
    sending.settle(post.sent[0].reference, Outcome(Result.PERMANENT))
    assert [(task.owner, task.kind) for task in Task.objects.all()] == [(cast.ade, "out_of_reach")]
    tell(cast.sam, occasion=2)
    assert Delivery.objects.count() == 1
    cast.sam.young_adult.phone = "+447700900456"
    cast.sam.young_adult.save()
    sending.send(tell(cast.sam, occasion=3).pk)
    assert post.sent[-1].to == "+447700900456"


def test_after_a_dead_number_the_e_mail_address_is_tried(cast, post):
    sending.send(tell(cast.sam).pk)
    sending.settle(post.sent[0].reference, Outcome(Result.PERMANENT))
    sending.send(tell(cast.sam, occasion=2).pk)
    assert post.sent[-1].to == "sam@example.org"


def test_a_refusal_that_only_people_can_mend_is_not_tried_again(cast, post):
    delivery = tell(cast.sam)
    post.answers[:] = [Outcome(Result.TECHNICAL, "Notify answered 403")]
    sending.send(delivery.pk)
    assert (the(delivery).status, delivery.due_at) == ("technical_failure", None)
    assert delivery.steps.last().why == "Notify answered 403"


# --- Crashes
# ------------------------------------------------------------------------------------------------------


def crash_while_sending(person, post):
    delivery = tell(person)
    post.answers[:] = [Outcome(Result.CANNOT_TELL)]
    with pytest.raises(PulledThePlug):
        sending.send(delivery.pk)
    assert the(delivery).status == "sending"
    return delivery


def minutes_later(noon, minutes):
    noon.move_to(timezone.now() + dt.timedelta(minutes=minutes), tick=False)


def test_killed_before_the_provider_got_it_it_is_sent_again(cast, post, noon):
    delivery = crash_while_sending(cast.sam, post)
    minutes_later(noon, 6)
    asking.ask_about_unsettled()
    sending.send(delivery.pk)
    assert history(delivery) == ["send", "send_anew", "send"]


def test_killed_after_the_provider_got_it_it_is_not_sent_again(cast, post, noon):
    delivery = crash_while_sending(cast.sam, post)
    post.known[delivery.reference] = Outcome(Result.ACCEPTED, provider_id="abc")
    minutes_later(noon, 6)
    asking.ask_about_unsettled()
    sending.send(delivery.pk)
    assert (history(delivery), the(delivery).provider_id, len(post.sent)) == (["send"], "abc", 1)


def test_what_the_provider_said_it_had_and_knows_no_more_is_not_sent_again(cast, post, noon):
    """It may be another service's key, or an older message than it keeps."""
    delivery = tell(cast.sam)
    sending.send(delivery.pk)
    assert the(delivery).provider_id
    minutes_later(noon, 31)
    asking.ask_about_unsettled()
    sending.send(delivery.pk)
    assert (the(delivery).status, len(post.sent)) == ("technical_failure", 1)
    assert Task.objects.get().owner == cast.ade


def test_what_never_comes_to_the_provider_waits_longer_each_time_and_then_goes_to_a_human(cast, post, noon):
    delivery = tell(cast.sam)
    post.answers[:] = [Outcome(Result.UNKNOWN)] * 9
    waits = []
    while the(delivery).due_at:
        sending.send(delivery.pk)
        minutes_later(noon, 31)
        asking.ask_about_unsettled()
        if due_at := the(delivery).due_at:
            waits.append(int((due_at - timezone.now()).total_seconds()) // 60)
            noon.move_to(due_at, tick=False)
    assert waits == [0, 10, 60, 240]
    assert (the(delivery).status, len(post.sent)) == ("technical_failure", 5)
    assert Task.objects.get().owner == cast.ade


def test_nothing_is_asked_about_while_it_may_still_be_under_way(cast, post, noon):
    delivery = crash_while_sending(cast.sam, post)
    minutes_later(noon, 4)
    asking.ask_about_unsettled()
    assert history(delivery) == ["send"]


def test_where_the_provider_can_never_tell_a_human_is_asked(cast, post, noon):
    delivery = crash_while_sending(cast.sam, post)
    post.known[delivery.reference] = Outcome(Result.CANNOT_TELL)
    minutes_later(noon, 6)
    asking.ask_about_unsettled()
    assert the(delivery).status == "technical_failure"
    assert Task.objects.get().owner == cast.ade


def test_what_nobody_knows_after_three_days_goes_to_a_human(cast, post, noon):
    delivery = crash_while_sending(cast.sam, post)
    post.known[delivery.reference] = Outcome(Result.UNKNOWN)
    minutes_later(noon, 6)
    asking.ask_about_unsettled()
    assert the(delivery).status == "sending"
    minutes_later(noon, 72 * 60)
    asking.ask_about_unsettled()
    assert the(delivery).status == "technical_failure"


def test_a_delivery_whose_job_was_lost_is_queued_again_and_one_that_is_queued_is_not(cast, post):
    lost, waiting = tell(cast.sam), tell(cast.noor)
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where (args->'delivery_ids'->>0)::int = %s", [lost.pk])
    jobs.look_after_deliveries(timestamp=0)
    jobs_now = ProcrastinateJob.objects.values_list("args", flat=True)
    assert sorted(args["delivery_ids"][0] for args in jobs_now) == [lost.pk, waiting.pk]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_it_once(cast, post):
    delivery = tell(cast.sam)
    start = threading.Barrier(4)

    def work():
        start.wait()
        sending.send(delivery.pk)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(post.sent) == 1


# --- What the person chose
# ----------------------------------------------------------------------------------------


def test_by_night_it_waits_for_the_morning(cast, post, noon):
    noon.move_to(TEN_AT_NIGHT, tick=False)
    delivery = tell(cast.sam)
    sending.send(delivery.pk)
    assert (post.sent, the(delivery).due_at) == ([], EIGHT_NEXT_MORNING)
    assert ProcrastinateJob.objects.get().scheduled_at == EIGHT_NEXT_MORNING
    noon.move_to(EIGHT_NEXT_MORNING, tick=False)
    sending.send(delivery.pk)
    assert len(post.sent) == 1


def test_a_job_that_comes_late_in_the_evening_waits_as_well(cast, post, noon):
    delivery = tell(cast.sam)
    noon.move_to(TEN_AT_NIGHT, tick=False)
    sending.send(delivery.pk)
    assert (post.sent, the(delivery).due_at) == ([], EIGHT_NEXT_MORNING)


def test_ones_own_quiet_hours_go_before_the_councils(cast, post):
    Choice.objects.create(user=cast.sam, quiet_from=dt.time(11), quiet_until=dt.time(13))
    assert tell(cast.sam).due_at == NOON.replace(hour=13)


def test_what_somebody_waits_for_this_minute_goes_out_at_night(cast, post, noon):
    noon.move_to(TEN_AT_NIGHT, tick=False)
    assert tell(cast.sam, kind=URGENT).due_at == TEN_AT_NIGHT


@pytest.mark.parametrize(
    ("chosen", "channels"),
    [
        ({}, ["text"]),
        ({"channels": ["text", "email"]}, ["email", "text"]),
        ({"channels": ["email"]}, ["email"]),
        ({"channels": []}, []),
        ({"channels": ["call"]}, []),
        ({"paused": True}, []),
        ({"texts_stopped_at": NOON}, ["email"]),
        ({"channels": ["text"], "texts_stopped_at": NOON}, []),
    ],
)
def test_only_the_chosen_channels_are_used(cast, post, chosen, channels):
    Choice.objects.create(user=cast.sam, **chosen)
    tell(cast.sam)
    assert sorted(Delivery.objects.values_list("channel", flat=True)) == channels


def test_a_choice_made_after_the_notice_still_counts(cast, post):
    delivery = tell(cast.sam)
    Choice.objects.create(user=cast.sam, paused=True)
    sending.send(delivery.pk)
    assert (post.sent, the(delivery).status) == ([], "not_needed")


@pytest.mark.parametrize("way", ["call", "letter"])
def test_who_wants_a_call_or_a_letter_gets_no_message_but_the_adviser_a_task(cast, post, way):
    cast.sam.young_adult.preferred_contact = way
    cast.sam.young_adult.save()
    notify(cast.sam, NEWS, f"{cast.sam.pk}.1", "/")
    assert Delivery.objects.count() == 0
    assert [(task.owner, task.kind) for task in Task.objects.all()] == [(cast.ade, "tell_in_person")]


def test_nobody_is_disturbed_while_paused_and_in_custody_only_by_their_adviser(cast, post):
    sam, noor = cast.sam.young_adult, cast.noor.young_adult
    sam.paused_at, noor.in_custody = NOON, True
    sam.save()
    noor.save()
    for person in (cast.sam, cast.noor):
        notify(person, NEWS, f"{person.pk}.1", "/")
    assert Delivery.objects.count() == 0
    assert [task.owner for task in Task.objects.all()] == [cast.amina]


def gathering(person):
    Choice.objects.create(user=person, gathered=True)


def test_put_together_e_mails_leave_in_the_morning_as_one(cast, post, noon):
    gathering(cast.wren)
    for occasion in range(3):
        assert tell(cast.wren, occasion=occasion).due_at == EIGHT_NEXT_MORNING
    noon.move_to(EIGHT_NEXT_MORNING, tick=False)
    for delivery in Delivery.objects.all():
        sending.send(delivery.pk)
    (message,) = post.sent
    assert message.subject == "3 messages for you"
    assert message.body.count("There is news.") == 3
    sending.settle(message.reference, Outcome(Result.DELIVERED))
    assert set(Delivery.objects.values_list("status", flat=True)) == {"delivered"}


def test_what_is_no_longer_true_is_left_out_of_the_one_e_mail(cast, post, noon):
    gathering(cast.wren)
    tell(cast.wren)
    untrue = tell(cast.wren, cast.noor, QUESTION)
    cast.noor.is_active = False
    cast.noor.save()
    noon.move_to(EIGHT_NEXT_MORNING, tick=False)
    sending.send(untrue.pk)
    assert "Somebody waits for you." not in post.sent[0].body
    assert the(untrue).status == "not_needed"


def test_what_cannot_wait_is_not_put_together(cast, post):
    gathering(cast.wren)
    assert tell(cast.wren, kind=URGENT).due_at == NOON


def test_texts_that_are_put_together_are_one_text_with_one_link_and_cost_one(cast, post, noon):
    gathering(cast.sam)
    for occasion in range(3):
        assert tell(cast.sam, occasion=occasion).due_at == EIGHT_NEXT_MORNING
    noon.move_to(EIGHT_NEXT_MORNING, tick=False)
    for delivery in Delivery.objects.all():
        sending.send(delivery.pk)
    (message,) = post.sent
    words = re.fullmatch(
        r"You have new messages\. Open your page to read them\. https://opportunities\.example\.org/l/([\w-]+)/",
        message.body,
    )
    assert look(words[1]).leads_to == "/inbox/"
    assert SignInLink.objects.count() == 1
    assert sum(Delivery.objects.values_list("segments", flat=True)) == 1


def ask_for_a_link(young_adult):
    notices.send_link(young_adult)
    return list(Delivery.objects.values_list("channel", flat=True))


@pytest.mark.parametrize(
    ("chosen", "channels"),
    [
        ({}, ["text"]),
        ({"channels": ["email"]}, ["email"]),
        ({"channels": ["push"]}, ["text"]),
        ({"channels": []}, ["text"]),
        ({"channels": ["call"]}, ["text"]),
        ({"paused": True}, ["text"]),
        ({"gathered": True}, ["text"]),
        ({"texts_stopped_at": NOON}, ["email"]),
    ],
)
def test_whoever_asks_for_a_link_gets_it_whatever_they_chose_for_messages(cast, post, chosen, channels):
    Choice.objects.create(user=cast.sam, **chosen)
    assert ask_for_a_link(cast.sam.young_adult) == channels
    sending.send(Delivery.objects.get().pk)
    assert [message.channel for message in post.sent] == channels


def test_a_link_is_sent_in_a_pause_and_to_who_wants_a_call_and_never_in_custody(cast, post):
    sam, noor = cast.sam.young_adult, cast.noor.young_adult
    sam.paused_at, sam.preferred_contact, noor.in_custody = NOON, "call", True
    sam.save()
    noor.save()
    assert ask_for_a_link(noor) == []
    assert ask_for_a_link(sam) == ["text"]
    sending.send(Delivery.objects.get().pk)
    assert len(post.sent) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_put_one_persons_e_mails_together_once(cast, post, noon):
    gathering(cast.wren)
    deliveries = [tell(cast.wren, occasion=occasion) for occasion in range(4)]
    noon.move_to(EIGHT_NEXT_MORNING, tick=False)
    start = threading.Barrier(4)

    def work(delivery):
        start.wait()
        sending.send(delivery.pk)
        connection.close()

    workers = [threading.Thread(target=work, args=[delivery]) for delivery in deliveries]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [message.subject for message in post.sent] == ["4 messages for you"]


def test_an_expired_link_is_refused_in_plain_words(cast, post, noon):
    sending.send(tell(cast.sam).pk)
    token = post.sent[0].body.rstrip("/").rpartition("/")[2]
    minutes_later(noon, 24 * 60)
    with pytest.raises(LinkRefused, match="too old"):
        look(token)


def test_the_table_of_moves_is_what_we_meant():
    """Typed by hand: from each status, by which verb, to which."""
    moves = {(start, m.verb, m.to) for m in delivering.LIFECYCLE.moves for start in m.froms}
    assert moves == {
        ("created", "send", "sending"),
        ("temporary_failure", "send", "sending"),
        ("sending", "arrive", "delivered"),
        ("temporary_failure", "arrive", "delivered"),
        ("sending", "fail_for_now", "temporary_failure"),
        ("sending", "give_up", "temporary_failure"),
        ("created", "fail_for_good", "permanent_failure"),
        ("sending", "fail_for_good", "permanent_failure"),
        ("temporary_failure", "fail_for_good", "permanent_failure"),
        ("created", "fail_technically", "technical_failure"),
        ("sending", "fail_technically", "technical_failure"),
        ("temporary_failure", "fail_technically", "technical_failure"),
        ("created", "go_another_way", "permanent_failure"),
        ("sending", "go_another_way", "permanent_failure"),
        ("temporary_failure", "go_another_way", "permanent_failure"),
        ("sending", "send_anew", "created"),
        ("created", "drop", "not_needed"),
        ("temporary_failure", "drop", "not_needed"),
    }
