"""A young adult is forgotten: nothing stays by which they could be known, here and in the rooms above.

Followers of "forget" (`lifecycles.follow(YoungAdult, "forget", …)`) do their part in the same transaction;
one that finds something still running refuses with a sentence, and nothing is forgotten.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import links
from accounts.permissions import a_service_manager
from lifecycles import NotPermitted, call_followers
from notifications import live
from notifications.models import Choice, Notification
from notifications.retention import erase_texts_from

from .models import Preferences, Request, YoungAdult
from .requests import close

NOBODY = "Forgotten"
ANSWER = "Forgotten, as you asked."


@transaction.atomic
def forget(request: Request, *, by: Any) -> None:
    """Carry out what was asked. What counts people keeps its numbers: the rows stay, emptied."""
    if not a_service_manager(by, request) or request.kind != Request.Kind.FORGET:
        raise NotPermitted("forget")
    young_adult = request.young_adult
    close(request, by, ANSWER)
    empty(young_adult, by=by)


@transaction.atomic
def forget_by_itself(young_adult: YoungAdult, *, why: str) -> None:
    """The time is over for which we keep it: nobody asked, and nobody presses a button. Raises NotNow while
    something is going on.
    """
    locked = YoungAdult.objects.select_for_update(of=("self",)).select_related("user").get(pk=young_adult.pk)
    if locked.forgotten_at is None:
        empty(locked, by=None, why=why)
        for request in locked.requests.open():
            close(request, None, why)


def empty(young_adult: YoungAdult, *, by: Any, why: str = "") -> None:
    call_followers(young_adult, "forget", by=by, why=why)
    erase_texts(young_adult)
    empty_record(young_adult)
    empty_account(young_adult.user)


def erase_texts(young_adult: YoungAdult) -> None:
    """What they texted us. Nobody knows whose words came from a number that two share: these go with time."""
    number = str(young_adult.phone)
    shared = YoungAdult.objects.filter(phone=number).exclude(pk=young_adult.pk)
    if number and not shared.exists():
        erase_texts_from([number])


def empty_record(young_adult: YoungAdult) -> None:
    """Of the birthday the year stays: reports count by age."""
    Preferences.objects.filter(young_adult=young_adult).delete()
    Preferences.objects.create(young_adult=young_adult)
    young_adult.requests.update(words="")
    young_adult.requests.exclude(answer=ANSWER).update(answer="")
    young_adult.caseload_changes.update(why="")
    young_adult.letters.all().delete()
    young_adult.notes.all().delete()
    for name, value in EMPTY.items():
        setattr(young_adult, name, value)
    young_adult.date_of_birth = young_adult.date_of_birth.replace(month=1, day=1)
    young_adult.forgotten_at = timezone.now()
    young_adult.save()


EMPTY = {
    "first_name": NOBODY,
    "last_name": "",
    "phone": "",
    "postcode": "",
    "easting": None,
    "northing": None,
    "district": None,
    "permission_to_work": "",
    "permission_review_on": None,
    "monitoring_group": None,
}


def empty_account(user: Any) -> None:
    """Nobody signs in with it again; messages that waited are not sent."""
    links.revoke_all(user)
    user.sign_in_links.all().delete()
    Notification.objects.filter(recipient=user).delete()
    Choice.objects.filter(user=user).delete()
    user.name, user.email, user.is_active = NOBODY, None, False
    user.save(update_fields=["name", "email", "is_active"])
    live.check_sign_in(user.pk)
