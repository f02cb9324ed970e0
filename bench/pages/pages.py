"""Every list and the pages of the four windows: who opens them, and about what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from accounts.models import User
from offers.models import Offer
from pledges.models import Pledge
from reports.quarters import this_quarter

About = Callable[[User], Any]
OFFERED = Q(young_adult__offers__status__in=["offered", "accepted", "confirmed", "started", "completed"])


def busiest_pledge(user: User) -> int:
    """The live one with most offers."""
    pledges = Pledge.objects.visible_to(user).filter(status="live").annotate(n=Count("intakes__offers"))
    return pledges.order_by("-n", "pk").values_list("pk", flat=True)[0]


def newest_offer(user: User) -> int:
    return Offer.objects.visible_to(user).order_by("-pk").values_list("pk", flat=True)[0]


def sam(user: User) -> int:
    return User.objects.get(email="sam@example.org").young_adult.pk


def quarter_before(user: User) -> str:
    return this_quarter().before.key


YOUNG_ADULT = "young adult"


@dataclass(frozen=True)
class Page:
    """``person`` is one of the cast, or the young adult who was offered most. ``query`` stands behind the
    question mark: a search, a filter, a page far behind.
    """

    person: str
    name: str
    about: About | None = None
    query: str = ""

    @property
    def title(self) -> str:
        return f"{self.person} {self.name}" + (f" ?{self.query}" if self.query else "")

    def user(self) -> User:
        if self.person == YOUNG_ADULT:
            offered = User.objects.annotate(n=Count("young_adult__offers", filter=OFFERED))
            return offered.order_by("-n", "pk")[0]
        return User.objects.get(email=f"{self.person}@example.org")

    def path(self) -> str:
        arguments = [self.about(self.user())] if self.about else []
        return reverse(self.name, args=arguments) + (f"?{self.query}" if self.query else "")


PAGES = [
    Page("chidi", "pledges:list"),
    Page("chidi", "pledges:pledge", busiest_pledge),
    Page("chidi", "host:home"),
    Page("wren", "desk:today"),
    Page("wren", "desk:pledges"),
    Page("wren", "desk:pledge", busiest_pledge),
    Page("wren", "desk:young_adults"),
    Page("wren", "desk:young_adults", query="page=20"),
    Page("wren", "desk:young_adult", sam),
    Page("wren", "desk:offers"),
    Page("wren", "desk:offers", query="page=20"),
    Page("wren", "desk:offer", newest_offer),
    Page("wren", "desk:organisations"),
    Page("morgan", "desk:caseloads"),
    Page("wren", "champions:champions"),
    Page("ade", "desk:today"),
    Page("ade", "desk:young_adults"),
    Page("ade", "desk:offers"),
    Page("morgan", "accounts:people"),
    Page("morgan", "desk:today"),
    Page(YOUNG_ADULT, "my:home"),
    Page(YOUNG_ADULT, "my:offer", newest_offer),
    Page(YOUNG_ADULT, "my:looks"),
    Page(YOUNG_ADULT, "my:browse"),
    Page(YOUNG_ADULT, "my:data"),
    Page(YOUNG_ADULT, "youngadults:about"),
    Page("ade", "desk:my_caseload"),
    Page("ade", "desk:summary", sam),
    Page("morgan", "desk:service"),
    Page("morgan", "desk:rules"),
    Page("morgan", "desk:overrides"),
    Page("wren", "desk:duty"),
    Page("morgan", "reports:demand"),
    Page("morgan", "reports:panel"),
    Page("morgan", "reports:pack", quarter_before),
    Page("morgan", "reports:records"),
    Page("morgan", "inspections:all"),
    Page("wren", "youngadults:import_list"),
    Page("wren", "matching:rounds"),
    Page("wren", "notifications:inbox"),
    Page("wren", "notifications:tasks"),
    Page("wren", "accounts:me"),
]
