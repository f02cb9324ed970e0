"""Made-up people and pledges of any size, the same for the same seed. Nobody in them exists.

Each draw takes the next numbers of one generator, so the order of the draws is part of what a seed means.
"""

# ruff: noqa: C408

from dataclasses import dataclass

import numpy as np
from county import Country, countries, places

SIZES = {"tiny": (40, 12), "council": (2_000, 300), "region": (20_000, 3_000), "england": (100_000, 10_000)}
VERSION = 1
SECTORS = 16
CARE_SECTORS = [1, 4]
WORK_EXPERIENCE, MENTORING, APPRENTICESHIP = 0, 1, 2
WEEKDAYS = 31

Columns = dict[str, np.ndarray]


@dataclass
class Case:
    meta: dict
    P: Columns  # column -> array; P["interests"] is (n,16) uint8
    J: Columns
    excl: np.ndarray  # (m,2) person_id, pledge_id
    choices: np.ndarray  # (m,3) person_id, pledge_id, rank


def generate(seed=1, n_persons=2000, n_pledges=300, size=None) -> Case:
    rng = np.random.Generator(np.random.PCG64([VERSION, seed, n_persons, n_pledges]))
    country = countries(rng, max(1, round(n_persons / 2000)))
    people = draw_people(rng, country, n_persons)
    pledges = draw_pledges(rng, country, n_pledges)
    excluded = draw_exclusions(rng, people, pledges)
    choices = draw_choices(rng, people, pledges)
    meta = dict(
        version=VERSION,
        seed=seed,
        size=size or "custom",
        n_persons=n_persons,
        n_pledges=n_pledges,
        lottery_seed=int(rng.integers(1, 2**31)),
    )
    return Case(meta, people, pledges, excluded, choices)


def draw_people(rng, country: Country, n: int) -> Columns:
    council = country.home_councils(rng, n)
    x, y = places(rng, council, country, rural=0.13)
    return (
        dict(x=x, y=y, council=council) | travelling(rng, n) | free(rng, n) | wishes(rng, n) | terms(rng, n)
    )


def travelling(rng, n: int) -> Columns:
    """Age in months, and how far in units of 100 m: with a car, by bus, or hardly."""
    age = np.minimum(299, 216 + (84 * rng.beta(1.1, 1.5, n)).astype(int))
    qual = rng.choice(6, n, p=[0.22, 0.25, 0.31, 0.15, 0.05, 0.02])
    licence = (rng.random(n) < 0.05 + 0.02 * ((age - 216) // 12)).astype(int)
    car = licence * (rng.random(n) < 0.55)
    far = np.where(
        car == 1,
        rng.integers(190, 490, n),
        np.where(rng.random(n) < 0.30, rng.integers(25, 65, n), rng.integers(60, 200, n)),
    )
    return dict(age_m=age, qual=qual, licence=licence, max_travel=far)


def free(rng, n: int) -> Columns:
    """Days as bits from Monday, from which day on, and what each must have."""
    some = bits(rng, n, 5, 0.80)
    days = np.where(rng.random(n) < 0.55, WEEKDAYS, some) | (bits(rng, n, 2, 0.35) << 5)
    avail = np.where(rng.random(n) < 0.7, 0, rng.integers(1, 150, n))
    dbs = rng.choice(3, n, p=[0.55, 0.30, 0.15])
    rtw = (rng.random(n) < 0.88).astype(int)
    needs = bits_or_none(rng, n, 0.6, [0.05, 0.04, 0.22, 0.30, 0.06, 0.25, 0.05, 0.30])
    return dict(days=days, avail_from=avail, dbs=dbs, rtw=rtw, needs=needs)


def wishes(rng, n: int) -> Columns:
    """The kinds in the order of their wish (0: not wanted), and how much they like each sector."""
    order = np.argsort(rng.random((n, 4)) - np.array([0.25, 0.1, 0.2, 0.05]), axis=1)
    ranks = np.empty((n, 4), int)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(1, 5), (n, 4)), 1)
    wanted = rng.choice([1, 2, 3, 4], n, p=[0.12, 0.33, 0.30, 0.25])
    ranks[ranks > wanted[:, None]] = 0
    interests = np.zeros((n, SECTORS), np.uint8)
    for level, count in ((1, 3), (2, 2), (3, 2)):
        for _ in range(count):
            interests[np.arange(n), sectors(rng, n, 0.8)] = level
    return {f"r{kind}": ranks[:, kind] for kind in range(4)} | dict(interests=interests)


