"""Made-up people and pledges: plain ones that fit, and wild ones with gaps and the ends of every column."""

import random

from matching.engine import BARRED, DECLINED, Case, People, Pledges, Relations

EMPTIABLE = ["qual", "max_travel", "days", "avail_from", "dbs", "rtw", "licence", "hours_pref", "pay_min"]


def make_person(person_id=1, **cells):
    """A row of People who fits the plain pledge."""
    row = {
        "person_id": person_id,
        "x": 500,
        "y": 500,
        "council": 1,
        "age_m": 228,
        "qual": 2,
        "max_travel": 100,
        "remote_ok": 0,
        "days": 31,
        "avail_from": 0,
        "dbs": 0,
        "rtw": 1,
        "licence": 0,
        "needs": 0,
        "r0": 1,
        "r1": 2,
        "r2": 3,
        "r3": 0,
        "interests": [0, 1, 2, 3],
        "hours_pref": 16,
        "pay_min": 0,
        "support": 0,
        "declined_sectors": 0,
        "waiting_days": 0,
        "grp": 0,
    }
    return row | cells


def make_pledge(pledge_id=1001, **cells):
    """A row of Pledges that the plain person fits."""
    row = {
        "pledge_id": pledge_id,
        "type": 0,
        "sector": 3,
        "sector2": -1,
        "x": 500,
        "y": 500,
        "council": 1,
        "scope": 0,
        "remote": 0,
        "capacity": 1,
        "age_min_m": 216,
        "age_max_m": 299,
        "qual_min": 0,
        "qual_ideal": 2,
        "days": 31,
        "min_days": 2,
        "start_by": 30,
        "dbs": 0,
        "rtw": 1,
        "licence": 0,
        "access": 0,
        "hours": 16,
        "pay": 0,
        "support": 0,
    }
    return row | cells


def make_case(people=None, pledges=None, sectors=4, **more):
    """A case of these rows; one plain person and one plain pledge if there are none."""
    people = [make_person()] if people is None else people
    pledges = [make_pledge()] if pledges is None else pledges
    return Case(People.of(people, sectors=sectors), Pledges.of(pledges), **more)


def wild_rows(seed, n_people, n_pledges, sectors=4, extreme=False, gaps=False):
    """Rows with many ties; `extreme` puts in the ends of columns, `gaps` leaves cells empty."""
    rng = random.Random(seed)
    people = [_wild_person(rng, key, sectors) for key in rng.sample(range(10**6), n_people)]
    pledges = [_wild_pledge(rng, key, sectors) for key in rng.sample(range(10**6), n_pledges)]
    if extreme:
        for row in (*people, *pledges):
            _to_the_ends(rng, row)
    if gaps:
        for row in people:
            _leave_gaps(rng, row)
    return people, pledges


def wild_relations(seed, people, pledges):
    rng = random.Random(seed)
    pairs = [(p["person_id"], j["pledge_id"]) for p in people for j in pledges]
    return Relations(
        exclusions={pair: rng.choice([DECLINED, BARRED]) for pair in pairs if rng.random() < 0.15},
        choices={pair: rng.randint(1, 3) for pair in pairs if rng.random() < 0.15},
    )


def _wild_person(rng, key, sectors):
    return make_person(
        key,
        x=rng.randint(0, 60),
        y=rng.randint(0, 60),
        council=rng.randint(0, 1),
        age_m=rng.randint(216, 299),
        qual=rng.randint(0, 5),
        max_travel=rng.randint(1, 80),
        remote_ok=rng.randint(0, 1),
        days=rng.randint(0, 127),
        avail_from=rng.randint(0, 40),
        dbs=rng.randint(0, 2),
        rtw=rng.randint(0, 1),
        licence=rng.randint(0, 1),
        needs=rng.choice([0, 0, 1, 6, 255]),
        **{f"r{kind}": rng.randint(0, 4) for kind in range(4)},
        interests=[rng.randint(0, 3) for _ in range(sectors)],
        hours_pref=rng.choice([0, 16, 37]),
        pay_min=rng.choice([0, 860, 1144]),
        support=rng.choice([0, 1, 7, 255]),
        declined_sectors=rng.choice([0, 2**sectors - 1, 1]),
        waiting_days=rng.randint(0, 1500),
        grp=rng.randint(0, 3),
    )


def _wild_pledge(rng, key, sectors):
    return make_pledge(
        key,
        type=rng.randint(0, 3),
        sector=rng.randrange(sectors),
        sector2=rng.randint(-1, sectors - 1),
        x=rng.randint(0, 60),
        y=rng.randint(0, 60),
        council=rng.randint(0, 1),
        scope=rng.randint(0, 1),
        remote=rng.randint(0, 1),
        capacity=rng.choice([0, 1, 1, 2]),
        age_min_m=rng.randint(200, 240),
        age_max_m=rng.randint(240, 300),
        qual_min=rng.choice([0, 0, 1, 3]),
        qual_ideal=rng.randint(0, 5),
        days=rng.randint(0, 127),
        min_days=rng.randint(0, 3),
        start_by=rng.randint(0, 60),
        dbs=rng.choice([0, 0, 1, 2]),
        rtw=rng.randint(0, 1),
        licence=rng.choice([0, 0, 1]),
        access=rng.choice([0, 6, 255]),
        hours=rng.choice([8, 16, 37]),
        pay=rng.choice([0, 860, 1300]),
        support=rng.choice([0, 1, 5, 255]),
    )


ENDS = {
    **dict.fromkeys(["x", "y", "age_min_m", "age_max_m", "start_by", "avail_from"], (1 - 2**29, 2**29 - 1)),
    **dict.fromkeys(["age_m", "hours_pref", "hours", "pay_min", "pay", "waiting_days"], (0, 2**29 - 1)),
    **dict.fromkeys(["council", "capacity", "min_days"], (0, 2**29 - 1)),
    "max_travel": (1, 2**29 - 1),
}


def _to_the_ends(rng, row):
    for column, ends in ENDS.items():
        if column in row and rng.random() < 0.2:
            row[column] = rng.choice(ends)


def _leave_gaps(rng, row):
    for column in (*EMPTIABLE, "interests"):
        if rng.random() < 0.15:
            row[column] = None
    if rng.random() < 0.15:
        row["x"] = row["y"] = None
