"""Messages on a screen in a real browser: permission, turning on, a message that is shown, turning off.

The browser's own push service is far away and not ours to call: what it would answer is put in its place, and
what the local service received is handed to the service worker as the browser itself would do.
"""

import json

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from notifications import sending, subscribing
from notifications.models import Delivery, Notification, PushSubscription
from notifications.telling import notify
from tests.bed.axe import axe_violations
from tests.bed.browser import ON_A_DESK, PHONE, chromium
from tests.bed.waiting import wait_until
from tests.notifications import push_service
from tests.notifications.kinds import URGENT

pytestmark = pytest.mark.django_db(transaction=True)
CHOICES = reverse("notifications:choices")
STOP = "Stop messages on this screen"
ANSWER_OF_THE_FAR_SERVICE = """
(said) => {
  const toJSON = () => ({ endpoint: said.endpoint, keys: said })
  const subscription = { toJSON, unsubscribe: async () => true }
  PushManager.prototype.subscribe = async (options) => {
    if (options.applicationServerKey !== said.for_key || !options.userVisibleOnly) throw new Error("refused")
    return subscription
  }
}
"""


@pytest.fixture(scope="module")
def browser(playwright):
    """The whole of Chromium: its headless shell shows nobody a message."""
    with chromium(playwright, whole=True) as running:
        yield running


@pytest.fixture
def service(settings):
    with push_service.running() as running:
        settings.MESSAGE_PROVIDERS = {"push": "notifications.providers.web_push"}
        settings.VAPID_PRIVATE_KEY = "sPVYpMPs17HQAbrxS_5DhHY8zjfuqL1qFlgAHZmP1So"
        settings.VAPID_CONTACT = "messages@example.org"
        settings.PUSH_SERVICES = [running.root]
        yield running


@pytest.fixture
def screen(service):
    return service.subscribe(subscribing.public_key())


@pytest.fixture
def page(windows, cast, screen):
    """Sam's phone, whose browser allows messages and has a push service."""
    page = windows.open("/accessibility/", person=cast.sam, width=PHONE, permissions=["notifications"])
    said = json.dumps(screen.as_form() | {"for_key": screen.for_key})
    page.add_init_script(f"({ANSWER_OF_THE_FAR_SERVICE})({said})")
    page.goto(CHOICES)
    return page


def turn_on(page):
    page.get_by_role("button", name="Show messages on this screen").click()
    page.get_by_text("Messages show on this screen until you sign out here.").wait_for()


def hand_over(page, words):
    """What the browser does when its push service has a message for this site."""
    browser = page.context.new_cdp_session(page)
    registered = []
    browser.on("ServiceWorker.workerRegistrationUpdated", lambda it: registered.extend(it["registrations"]))
    browser.send("ServiceWorker.enable")
    at_work = "async () => Boolean((await navigator.serviceWorker.getRegistration('/'))?.active)"
    wait_until(lambda: page.evaluate(at_work), page=page)
    wait_until(lambda: registered, page=page)
    here = {"origin": page.evaluate("location.origin"), "registrationId": registered[0]["registrationId"]}
    browser.send("ServiceWorker.deliverPushMessage", here | {"data": words})


def shown(page):
    return page.evaluate(
        "async () => (await (await navigator.serviceWorker.ready).getNotifications())"
        ".map(({ title, body, data }) => [title, body, data.url])"
    )


def test_from_permission_to_a_message_on_the_screen_and_off_again(page, cast, screen):
    turn_on(page)
    assert PushSubscription.objects.get().user == cast.sam
    expect(page.locator("[data-push-off]")).to_contain_text("This phone or computer")
    notify(cast.sam, URGENT, f"{cast.sam.pk}.1", "/")
    sending.send(Delivery.objects.get(channel="push").pk)
    hand_over(page, screen.heard[0].decode())
    notice = Notification.objects.get()
    wait_until(lambda: shown(page), page=page)
    assert shown(page) == [["This cannot wait.", "", f"/inbox/{notice.pk}/"]]
    page.get_by_role("button", name=STOP).click()
    page.get_by_text("No more messages on that screen.").wait_for()
    assert PushSubscription.objects.count() == 0


@pytest.mark.parametrize("width", [PHONE, ON_A_DESK])
def test_the_page_with_a_screen_passes_axe(page, width):
    turn_on(page)
    page.set_viewport_size({"width": width, "height": 800})
    assert axe_violations(page) == []


def test_a_browser_that_was_told_no_says_what_to_do(windows, cast, screen):
    page = windows.open(CHOICES, person=cast.sam)
    page.add_init_script("Notification.requestPermission = async () => 'denied'")
    page.reload()
    page.get_by_role("button", name="Show messages on this screen").click()
    page.get_by_text("This browser does not let us.").wait_for()
    assert PushSubscription.objects.count() == 0


def test_a_browser_that_cannot_says_so_and_offers_no_button(windows, cast, screen):
    page = windows.open("/accessibility/", person=cast.sam)
    page.add_init_script("delete window.PushManager")
    page.goto(CHOICES)
    page.get_by_text("This browser cannot do that.").wait_for()
    expect(page.get_by_role("button", name="Show messages on this screen")).to_be_hidden()


def test_a_push_service_that_does_not_answer_changes_nothing(page, screen):
    page.evaluate("() => { PushManager.prototype.subscribe = async () => { throw new Error('away') } }")
    page.get_by_role("button", name="Show messages on this screen").click()
    page.get_by_text("This did not work here, and nothing has changed.").wait_for()
    assert PushSubscription.objects.count() == 0
