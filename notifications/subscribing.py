"""Messages on a phone's screen by web push: turned on and off by its owner, over when the sign-in is over.

The endpoint is an address that a browser names and that we then call: so only those of the known push
services are taken (settings.PUSH_SERVICES), or anyone could have us call machines behind our own door.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from py_vapid import Vapid

from .models import Channel, Choice, PushSubscription
from .reaching import Reach, Way, ways_to

MOST_SCREENS = 10
"""More than anybody has; who turns on another lets go of the one that was turned on first."""

A_HOST = re.compile(r"[a-z0-9.-]+(:[0-9]+)?")


def is_on_offer() -> bool:
    return Channel.PUSH in settings.MESSAGE_PROVIDERS


def public_key() -> str:
    """Our own key as a browser wants it: it takes messages from nobody else."""
    point = Vapid.from_string(settings.VAPID_PRIVATE_KEY).public_key.public_bytes(
        Encoding.X962, PublicFormat.UncompressedPoint
    )
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def is_a_push_service(endpoint: str) -> bool:
    """Whether this is the address of a push service that we know, and nothing that only looks like one."""
    try:
        parts = urlsplit(endpoint)
    except ValueError:
        return False
    if not A_HOST.fullmatch(parts.netloc):
        return False
    return any(_matches(f"{parts.scheme}://{parts.netloc}", service) for service in settings.PUSH_SERVICES)


def _matches(origin: str, service: str) -> bool:
    """``https://*.example.org`` stands for every name below it."""
    scheme, star, rest = service.partition("*")
    if not star:
        return origin == service
    return origin.startswith(scheme) and origin.endswith(rest) and len(origin) > len(scheme + rest)


def how_to_reach(user_ids: Collection[int]) -> dict[int, Reach]:
    """For notifications.reaching: who has a screen that may be told. Its address is the account's own
    number.
    """
    if not is_on_offer():
        return {}
    live = PushSubscription.objects.live().filter(user__in=user_ids)
    return {user_id: Reach(push=str(user_id)) for user_id in live.values_list("user", flat=True).distinct()}


@transaction.atomic
def turn_on(user: Any, session_key: str, endpoint: str, p256dh: str, auth: str) -> None:
    """Tell this person on this screen too, and nobody else there any longer."""
    keys = {"user": user, "session_key": session_key, "p256dh": p256dh, "auth": auth}
    get_user_model().objects.select_for_update().get(pk=user.pk)
    PushSubscription.objects.update_or_create(endpoint=endpoint, defaults=keys | {"made_at": timezone.now()})
    theirs = PushSubscription.objects.visible_to(user).order_by("-made_at", "-pk")
    PushSubscription.objects.filter(pk__in=[it.pk for it in theirs[MOST_SCREENS:]]).delete()
    way = ways_to([user.pk])[user.pk]
    chosen = [channel for channel in way.ways_now() if channel != Channel.PUSH]
    Choice.objects.update_or_create(user=user, defaults={"channels": [*chosen, Channel.PUSH]})


@transaction.atomic
def turn_off(subscription: PushSubscription) -> None:
    """Without a last screen the usual ways hold again: nobody falls silent by it."""
    user = subscription.user
    subscription.delete()
    if not PushSubscription.objects.live().visible_to(user).exists():
        choice = Choice.objects.filter(user=user).first()
        if choice and choice.channels is not None:
            choice.channels = [channel for channel in choice.channels if channel != Channel.PUSH] or None
            choice.save(update_fields=["channels"])


def is_possible(way: Way) -> bool:
    """Who wants a person to call gets no messages on a screen either."""
    return is_on_offer() and not way.by_a_person


def forget_those_that_are_over() -> None:
    PushSubscription.objects.over().delete()
