"""What is told when a year of a champion's post is over."""

from __future__ import annotations

from collections.abc import Iterable

from champions.models import PostYear
from notifications.kinds import Kind, declare
from notifications.telling import notify

from .people import address_of, changed


def years(keys: Iterable[int]) -> dict[int, PostYear]:
    return PostYear.objects.with_post().in_bulk(list(keys))


YEAR_IS_OVER = declare(
    Kind(
        name="post_year_over",
        tells="a champion of the council, once a year and once more, whether they go on",
        records=years,
        line=lambda it: f"A year as champion of {it.champion.organisation} is over. Do you go on? One tap.",
        outside="Once a year we ask: do you go on as a champion?",
        needs_answer=True,
        still_true=lambda it: it.status == PostYear.Status.ASKED,
    )
)
RENEWED = declare(
    Kind(
        name="post_renewed",
        tells="a champion of the council, that the head of service renewed their post",
        records=years,
        line=lambda it: f"You are champion of {it.champion.organisation} for another year. Thank you.",
    )
)


def your_year_is_over(year: PostYear, *, again: bool = False) -> None:
    """``again`` reminds once, however often it is called."""
    key = f"{year.pk}.{'again' if again else '0'}"
    notify(year.champion.user, YEAR_IS_OVER, key, year.get_absolute_url())


def post_renewed(year: PostYear) -> None:
    organisation = year.champion.organisation
    notify(year.champion.user, RENEWED, f"{year.pk}.renewed", address_of(organisation))
    changed(organisation)
