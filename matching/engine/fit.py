"""The fit of a pair: nine whole-number contributions that add up exactly, each declared once with its words.

Every contribution reads its weights from the policy. `points` works on arrays of any shape; `speaks` says,
for one pair, what speaks for it or against it.
"""

from functools import cache
from typing import ClassVar

import numpy as np

from .messages import Message, bits_of, say
from .pairs import Numbers, Pairs
from .policy import Policy


class Contribution:
    """One part of the fit."""

    code: ClassVar[str]

    def points(self, pair: Pairs) -> Numbers:
        raise NotImplementedError

    def most(self, policy: Policy) -> int:
        """The most points that any pair can have."""
        raise NotImplementedError

    def speaks(self, pair: Pairs) -> tuple[Message | None, Message | None]:
        """For one pair: what speaks for it, and what against."""
        raise NotImplementedError


class Interest(Contribution):
    code = "interest"

    def points(self, pair: Pairs) -> Numbers:
        main = _by(pair.policy.interest, pair.interest_in(pair.pledge.sector))
        return main + _by(pair.policy.second_interest, pair.interest_in(pair.pledge.sector2))

    def most(self, policy: Policy) -> int:
        return max(policy.interest) + max(policy.second_interest)

    def speaks(self, pair: Pairs) -> tuple[Message | None, Message | None]:
        level = pair.interest_in(pair.pledge.sector)
        if level > 0:
            return say("interest.for", sector=pair.pledge.sector, level=level), None
        if pair.interest_in(pair.pledge.sector2) > 0:
            return say("interest.second", sector=pair.pledge.sector2), None
        return None, say("interest.against", sector=pair.pledge.sector)


class KindWanted(Contribution):
    code = "type"

    def points(self, pair: Pairs) -> Numbers:
        return _by(pair.policy.kind, pair.rank_of_kind)

    def most(self, policy: Policy) -> int:
        return max(policy.kind)

    def speaks(self, pair: Pairs) -> tuple[Message | None, Message | None]:
        if pair.rank_of_kind == 0:
            return None, None
        rank = say("type.rank", kind=pair.pledge.type, rank=pair.rank_of_kind)
        return (rank, None) if pair.rank_of_kind <= 2 else (None, rank)


class Choice(Contribution):
    """They asked for this very pledge."""

    code = "choice"

    def points(self, pair: Pairs) -> Numbers:
        return _by(pair.policy.choice, pair.choice)

    def most(self, policy: Policy) -> int:
        return max(policy.choice)

    def speaks(self, pair: Pairs) -> tuple[Message | None, Message | None]:
        return (say("choice.for", rank=pair.choice) if pair.choice > 0 else None), None


class Distance(Contribution):
    """Nearer is better, measured against how far they would travel."""

    code = "distance"

    def points(self, pair: Pairs) -> Numbers:
        policy = pair.policy
        lost = (policy.near * pair.distance) // pair.person.max_travel
        near = np.maximum(0, policy.near - lost) * pair.person.asked("x", "max_travel")
        return np.maximum(near, policy.remote * pair.from_home)

    def most(self, policy: Policy) -> int:
        return max(policy.near, policy.remote)

    def speaks(self, pair: Pairs) -> tuple[Message | None, Message | None]:
        if pair.from_home:
            return say("distance.from_home"), None
        if not pair.person.asked("x") or pair.distance_said > pair.person.max_travel:
            return None, None
        far = say("distance.far", distance=pair.distance_said)
        return (far, None) if 2 * self.points(pair) >= self.most(pair.policy) else (None, far)


class Hours(Contribution):
    code = "hours"

    def points(self, pair: Pairs) -> Numbers:
        policy = pair.policy
        off = abs(pair.pledge.hours - pair.person.hours_pref)
        points = policy.hours - np.minimum(policy.hours, policy.hours_lost * off)
        return pair.person.where_asked("hours_pref", points, policy.not_asked)

    def most(self, policy: Policy) -> int:
        return policy.hours

    def speaks(self, pair: Pairs) -> tuple[Message | None, Message | None]:
        if not pair.person.asked("hours_pref"):
            return None, None
        hours, wanted = pair.pledge.hours, pair.person.hours_pref
        if hours == wanted:
            return say("hours.for", hours=hours), None
        return None, say("hours.against", hours=hours, wanted=wanted)


