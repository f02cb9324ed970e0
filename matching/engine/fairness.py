"""How fair a round is: figures for the people who answer for it. Nothing here changes a proposal.

Groups are given by the caller, one label for each person: district, age band, in or out of the area,
monitoring group. A group with fewer people than `smallest` is shown without figures, and so is the next
smallest wherever a single hidden one could be worked out from the total.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from .criteria import CRITERIA, blocked_word, mask
from .model import Case
from .pairs import Pairs


class Share(NamedTuple):
    """How many of a group have an option, and how many of these were placed; None where too few to show."""

    group: Hashable
    with_options: int | None
    placed: int | None

    @property
    def percent(self) -> float | None:
        if not self.with_options or self.placed is None:
            return None
        return round(100 * self.placed / self.with_options, 1)


class Options(NamedTuple):
    """Options per person: how many people have none, the tenths (10 % to 90 %), and how unequal they are.

    `gini` is 0 where all have the same, and nears 1 where one has everything.
    """

    none: int
    deciles: tuple[int, ...]
    gini: float


class Waiting(NamedTuple):
    """Days waited, half and nine tenths of people no more: everyone before the round, the unplaced after
    it.
    """

    before: tuple[int, int]
    placed: tuple[int, int]
    after: tuple[int, int]


class OneRuleAway(NamedTuple):
    """For people with no option: how many would gain one if a single rule were met, by rule, and where.

    `pledges` are those that would help most people, with how many.
    """

    people: int
    by_rule: dict[str, int]
    pledges: list[tuple[int, int]]


def options(counts: np.ndarray) -> Options:
    """Of the number of options of each person."""
    counts = np.sort(counts)
    if not counts.sum():
        return Options(len(counts), (0,) * 9, 0.0)
    deciles = tuple(int(np.percentile(counts, tenth, method="lower")) for tenth in range(10, 100, 10))
    cumulated = np.cumsum(counts)
    gini = (len(counts) + 1 - 2 * cumulated.sum() / cumulated[-1]) / len(counts)
    return Options(int((counts == 0).sum()), deciles, round(float(gini), 3))


def placed_by(
    groups: Mapping[int, Hashable], with_options: set[int], placed: set[int], smallest: int
) -> list[Share]:
    """The share placed of each group, among those with an option; small groups without figures."""
    members: dict[Hashable, list[int]] = {}
    for person, group in groups.items():
        if person in with_options:
            members.setdefault(group, []).append(person)
    hidden = _hidden({group: len(people) for group, people in members.items()}, smallest)
    return [
        Share(group, None, None)
        if group in hidden
        else Share(group, len(people), sum(person in placed for person in people))
        for group, people in sorted(members.items(), key=lambda item: str(item[0]))
    ]


def apart(shares: Sequence[Share]) -> float | None:
    """How far the best-served and the worst-served group are apart, in percentage points."""
    shown = [share.percent for share in shares if share.percent is not None]
    return round(max(shown) - min(shown), 1) if len(shown) > 1 else None


def waiting(days: Mapping[int, int], placed: set[int]) -> Waiting:
    """Waiting before and after, in days."""
    of_placed = [waited for person, waited in days.items() if person in placed]
    others = [waited for person, waited in days.items() if person not in placed]
    return Waiting(_middle(list(days.values())), _middle(of_placed), _middle(others))


def one_rule_away(case: Case, people: Sequence[int], most_pledges: int = 5) -> OneRuleAway:
    """What would help these people, who have no option: pairs with a free place and one rule in the way.

    What the host has yet to be asked counts as a rule; what nobody has asked the person does not.
    """
    rows = case.people.rows_of(people)
    open_pledges = np.flatnonzero(case.pledges.capacity > 0)
    words = blocked_word(Pairs(case, rows[:, None], open_pledges[None, :]))
    single = (np.bitwise_count(words) == 1) & (words & mask(["EXCLUDED"]) == 0)
    by_rule = {
        criterion.code: int(((words == 1 << bit) & single).any(axis=1).sum())
        for bit, criterion in enumerate(CRITERIA)
        if criterion.code != "EXCLUDED"
    }
    helped = single.sum(axis=0)
    best = np.lexsort((case.pledges.ids[open_pledges], -helped))[:most_pledges]
    pledges = [(int(case.pledges.ids[open_pledges[at]]), int(helped[at])) for at in best if helped[at]]
    return OneRuleAway(len(rows), dict(sorted(by_rule.items(), key=lambda item: -item[1])), pledges)


def _hidden(sizes: Mapping[Hashable, int], smallest: int) -> set[Hashable]:
    hidden = {group for group, size in sizes.items() if size < smallest}
    others = sorted((size, str(group), group) for group, size in sizes.items() if group not in hidden)
    if len(hidden) == 1 and others:
        hidden.add(others[0][2])
    return hidden


def _middle(values: Sequence[int]) -> tuple[int, int]:
    if not len(values):
        return (0, 0)
    half, nine_tenths = np.percentile(values, (50, 90), method="lower")
    return int(half), int(nine_tenths)
