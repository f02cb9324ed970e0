"""A champion's post is for a year: asked, answered with one tap, renewed by the head of service."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef
from django.db.models.functions import Greatest
from django.utils import timezone

from accounts.permissions import a_service_manager
from champions import notices
from champions.models import Champion, Organisation, PostYear, PostYearStep
from lifecycles import Lifecycle, Move, change_status, register, the_service
from rulebook.reading import value

S = PostYear.Status


def whose_post(user: Any, year: PostYear) -> bool:
    return user.pk == year.champion.user_id


YEARS = register(
    Lifecycle(
        model=PostYear,
        step_model=PostYearStep,
        moves=(
            Move("go_on", (S.ASKED, S.HANDS_OVER), S.GOES_ON, (whose_post,), "I go on"),
            Move("hand_over", (S.ASKED, S.GOES_ON), S.HANDS_OVER, (whose_post,), "I want to hand over"),
            # From asked as well: they may have told the manager themselves.
            Move("renew", (S.ASKED, S.GOES_ON), S.RENEWED, (a_service_manager,), "Renew"),
            Move("end", PostYear.OPEN, S.OVER, (the_service,)),
        ),
        now={
            S.ASKED: "Whether they go on has been asked, and not been answered yet.",
            S.GOES_ON: "They have said that they go on.",
            S.HANDS_OVER: "They have said that they want to hand over.",
            S.RENEWED: "This post has been renewed.",
            S.OVER: "They are no longer in this post.",
        },
    )
)


@transaction.atomic
def go_on(year: PostYear, *, by: Any) -> PostYear:
    change_status(year, "go_on", by=by)
    notices.changed(year.champion.organisation)
    return year


@transaction.atomic
def want_to_hand_over(year: PostYear, *, by: Any) -> PostYear:
    """The post goes on until it is handed over, or ended."""
    change_status(year, "hand_over", by=by)
    notices.changed(year.champion.organisation)
    return year


@transaction.atomic
def renew(year: PostYear, *, by: Any) -> PostYear:
    change_status(year, "renew", by=by, renewed_on=timezone.localdate())
    notices.post_renewed(year)
    return year


def end_with_post(champion: Champion) -> None:
    """Somebody left or was followed: nobody waits for their answer any longer."""
    for year in champion.years.open():
        change_status(year, "end", by=None)


def ask_whose_year_is_over() -> None:
    """For each night: posts of the council, each in its own transaction; a reminder half-way."""
    for champion in year_is_over().select_related("user", "organisation"):
        with transaction.atomic():
            notices.your_year_is_over(PostYear.objects.create(champion=champion))
    half_way = timezone.localdate() - dt.timedelta(days=value("champion.answer_within_days") / 2)
    for year in PostYear.objects.with_post().filter(status=S.ASKED, asked_on__lte=half_way):
        notices.your_year_is_over(year, again=True)


def year_is_over() -> Any:
    last = timezone.localdate() - dt.timedelta(days=value("champion.renew_after_days"))
    asked = PostYear.objects.open().filter(champion=OuterRef("pk"))
    departments = Organisation.objects.still_there().filter(kind=Organisation.Kind.COUNCIL_DEPARTMENT)
    posts = Champion.objects.current().filter(organisation__in=departments, ends_on=None)
    since = Greatest(F("starts_on"), Max("years__renewed_on"))
    return posts.filter(~Exists(asked)).annotate(since=since).filter(since__lte=last).order_by("pk")