def terms(rng, n: int) -> Columns:
    """What they want of work, and what a round reads of them."""
    return dict(
        person_id=100_000 + rng.permutation(3 * n)[:n],
        remote_ok=(rng.random(n) < 0.7).astype(int),
        hours_pref=rng.choice([8, 16, 20, 30, 37, 40], n, p=[0.1, 0.2, 0.15, 0.2, 0.25, 0.1]),
        pay_min=rng.choice([0, 640, 860, 1144, 1300], n, p=[0.25, 0.2, 0.25, 0.22, 0.08]),
        support=bits_or_none(rng, n, 0.3, [0.28] * 8),
        declined_sectors=np.where(rng.random(n) < 0.15, 1 << sectors(rng, n, 0.6), 0),
        waiting_days=np.minimum(1500, rng.gamma(1.4, 150, n).astype(int)),
        grp=rng.choice(4, n, p=[0.56, 0.22, 0.14, 0.08]),
    )


def draw_pledges(rng, country: Country, n: int) -> Columns:
    council = country.host_councils(rng, n)
    x, y = places(rng, council, country, rural=0.08)
    kind = rng.choice(4, n, p=[0.35, 0.25, 0.25, 0.15])
    drawn = dict(x=x, y=y, council=council, type=kind) | room_and_scope(rng, n, kind)
    drawn |= who_may(rng, n, kind) | when(rng, n, kind) | what(rng, n)
    return drawn | demands(rng, n, drawn) | gives(rng, n, kind)


def room_and_scope(rng, n: int, kind) -> Columns:
    u = rng.random(n)
    capacity = np.select(
        [u < 0.60, u < 0.80, u < 0.90, u < 0.98],
        [np.ones(n, int), np.full(n, 2), rng.integers(3, 6, n), rng.integers(6, 11, n)],
        rng.integers(20, 51, n),
    )
    remote = (rng.random(n) < np.array([0.05, 0.30, 0.06, 0.10])[kind]).astype(int)
    scope = (rng.random(n) < np.where(remote == 1, 0.35, 0.5)).astype(int)
    return dict(capacity=capacity, remote=remote, scope=scope)


def who_may(rng, n: int, kind) -> Columns:
    youngest = rng.choice([216, 216, 216, 228, 252], n)
    oldest = rng.choice([299, 299, 299, 275, 263], n)
    least = np.where(
        kind == APPRENTICESHIP,
        rng.choice([0, 1, 2, 3], n, p=[0.25, 0.3, 0.35, 0.1]),
        rng.choice([0, 1, 2, 3], n, p=[0.68, 0.18, 0.11, 0.03]),
    )
    return dict(age_min_m=youngest, age_max_m=oldest, qual_min=least)


def when(rng, n: int, kind) -> Columns:
    some = rng.random(n) < 0.6
    days = np.where(some, WEEKDAYS, bits(rng, n, 7, 0.6) | 1 << rng.integers(0, 5, n))
    how_many = np.array([bin(i).count("1") for i in range(128)])[days]
    most = np.where(kind == APPRENTICESHIP, rng.integers(4, 6, n), rng.integers(1, 5, n))
    return dict(days=days, min_days=np.minimum(how_many, np.where(kind == MENTORING, 1, most)))


def what(rng, n: int) -> Columns:
    sector = sectors(rng, n, 0.6)
    pledge_id = 500_000 + rng.permutation(3 * n)[:n]
    second = np.where(rng.random(n) < 0.4, rng.integers(0, SECTORS, n), -1)
    return dict(sector=sector, pledge_id=pledge_id, sector2=second)


