"""Making the letter, and checking one: whoever checks learns whether it is real and from when, no more."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecycles import NotPermitted

from .models import StatusLetter, YoungAdult
from .permissions import themselves


@transaction.atomic
def make(young_adult: YoungAdult, *, by: Any) -> StatusLetter:
    """The letter that is good now. A second tap makes no second one; one that is too old is replaced."""
    if not themselves(by, young_adult):
        raise NotPermitted("make_letter")
    YoungAdult.objects.select_for_update(of=("self",)).get(pk=young_adult.pk)
    valid = young_adult.letters.valid().first()
    if valid:
        return valid
    young_adult.letters.filter(taken_back_at=None).update(taken_back_at=timezone.now())
    return StatusLetter.objects.create(young_adult=young_adult)


@transaction.atomic
def take_back(young_adult: YoungAdult, *, by: Any) -> None:
    """Every letter that was printed or sent is no longer good."""
    if not themselves(by, young_adult):
        raise NotPermitted("take_back_letter")
    young_adult.letters.filter(taken_back_at=None).update(taken_back_at=timezone.now())


def check(code: str) -> StatusLetter | None:
    """The letter with this code, if it is good today."""
    if "\x00" in code:
        # The database refuses even to look for it.
        return None
    return StatusLetter.objects.valid().filter(code=code, young_adult__user__is_active=True).first()
