"""Messages on a phone's screen by web push (RFC 8030, 8291, 8292): encrypted for the browser, signed with our
own key.

A message goes to every screen that its person allowed. A screen that is gone is removed. The push service
says that it took a message, never whether it was seen; the same message twice takes its own place.
"""

from __future__ import annotations

import json
import uuid

import requests
from django.conf import settings
from pywebpush import WebPushException, webpush

from notifications.composing import Message
from notifications.models import PushSubscription

from . import Outcome, Result

SECONDS_TO_ANSWER = 10
SECONDS_TO_KEEP = 24 * 60 * 60
GONE = (404, 410)
BEST_FIRST = (Result.DELIVERED, Result.UNKNOWN, Result.TEMPORARY, Result.TECHNICAL, Result.PERMANENT)


def send(message: Message) -> Outcome:
    """The best that any of the screens answered: one is enough."""
    screens = PushSubscription.objects.live().filter(user=int(message.to))
    outcomes = [send_to(screen, message) for screen in screens]
    nobody = Outcome(Result.PERMANENT, "No screen is left")
    return min(outcomes, key=lambda outcome: BEST_FIRST.index(outcome.result), default=nobody)


def send_to(screen: PushSubscription, message: Message) -> Outcome:
    try:
        webpush(
            {"endpoint": screen.endpoint, "keys": {"p256dh": screen.p256dh, "auth": screen.auth}},
            json.dumps({"words": message.subject, "url": message.body, "tag": message.reference.hex}),
            vapid_private_key=settings.VAPID_PRIVATE_KEY,
            vapid_claims={"sub": f"mailto:{settings.VAPID_CONTACT}"},
            headers={"Topic": message.reference.hex, "Urgency": "normal"},
            ttl=SECONDS_TO_KEEP,
            timeout=SECONDS_TO_ANSWER,
            requests_session=straight_on(),
        )
    except WebPushException as error:
        return refused(screen, error)
    except (requests.ConnectTimeout, requests.TooManyRedirects) as error:
        return Outcome(Result.TEMPORARY, type(error).__name__)
    except requests.RequestException as error:
        return Outcome(Result.UNKNOWN, type(error).__name__)
    return Outcome(Result.DELIVERED, "The push service took it")


def straight_on() -> requests.Session:
    """Follows nobody anywhere: only the address that was checked is called."""
    session = requests.Session()
    session.max_redirects = 0
    return session


def refused(screen: PushSubscription, error: WebPushException) -> Outcome:
    """What the push service's answer means; a screen that is gone is forgotten."""
    status = 0 if error.response is None else error.response.status_code
    why = f"The push service answered {status}"
    if status in GONE:
        screen.delete()
        return Outcome(Result.PERMANENT, why)
    if status == 429 or status >= 500:
        return Outcome(Result.TEMPORARY, why)
    return Outcome(Result.TECHNICAL, why)


def look_up(reference: uuid.UUID) -> Outcome:
    return Outcome(Result.CANNOT_TELL, "A push service cannot say what became of a message")