def demands(rng, n: int, drawn: Columns) -> Columns:
    """Work with children or adults at risk asks for a check far more often."""
    ideal = np.minimum(5, drawn["qual_min"] + rng.integers(0, 2, n))
    start_by = rng.integers(14, 200, n)
    care = rng.choice(3, n, p=[0.3, 0.2, 0.5])
    others = rng.choice(3, n, p=[0.85, 0.12, 0.03])
    return dict(
        qual_ideal=ideal,
        start_by=start_by,
        dbs=np.where(np.isin(drawn["sector"], CARE_SECTORS), care, others),
        rtw=(drawn["type"] != MENTORING).astype(int),
        licence=(rng.random(n) < 0.07).astype(int),
    )


def gives(rng, n: int, kind) -> Columns:
    """What a host can do for somebody, hours a week, and pence an hour."""
    some = bits(rng, n, 8, [0.55, 0.45, 0.85, 0.90, 0.55, 0.80, 0.60, 0.85])
    access = some | np.where(rng.random(n) < 0.15, 255, 0)
    full, part = rng.choice([30, 37, 40], n), rng.choice([8, 16, 20, 30, 37], n)
    hours = np.select(
        [kind == MENTORING, kind == APPRENTICESHIP, kind == WORK_EXPERIENCE],
        [np.full(n, 8), full, part],
        rng.choice([16, 20, 30, 37, 40], n),
    )
    pay = np.select(
        [kind == MENTORING, kind == WORK_EXPERIENCE],
        [np.zeros(n, int), np.where(rng.random(n) < 0.5, 0, 1144)],
        rng.choice([755, 860, 1144, 1221, 1350, 1500], n),
    )
    return dict(access=access, hours=hours, pay=pay, support=bits(rng, n, 8, 0.45))


def draw_exclusions(rng, people: Columns, pledges: Columns) -> np.ndarray:
    who, what = people["person_id"], pledges["pledge_id"]
    count = len(who) // 4
    pairs = [who[rng.integers(0, len(who), count)], what[rng.integers(0, len(what), count)]]
    return np.unique(np.stack(pairs, 1), axis=0)


def draw_choices(rng, people: Columns, pledges: Columns) -> np.ndarray:
    """A third of them name up to three pledges near them, eligible or not: they do not know."""
    who = np.flatnonzero(rng.random(len(people["person_id"])) < 0.35)
    of_council = {c: np.flatnonzero(pledges["council"] == c) for c in np.unique(people["council"])}
    rows = []
    for i in who:
        near = of_council[people["council"][i]]
        if len(near) == 0:
            continue
        seen = rng.choice(near, min(len(near), 24), replace=False)
        liked = by_liking(people, pledges, i, seen)[: rng.integers(1, 4)]
        person = people["person_id"][i]
        rows += [(person, pledges["pledge_id"][k], rank) for rank, k in enumerate(liked, 1)]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def by_liking(people: Columns, pledges: Columns, i: int, seen: np.ndarray) -> np.ndarray:
    """What this person wants of what they have seen: the sector counts most, then how near it is."""
    ranks = np.array([people[f"r{kind}"][i] for kind in range(4)])
    wanted = seen[ranks[pledges["type"][seen]] > 0]
    away = (pledges["x"][wanted] - people["x"][i]) ** 2 + (pledges["y"][wanted] - people["y"][i]) ** 2
    liking = people["interests"][i, pledges["sector"][wanted]].astype(int) * 300
    liking = liking - np.sqrt(away) - 200 * (away > people["max_travel"][i] ** 2)
    return wanted[np.argsort(-liking, kind="stable")]


def bits(rng, n: int, count: int, p) -> np.ndarray:
    p = np.broadcast_to(np.asarray(p, float), (count,))
    return ((rng.random((n, count)) < p) << np.arange(count)).sum(1).astype(np.int64)


def bits_or_none(rng, n: int, none: float, p: list[float]) -> np.ndarray:
    return np.where(rng.random(n) < none, 0, bits(rng, n, len(p), p))


def sectors(rng, n: int, steepness: float) -> np.ndarray:
    """Some are wanted far more than others (Zipf)."""
    p = 1 / np.arange(1, SECTORS + 1) ** steepness
    return rng.choice(SECTORS, size=n, p=p / p.sum())
