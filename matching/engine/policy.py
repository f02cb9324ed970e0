"""The weights and thresholds of the rules: one versioned table, kept as data for all to see.

Changing a number makes a new version. Points are whole numbers, so that a fit adds up exactly.
"""

from dataclasses import dataclass, fields

HEAVIEST = 2**14


@dataclass(frozen=True)
class Policy:
    """One version of the rules. The defaults are version 1, number by number as published."""

    version: int = 1

    # Points of the fit
    interest: tuple[int, ...] = (0, 80, 180, 260)  # by interest 0..3 in the main sector
    second_interest: tuple[int, ...] = (0, 10, 25, 40)  # the same for the second sector
    kind: tuple[int, ...] = (0, 100, 60, 30, 10)  # by the rank given to this kind, 1 best
    choice: tuple[int, ...] = (0, 150, 110, 80)  # asked for by name, by rank
    near: int = 150  # at the door; falls to 0 at the furthest they will travel
    remote: int = 75  # at least this where it can be done from home and they would
    hours: int = 80  # for exactly the wanted hours
    hours_lost: int = 4  # for each hour a week off
    pay_met: int = 40  # pays what they want
    pay_above: int = 40  # at most this more for better pay
    pay_step: int = 5  # pence an hour above what they want that make one point
    support_unasked: int = 45  # wants no support
    support: int = 90  # offers all the support that they want
    level: int = 50  # exactly the ideal qualification level
    level_lost: int = 15  # for each level off
    declined: int = -60  # they said no to this sector before
    not_asked: int = 40  # nobody has asked which hours, or which pay

    # Satisfaction class 1, 2, 3, 4: at least this fit; below the last it is class 5
    class_floors: tuple[int, int, int, int] = (700, 550, 400, 250)

    # Who is served first: points for waiting and for having few options; more points, earlier tier
    waiting_step: int = 90  # days that make one point
    waiting_most: int = 8
    few_options: tuple[tuple[int, int], ...] = ((2, 4), (5, 3), (10, 2), (20, 1))  # up to so many: points
    tier_step: int = 3  # points that lift someone by one tier

    # Days of waiting that lift someone by one place-worth in a pledge's list, and the most that it can
    list_waiting_step: int = 10
    list_waiting_most: int = 100

    # What does not reduce the options that a tier counts: criteria by code, and the person's own earlier no
    options_ignore: tuple[str, ...] = ()
    options_ignore_own_no: bool = False

    def __post_init__(self) -> None:
        for name, number in self.numbers():
            if abs(number) >= HEAVIEST:
                raise ValueError(f"Policy {self.version}: {name} is {number}; expected less than {HEAVIEST}")
        for name in ("pay_step", "waiting_step", "tier_step", "list_waiting_step"):
            if getattr(self, name) < 1:
                raise ValueError(f"Policy {self.version}: {name} must be at least 1")
        limits = [limit for limit, _ in self.few_options]
        if limits != sorted(set(limits)):
            raise ValueError(f"Policy {self.version}: Each step of few options must go further than the last")
        if list(self.class_floors) != sorted(self.class_floors, reverse=True):
            raise ValueError(f"Policy {self.version}: A better fit must not begin at fewer points")

    def numbers(self) -> list[tuple[str, int]]:
        """Every number in the table with its name, for showing and checking."""
        return [(field.name, number) for field in fields(self) for number in _flat(getattr(self, field.name))]


def _flat(value: object) -> list[int]:
    if isinstance(value, tuple):
        return [number for part in value for number in _flat(part)]
    return [value] if isinstance(value, int) else []


POLICIES = {
    1: Policy(),
    # Narrowing one's wishes must not buy priority, nor must an earlier no.
    2: Policy(version=2, options_ignore=("TYPE",), options_ignore_own_no=True),
}
