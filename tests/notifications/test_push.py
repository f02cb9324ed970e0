"""Messages on a phone's screen: allowed by its owner, over with the sign-in, and saying nothing to others."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from notifications import asking, jobs, sending, subscribing
from notifications.models import Choice, Delivery, PushSubscription, Task
from notifications.reaching import ways_to
from notifications.telling import notify
from tests.notifications import push_service
from tests.notifications.kinds import URGENT

pytestmark = pytest.mark.django_db
CHOICES = reverse("notifications:choices")
TURN_ON = reverse("notifications:turn_push_on")


@pytest.fixture
def service(settings, post):
    with push_service.running() as running:
        settings.MESSAGE_PROVIDERS = settings.MESSAGE_PROVIDERS | {"push": "notifications.providers.web_push"}
        settings.VAPID_PRIVATE_KEY = "sPVYpMPs17HQAbrxS_5DhHY8zjfuqL1qFlgAHZmP1So"
        settings.VAPID_CONTACT = "messages@example.org"
        settings.PUSH_SERVICES = [running.root]
        yield running


@pytest.fixture
def sams(client, cast, service):
    client.force_login(cast.sam)
    return client


@pytest.fixture
def screen(sams, service):
    """Sam's phone, on which messages have been turned on."""
    return subscribe(sams, service)


def subscribe(client, service):
    screen = service.subscribe(subscribing.public_key())
    assert client.post(TURN_ON, screen.as_form()).status_code == 302
    return screen


def tell(person, occasion=1):
    notify(person, URGENT, f"{person.pk}.{occasion}", "/")
    return Delivery.objects.filter(notification__recipient=person, notification__key__endswith=f".{occasion}")


def send(deliveries):
    for delivery in deliveries.all():
        sending.send(delivery.pk)
    return {it.channel: it.status for it in deliveries.all()}


def test_a_message_arrives_encrypted_and_signed_and_says_nothing_but_that_it_is_there(cast, screen):
    deliveries = tell(cast.sam)
    assert send(deliveries)["push"] == "delivered"
    notice = deliveries.get(channel="push").notification
    assert [json.loads(it) for it in screen.heard] == [
        {
            "words": "This cannot wait.",
            "url": f"/inbox/{notice.pk}/",
            "tag": deliveries.get(channel="push").reference.hex,
        }
    ]


def test_turning_it_on_keeps_the_ways_that_were_there(cast, screen):
    assert sorted(ways_to([cast.sam.pk])[cast.sam.pk].channels(URGENT)) == ["push", "text"]
    assert Choice.objects.get(user=cast.sam).channels == ["text", "push"]


def test_the_same_browser_twice_is_one_screen(cast, sams, screen):
    assert sams.post(TURN_ON, screen.as_form()).status_code == 302
    assert PushSubscription.objects.count() == 1


def test_a_phone_in_other_hands_tells_its_new_owner_only(cast, screen, client):
    client.force_login(cast.noor)
    client.post(TURN_ON, screen.as_form())
    assert [it.user for it in PushSubscription.objects.all()] == [cast.noor]


def test_every_screen_of_a_person_is_told(cast, sams, service, screen):
    second = subscribe(sams, service)
    send(tell(cast.sam))
    assert (len(screen.heard), len(second.heard)) == (1, 1)


def test_nobody_has_more_than_ten_screens_and_the_newest_stay(cast, sams, service, screen):
    others = [subscribe(sams, service) for _ in range(10)]
    kept = set(PushSubscription.objects.values_list("endpoint", flat=True))
    assert kept == {other.as_form()["endpoint"] for other in others}
    send(tell(cast.sam))
    assert (len(screen.heard), len(others[0].heard), len(others[-1].heard)) == (0, 1, 1)


def test_signing_out_ends_it_at_once(cast, sams, screen):
    sams.logout()
    deliveries = tell(cast.sam)
    assert send(deliveries) == {"text": "sending"}
    assert screen.heard == []


def test_a_sign_in_that_ran_out_ends_it_too_and_the_row_goes(cast, sams, screen):
    Session.objects.update(expire_date="2020-01-01T00:00Z")
    assert send(tell(cast.sam)) == {"text": "sending"}
    jobs.look_after_deliveries(timestamp=0)
    assert PushSubscription.objects.count() == 0


def test_who_chose_the_screen_alone_gets_the_usual_way_when_it_is_gone(cast, sams, screen):
    Choice.objects.update(channels=["push"])
    sams.logout()
    assert send(tell(cast.sam)) == {"text": "sending"}


@pytest.mark.parametrize("answer", [404, 410])
def test_a_screen_that_is_gone_is_removed_and_the_message_goes_another_way(cast, post, screen, answer):
    Choice.objects.update(channels=["push"])
    screen.answer = answer
    deliveries = tell(cast.sam)
    assert send(deliveries) == {"push": "permanent_failure", "text": "created"}
    assert PushSubscription.objects.count() == 0
    assert send(deliveries)["text"] == "sending"
    assert len(post.sent) == 1
    assert Task.objects.count() == 0


