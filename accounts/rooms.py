"""Which rooms a person may enter, on which page they read a record, and in which role they are here.

Rooms above register their part in AppConfig.ready(); accounts imports none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from .models import Role, User


@dataclass(frozen=True)
class Door:
    """One entry of the navigation: a room that this person may enter."""

    label: str
    url_name: str
    count: int = 0


Doors = Callable[[User], list[Door]]
Titles = Callable[[User], list[str]]

_doors: list[tuple[int, Doors]] = []
TitlesOfMany = Callable[[Collection[int]], Iterable[tuple[int, str]]]

_titles: list[Titles] = []
_titles_of_many: list[TitlesOfMany] = []


def add_doors(order: int, doors: Doors) -> None:
    """Register a room's navigation; lower ``order`` stands further left, and the first door is a person's
    home.
    """
    if all(known is not doors for _, known in _doors):
        _doors.append((order, doors))
        _doors.sort(key=lambda pair: pair[0])


def add_titles(titles: Titles, of_many: TitlesOfMany) -> None:
    """Register how a room names what somebody is: "Champion, Parks". ``of_many`` answers the same for many
    people (by id) at once, as pairs of the id and a title.
    """
    if titles not in _titles:
        _titles.append(titles)
        _titles_of_many.append(of_many)


def doors_for(user: User) -> list[Door]:
    return [door for _, doors in _doors for door in doors(user)]


def titles_of(user: User) -> list[str]:
    """In which roles this person is here, in words."""
    return [title for titles in _titles for title in titles(user)]


def titles_of_many(users: Iterable[User]) -> dict[int, list[str]]:
    """The same for a list of people: one query for each room."""
    found: dict[int, list[str]] = defaultdict(list)
    ids = [user.pk for user in users]
    for of_many in _titles_of_many:
        for user_id, title in of_many(ids):
            found[user_id].append(title)
    return found


def service_titles_of_many(user_ids: Collection[int]) -> Iterable[tuple[int, str]]:
    roles = Role.objects.current().filter(user__in=user_ids)
    return ((role.user_id, role.get_kind_display()) for role in roles)


def service_titles(user: User) -> list[str]:
    return [kind.label for kind in user.roles.model.Kind if kind in user.roles_today()]


@dataclass(frozen=True)
class Page:
    """Where some people read a kind of record. The highest room that shows a record to them says so."""

    order: int
    for_whom: Callable[[User], bool]
    url_name: str


_pages: dict[type, list[Page]] = {}


def add_page(model: type, order: int, for_whom: Callable[[User], bool], url_name: str) -> None:
    """Register where the people of whom ``for_whom`` is true read this record; the lowest ``order`` is asked
    first.
    """
    pages = [known for known in _pages.get(model, []) if known.url_name != url_name]
    _pages[model] = sorted([*pages, Page(order, for_whom, url_name)], key=lambda page: page.order)


def address_of(record: Any, user: User) -> str:
    """The path of the page on which this person reads this record; their own home where there is none."""
    for page in _pages.get(type(record), []):
        if page.for_whom(user):
            return reverse(page.url_name, args=[record.pk])
    return reverse("home")
