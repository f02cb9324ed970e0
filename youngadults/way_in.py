"""The soft check at a young adult's door, and who opens it again when it has been shut.

A link proves that somebody holds a phone, not who they are: numbers are passed on. So the page behind a link
asks for a first name and a day of birth. After two wrong answers every link is dead and a person must help; a
right answer begins again at nought.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from accounts import links
from accounts.permissions import an_ete_worker
from lifecycles import NotPermitted

from . import notices
from .models import YoungAdult
from .permissions import their_adviser

WRONG_ANSWERS_ALLOWED = 2


def is_shut(young_adult: YoungAdult) -> bool:
    return young_adult.wrong_answers >= WRONG_ANSWERS_ALLOWED


def is_right(young_adult: YoungAdult, first_name: str, day_of_birth: int) -> bool:
    """Whether these are theirs, however the name is typed."""
    same_name = " ".join(first_name.split()).casefold() == young_adult.first_name.casefold()
    return same_name and day_of_birth == young_adult.date_of_birth.day


@transaction.atomic
def answer_check(young_adult: YoungAdult, first_name: str, day_of_birth: int) -> bool:
    """Count an answer to the soft check. With the last wrong one the links die and the adviser is told."""
    locked = YoungAdult.objects.select_for_update(of=("self",)).get(pk=young_adult.pk)
    if is_shut(locked):
        return False
    right = is_right(locked, first_name, day_of_birth)
    set_wrong_answers(young_adult, 0 if right else locked.wrong_answers + 1)
    if is_shut(young_adult):
        links.revoke_all(young_adult.user)
        notices.shut_out(young_adult)
    return right


@transaction.atomic
def open_again(young_adult: YoungAdult, *, by: Any) -> YoungAdult:
    """Somebody has spoken to them and knows that it is them: they get a new link."""
    if not may_open_again(by, young_adult):
        raise NotPermitted("open_again")
    set_wrong_answers(young_adult, 0)
    notices.send_link(young_adult)
    return young_adult


@transaction.atomic
def make_code(young_adult: YoungAdult, *, by: Any) -> str:
    """For somebody who is with them and knows that it is them: eight digits to read out."""
    if not may_open_again(by, young_adult):
        raise NotPermitted("make_code")
    set_wrong_answers(young_adult, 0)
    return links.make_code(young_adult.user)


def may_open_again(user: Any, young_adult: YoungAdult) -> bool:
    return their_adviser(user, young_adult) or an_ete_worker(user, young_adult)


def send_links(young_adult_ids: list[int], leads_to: str) -> None:
    """A new link to each of these whose door is not shut."""
    for young_adult in YoungAdult.objects.select_related("user").filter(pk__in=young_adult_ids):
        if not is_shut(young_adult):
            notices.send_link(young_adult, leads_to)


def set_wrong_answers(young_adult: YoungAdult, number: int) -> None:
    young_adult.wrong_answers = number
    young_adult.save(update_fields=["wrong_answers"])
