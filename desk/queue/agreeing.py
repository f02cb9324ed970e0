"""Rows that wait for a manager: an offer against a rule, a block of a partner or its end, a post to renew."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse

from accounts.permissions import a_service_manager
from champions.models import BlockRequest, PostYear
from matching.models import OverrideRequest
from matching.overriding import is_alone

from .rows import InPlace, Kind, Row, back_on_today, long_day


def overrides(user: Any) -> Any:
    """All but their own: nobody agrees to what they asked for, where there is somebody else."""
    if not a_service_manager(user, None):
        return OverrideRequest.objects.none()
    own = Q() if is_alone(user) else Q(asked_by=user)
    waiting = OverrideRequest.objects.waiting().select_related("intake__pledge", "young_adult", "asked_by")
    return (waiting.exclude(own) if own else waiting).order_by("agree_by", "pk")


def override_row(asked: OverrideRequest) -> Row:
    against = " ".join(each["rule"] for each in asked.rules)
    return Row(
        title=f"{asked.young_adult}: {asked.pledge}, against a rule",
        why=f"{asked.asked_by} asks. {against} Without an answer it is over on {long_day(asked.agree_by)}.",
        url=asked.get_absolute_url(),
        action="Agree or not",
        due=asked.agree_by,
        can_be_marked=False,
    )


def blocks(user: Any) -> Any:
    if not a_service_manager(user, None):
        return BlockRequest.objects.none()
    return BlockRequest.objects.waiting().with_everything().order_by("asked_at", "pk")


def block_row(asked: BlockRequest) -> Row:
    return Row(
        title=f"{asked.partnership}: {asked.get_what_display().lower()}",
        why=f"{asked.asked_by} asks: {asked.why}",
        url=asked.get_absolute_url(),
        action="Agree or not",
        due=asked.asked_at,
        can_be_marked=False,
    )


def posts(user: Any) -> Any:
    """Who said that they go on or hand over, or has said nothing for as long as they had."""
    if not a_service_manager(user, None):
        return PostYear.objects.none()
    return PostYear.objects.to_renew().with_post().order_by("asked_on", "pk")


SAID = {
    PostYear.Status.ASKED: "{} has not said whether they go on. Ask them.",
    PostYear.Status.GOES_ON: "A year is over, and {} goes on.",
    PostYear.Status.HANDS_OVER: "{} wants to hand over. Invite who comes after them.",
}


def post_row(year: PostYear) -> Row:
    renew = InPlace("Renew", back_on_today(reverse("champions:renew_post", args=[year.pk])))
    return Row(
        title=f"{year.champion.organisation}: its champion’s year",
        why=SAID[PostYear.Status(year.status)].format(year.champion.user),
        url=reverse("champions:years"),
        action="Look at it",
        due=year.asked_on,
        in_place=(renew,) if year.status == PostYear.Status.GOES_ON else (),
        can_be_marked=False,
    )


OVERRIDES = Kind(
    "override",
    overrides,
    override_row,
    reads=(
        "rules",
        "agree_by",
        "intake__pledge__title",
        "young_adult__first_name",
        "young_adult__last_name",
        "asked_by__name",
        "asked_by__email",
    ),
)
BLOCKS = Kind("block", blocks, block_row)
POSTS = Kind("post", posts, post_row)
