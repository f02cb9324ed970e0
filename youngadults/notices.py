"""What is told about a young adult's way in: a new link to them, and to their adviser that they need help."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from accounts.models import AccountChange, Role, User
from accounts.permissions import EIGHTEEN_PLUS
from notifications.kinds import Kind, declare
from notifications.telling import notify, notify_all

from .models import YoungAdult
from .permissions import advisers_of

MINUTES_BETWEEN_LINKS = 2
"""Whoever asks again within this time gets one message: no phone can be flooded."""


def records(keys):
    return YoungAdult.objects.select_related("user").in_bulk(list(keys))


SIGN_IN_LINK = declare(
    Kind(
        name="sign_in_link",
        tells="the young adult, who asked for a link to sign in",
        records=records,
        line=lambda young_adult: "You asked for a new link.",
        outside="Here is your link.",
    )
)
SHUT_OUT = declare(
    Kind(
        name="shut_out",
        tells="the personal adviser, or ETE workers where there is none, that somebody could not get in",
        records=records,
        line=lambda young_adult: (
            f"Somebody opened a link for {young_adult.first_name} and gave wrong answers. Check the number."
        ),
        outside="Somebody needs your help to sign in.",
        needs_answer=True,
        still_true=lambda young_adult: young_adult.wrong_answers > 0,
    )
)


def send_link(young_adult: YoungAdult, leads_to: str = "") -> None:
    """The delivery makes the link when it is sent; only where it leads is kept."""
    occasion = int(timezone.now().timestamp()) // (60 * MINUTES_BETWEEN_LINKS)
    notify(young_adult.user, SIGN_IN_LINK, f"{young_adult.pk}.{occasion}", leads_to or reverse("home"))


def shut_out(young_adult: YoungAdult) -> None:
    people = advisers_of(young_adult) or get_user_model().objects.holding(*EIGHTEEN_PLUS)
    page = reverse("youngadults:way_in", args=[young_adult.pk])
    occasion = int(timezone.now().timestamp())
    notify_all(people, SHUT_OUT, f"{young_adult.pk}.{occasion}", lambda _: page)


def changes(keys):
    return AccountChange.objects.select_related("user").in_bulk(list(keys))


CASELOAD_TAKEN_OVER = declare(
    Kind(
        name="caseload_taken_over",
        tells="the personal adviser, that they now advise the young adults of another",
        records=changes,
        line=lambda change: f"{change.user} handed over to you: {change.detail}. Say hello to them.",
        outside="Work was handed over to you.",
        needs_answer=True,
    )
)
NOBODY_ADVISES = declare(
    Kind(
        name="nobody_advises",
        tells="service managers, that a personal adviser's role ended and young adults have nobody now",
        records=lambda keys: get_user_model().objects.in_bulk(list(keys)),
        line=lambda adviser: f"{adviser} is no longer a personal adviser. Hand their young adults over.",
        outside="There is work to hand over.",
        needs_answer=True,
        still_true=lambda adviser: adviser.caseload.filter(is_cover=False, ends_on=None).exists(),
    )
)


def caseload_taken_over(change: AccountChange, to: User) -> None:
    notify(to, CASELOAD_TAKEN_OVER, f"{change.pk}.0", reverse("home"))


def nobody_advises(adviser: User, link: str) -> None:
    managers = get_user_model().objects.holding(Role.Kind.SERVICE_MANAGER)
    occasion = int(timezone.now().timestamp())
    notify_all(managers, NOBODY_ADVISES, f"{adviser.pk}.{occasion}", lambda _: link)
