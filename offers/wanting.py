"""What young adults say they would like: “I’m interested”, and a wish for what is not on the list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rooms import address_of
from lifecycles import NotNow, NotPermitted
from notifications import live
from notifications.kinds import Kind, declare
from notifications.telling import notify_all
from pledges.models import Pledge
from pledges.notices import eighteen_plus
from rulebook.reading import value
from youngadults.models import YoungAdult
from youngadults.permissions import advisers_of, themselves

from .models import Interest, Wish


def interests(keys: Iterable[int]) -> dict[int, Interest]:
    return Interest.objects.select_related("young_adult__user", "pledge").in_bulk(list(keys))


def wishes(keys: Iterable[int]) -> dict[int, Wish]:
    return Wish.objects.select_related("young_adult__user").in_bulk(list(keys))


INTERESTED = declare(
    Kind(
        name="interested",
        tells="ETE workers and the personal adviser, that a young adult would like a live opportunity",
        records=interests,
        line=lambda it: f"{it.young_adult.first_name} is interested in {it.pledge}.",
    )
)
WISHED = declare(
    Kind(
        name="wished",
        tells="ETE workers and the personal adviser, that a young adult asks for what is not on the list",
        records=wishes,
        line=lambda it: (
            f"{it.young_adult.first_name} asks for something that is not on the list: "
            f"{it.get_kind_display().lower()}, {it.get_sector_display().lower()}."
        ),
    )
)


@transaction.atomic
def say_interested(young_adult: YoungAdult, pledge: Pledge, *, by: Any) -> Interest:
    """Once for each opportunity. Raises NotNow when it has just gone."""
    check_themselves(young_adult, by, "say_interested")
    here = Pledge.objects.filter(pk=pledge.pk)
    if not (here.to_fill() | here.standing_support()).exists():
        raise NotNow(_("This one has just gone. Look for another one with us."))
    interest, is_new = Interest.objects.get_or_create(young_adult=young_adult, pledge=pledge)
    if is_new:
        tell(young_adult, INTERESTED, str(interest.pk), pledge)
    return interest


@transaction.atomic
def take_back_interest(young_adult: YoungAdult, pledge: Pledge, *, by: Any) -> None:
    check_themselves(young_adult, by, "take_back_interest")
    Interest.objects.filter(young_adult=young_adult, pledge=pledge).delete()
    hint(young_adult)


@transaction.atomic
def wish(young_adult: YoungAdult, kind: str, sector: str, words: str = "", *, by: Any) -> Wish:
    """Ask for something. Asked before: the words are the new ones, and it counts once."""
    check_themselves(young_adult, by, "wish")
    made, is_new = Wish.objects.update_or_create(
        young_adult=young_adult, kind=kind, sector=sector, defaults={"words": words}
    )
    if is_new:
        tell(young_adult, WISHED, str(made.pk), young_adult)
    hint(young_adult)
    return made


@transaction.atomic
def take_back_wish(made: Wish, *, by: Any) -> None:
    check_themselves(made.young_adult, by, "take_back_wish")
    made.delete()
    hint(made.young_adult)


def check_themselves(young_adult: YoungAdult, by: Any, verb: str) -> None:
    if not themselves(by, young_adult):
        raise NotPermitted(verb)


def tell(young_adult: YoungAdult, kind: Kind, key: str, about: Any) -> None:
    """The service hears of it once; ``about`` is what their page shows."""
    people = eighteen_plus() | advisers_of(young_adult)
    notify_all(people.distinct(), kind, key, lambda person: address_of(about, person))
    hint(young_adult)


def hint(young_adult: YoungAdult) -> None:
    people = eighteen_plus() | advisers_of(young_adult)
    topics = ["interests", f"young_adult.{young_adult.pk}"]
    live.hint(people.distinct().values_list("pk", flat=True), topics)
    live.hint([young_adult.user_id], ["interests"])


def wishes_of(young_adult: YoungAdult) -> QuerySet[Wish]:
    """Their own, with `others`: how many other young adults asked for the same lately."""
    since = timezone.now() - dt.timedelta(days=value("wish.counted_days"))
    alike = Wish.objects.filter(kind=OuterRef("kind"), sector=OuterRef("sector"), asked_at__gte=since)
    others = alike.exclude(young_adult=OuterRef("young_adult")).order_by().values("kind")
    counted = others.annotate(n=Count("young_adult", distinct=True)).values("n")
    return Wish.objects.filter(young_adult=young_adult).annotate(others=Coalesce(Subquery(counted), 0))


def others_in_words(others: int) -> str:
    """How many asked too. A small number could point at somebody, so it is not said."""
    if not others:
        return _("You are the first to ask for this.")
    if others < max(2, value("wish.least_said")):
        return _("A few others asked for this too.")
    return _("%(n)d others asked for this too.") % {"n": others}