def test_where_there_is_no_other_way_a_human_is_asked(cast, screen):
    Choice.objects.update(channels=["push"])
    cast.sam.young_adult.phone = ""
    cast.sam.young_adult.save()
    cast.sam.email = None
    cast.sam.save()
    screen.answer = 410
    assert send(tell(cast.sam)) == {"push": "permanent_failure"}
    assert [task.owner for task in Task.objects.all()] == [cast.ade]


def test_one_screen_that_is_gone_takes_nothing_from_the_other(cast, sams, service, screen):
    other = subscribe(sams, service)
    screen.answer = 410
    assert send(tell(cast.sam))["push"] == "delivered"
    assert (len(other.heard), PushSubscription.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("answer", "status"),
    [(429, "temporary_failure"), (503, "temporary_failure"), (307, "temporary_failure")],
)
def test_a_push_service_in_trouble_is_tried_again_and_followed_nowhere(cast, service, screen, answer, status):
    screen.answer = answer
    assert send(tell(cast.sam))["push"] == status
    assert service.elsewhere == []
    assert PushSubscription.objects.count() == 1


def test_another_key_of_ours_is_refused_and_ours_to_mend(cast, screen, settings):
    settings.VAPID_PRIVATE_KEY = "GrUF0bjRWkbRiHPiXx-hkVkPz48G94s3WJfe8-UFn4U"
    assert send(tell(cast.sam))["push"] == "permanent_failure"
    assert Delivery.objects.get(channel="push").steps.last().why == "The push service answered 403"


def test_a_crash_in_the_middle_sends_nothing_twice(cast, screen):
    """Nobody can say whether it came: the text that went along is enough."""
    deliveries = tell(cast.sam)
    push = deliveries.get(channel="push")
    sending.begin(push.pk)
    asking.ask(push)
    send(deliveries)
    assert screen.heard == []
    assert Task.objects.count() == 0


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:1/push/1",
        "https://evil.example.org/push",
        "https://fcm.googleapis.com.evil.example.org/x",
        "https://fcm.googleapis.com@127.0.0.1/x",
        "https://127.0.0.1\\.push.apple.com/x",
        "https://.push.apple.com/x",
        "ftp://fcm.googleapis.com/x",
        "https://[::1",
        "nonsense",
        "",
    ],
)
def test_only_push_services_that_we_know_are_ever_called(sams, service, settings, endpoint):
    settings.PUSH_SERVICES = ["https://fcm.googleapis.com", "https://*.push.apple.com"]
    form = service.subscribe("").as_form() | {"endpoint": endpoint}
    answer = sams.post(TURN_ON, form)
    assert answer.status_code == 422
    assert "nothing has changed" in answer.content.decode()
    assert PushSubscription.objects.count() == 0


@pytest.mark.parametrize(
    "endpoint", ["https://fcm.googleapis.com/fcm/send/a:b", "https://web.push.apple.com/Q"]
)
def test_those_that_we_know_are_taken(sams, service, settings, endpoint):
    settings.PUSH_SERVICES = ["https://fcm.googleapis.com", "https://*.push.apple.com"]
    form = service.subscribe("").as_form() | {"endpoint": endpoint}
    assert sams.post(TURN_ON, form).status_code == 302


@pytest.mark.parametrize("field", ["p256dh", "auth"])
@pytest.mark.parametrize("value", ["", "AAAA", "not base64!", "ሰላም", "x\x00"])
def test_keys_that_are_none_are_refused(sams, service, field, value):
    form = service.subscribe("").as_form() | {field: value}
    assert sams.post(TURN_ON, form).status_code == 422
    assert Choice.objects.count() == 0


def test_stopping_it_brings_the_usual_ways_back_and_twice_is_no_mistake(cast, sams, screen):
    Choice.objects.update(channels=["push"])
    off = reverse("notifications:turn_push_off", args=[PushSubscription.objects.get().pk])
    for _ in range(2):
        assert sams.post(off).status_code == 302
    assert send(tell(cast.sam)) == {"text": "sending"}
    assert Choice.objects.get().channels is None


def test_nobody_stops_the_screen_of_another(cast, client, screen):
    client.force_login(cast.noor)
    client.post(reverse("notifications:turn_push_off", args=[PushSubscription.objects.get().pk]))
    assert PushSubscription.objects.get().user == cast.sam


def test_where_no_key_is_set_up_it_is_not_offered(client, cast, settings):
    settings.MESSAGE_PROVIDERS = {"email": "notifications.providers.mail"}
    client.force_login(cast.sam)
    assert "On a screen" not in client.get(CHOICES).content.decode()


def test_who_wants_a_call_is_not_asked_about_screens(sams, cast):
    Choice.objects.create(user=cast.sam, channels=["call"])
    assert "Show messages on this screen" not in sams.get(CHOICES).content.decode()