class Pay(Contribution):
    code = "pay"

    def points(self, pair: Pairs) -> Numbers:
        policy = pair.policy
        above = pair.pledge.pay - pair.person.pay_min
        points = (policy.pay_met + np.minimum(policy.pay_above, above // policy.pay_step)) * (above >= 0)
        return pair.person.where_asked("pay_min", points, policy.not_asked)

    def most(self, policy: Policy) -> int:
        return policy.pay_met + policy.pay_above

    def speaks(self, pair: Pairs) -> tuple[Message | None, Message | None]:
        pay, wanted = pair.pledge.pay, pair.person.pay_min
        if not pair.person.asked("pay_min") or (pay == 0 and wanted == 0):
            return None, None
        if pay >= wanted:
            return say("pay.for", pay=pay), None
        return None, say("pay.against", pay=pay, wanted=wanted)


class Support(Contribution):
    code = "support"

    def points(self, pair: Pairs) -> Numbers:
        wanted = np.bitwise_count(pair.person.support).astype(np.int32)
        offered = np.bitwise_count(pair.person.support & pair.pledge.support).astype(np.int32)
        share = (pair.policy.support * offered) // np.maximum(wanted, 1)
        return np.where(wanted == 0, pair.policy.support_unasked, share)

    def most(self, policy: Policy) -> int:
        return max(policy.support, policy.support_unasked)

    def speaks(self, pair: Pairs) -> tuple[Message | None, Message | None]:
        offered = bits_of(pair.person.support & pair.pledge.support)
        missing = bits_of(pair.person.support & ~pair.pledge.support)
        return (
            say("support.for", support=offered) if offered else None,
            say("support.against", support=missing) if missing else None,
        )


class Level(Contribution):
    """How near their qualification is to the level that the pledge is made for."""

    code = "qualfit"

    def points(self, pair: Pairs) -> Numbers:
        off = abs(pair.person.qual - pair.pledge.qual_ideal)
        return np.maximum(0, pair.policy.level - pair.policy.level_lost * off) * pair.person.asked("qual")

    def most(self, policy: Policy) -> int:
        return policy.level

    def speaks(self, pair: Pairs) -> tuple[Message | None, Message | None]:
        if not pair.person.asked("qual"):
            return None, None
        if pair.person.qual == pair.pledge.qual_ideal:
            return say("qualfit.for", level=pair.person.qual), None
        return None, say("qualfit.against", ideal=pair.pledge.qual_ideal, has=pair.person.qual)


class Declined(Contribution):
    """They said no to an offer in this sector before."""

    code = "declined"

    def points(self, pair: Pairs) -> Numbers:
        return pair.policy.declined * (pair.person.declined_sectors >> pair.pledge.sector & 1)

    def most(self, policy: Policy) -> int:
        return 0

    def speaks(self, pair: Pairs) -> tuple[Message | None, Message | None]:
        before = self.points(pair) != 0
        return None, (say("declined.against", sector=pair.pledge.sector) if before else None)


CONTRIBUTIONS: tuple[Contribution, ...] = (
    Interest(),
    KindWanted(),
    Choice(),
    Distance(),
    Hours(),
    Pay(),
    Support(),
    Level(),
    Declined(),
)


def fit_of(pair: Pairs) -> Numbers:
    """The sum of the contributions; it means something where the pair is eligible."""
    return sum(contribution.points(pair) for contribution in CONTRIBUTIONS)


def class_of(pair: Pairs, fit: Numbers) -> Numbers:
    """The satisfaction class, 1 best, 5 worst; 1 for whatever they asked for by name."""
    below = sum((fit < floor).astype(np.int8) for floor in pair.policy.class_floors)
    return np.int8(1) + below * (pair.choice == 0)


def _by(points: tuple[int, ...], number: Numbers) -> Numbers:
    return _column(points)[number]


@cache
def _column(points: tuple[int, ...]) -> np.ndarray:
    return np.array(points, dtype=np.int32)
