"""The groups by which fairness is looked at: district, in or out of the area, age, monitoring group.

No rule of matching reads the last. Small groups are shown without figures, and so is what would give them
away.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from geography.models import Authority
from rulebook.reading import council

from .engine import fairness as figures
from .engine.fairness import Share

SMALLEST = 10
"""A group of fewer people is shown without figures."""


class Who(NamedTuple):
    """A young adult as far as groups go: their key, where they live, their age in months, and what they said
    for monitoring, 0 where they said nothing.
    """

    person: int
    district: str | None
    district_name: str | None
    months: int
    group: int


@dataclass(frozen=True)
class Groups:
    """One way of looking at everybody: the shares, and how far the best and worst served are apart."""

    heading: str
    shares: list[Share]

    @property
    def shown(self) -> list[Share]:
        return [share for share in self.shares if share.with_options is not None]

    @property
    def too_few(self) -> list[str]:
        """The names of the groups whose figures are not shown."""
        return [str(share.group) for share in self.shares if share.with_options is None]

    @property
    def apart(self) -> float | None:
        return figures.apart(self.shares)


def shares(people: Iterable[Who], among: set[int], served: set[int]) -> list[Groups]:
    """Of each group, how many are among those who count, and how many of these were served."""
    return [
        Groups(heading, figures.placed_by(labels, among, served, SMALLEST))
        for heading, labels in labels_of(list(people)).items()
    ]


def labels_of(people: list[Who]) -> Mapping[str, dict[int, Hashable]]:
    """Which group each person is in, by heading."""
    ours = Authority.objects.filter(pk=council().authority_code).first()
    inside = set(Authority.objects.within(ours).values_list("pk", flat=True)) if ours else set()
    return {
        "District": {who.person: who.district_name or "Not known" for who in people},
        "In or out of the area": {who.person: area(who.district, inside) for who in people},
        "Age": {who.person: age_band(who.months) for who in people},
        "Monitoring group": {who.person: group_name(who.group) for who in people},
    }


def area(district: str | None, inside: set[str]) -> str:
    if district is None:
        return "Not known"
    return "In the area" if district in inside else "Out of the area"


def age_band(months: int) -> str:
    years = months // 12
    return "18 to 20" if years < 21 else "21 to 22" if years < 23 else "23 to 24"


def group_name(number: int) -> str:
    return f"Group {number}" if number else "Not said"
