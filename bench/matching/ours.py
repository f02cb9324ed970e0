"""The engine on one made-up case, in a process of its own: `python ours.py WHAT SIZE FOLDER` prints its
figures.
"""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
from generate import SIZES, generate

from matching.engine import (
    BARRED,
    Case,
    People,
    Pledges,
    Relations,
    allocate,
    certify,
    open_round,
    survey_case,
)
from matching.engine.edits import Edit, propose_again
from matching.engine.fresh import Standing
from matching.engine.pairs import Pairs
from matching.engine.rank import judge, person_order, pledge_order
from matching.engine.reasons import Reasons
from matching.engine.round import Round
from matching.engine.sorting import Sorted, first_of_each

COLUMNS = ("person_ids", "tiers", "pledge_ids", "capacities", "person", "pledge", "cls", "fit", "lot")


def case_of(size):
    made = generate(1, *SIZES[size], size)
    people = People(
        {key: cells for key, cells in made.P.items() if key != "interests"}, made.P["interests"], 16
    )
    relations = Relations(
        exclusions=dict.fromkeys(map(tuple, made.excl.tolist()), BARRED),
        choices={(person, pledge): rank for person, pledge, rank in made.choices.tolist()},
    )
    return Case(people, Pledges(made.J), relations, lottery_seed=made.meta["lottery_seed"])


def timed(work, *arguments):
    begun = time.perf_counter()
    result = work(*arguments)
    return time.perf_counter() - begun, result


def suggestions(size, folder):
    """Eligibility, fit and both top twenties of all pairs."""
    case = case_of(size)
    case.excluded, case.chosen  # noqa: B018  (made once for a case, by both forms)
    taken = [timed(_suggest, case) for _ in range(5 if size != "england" else 2)]
    seconds, (pairs, total, _) = min(taken, key=lambda each: each[0])
    return {"seconds": seconds, "pairs": pairs, "total": total, "bytes": at_least(size)}


def _suggest(case):
    surveyed = survey_case(case)
    tops = surveyed.top_of_people(20), surveyed.top_of_pledges(20)
    return len(surveyed.fit), int(surveyed.fit.sum()), tops


def dense(size, folder):
    """The same by the same rules, every pair looked at, some pledges at a time."""
    case = case_of(size)
    case.excluded, case.chosen  # noqa: B018
    begun = time.perf_counter()
    everybody, parts = np.arange(len(case.people))[None, :], []
    at_once = max(1, (1 << 20) // len(case.people))
    for first in range(0, len(case.pledges), at_once):
        pledges = np.arange(first, min(first + at_once, len(case.pledges)))
        pair = Pairs(case, everybody, pledges[:, None])
        judged = judge(pair)
        row, person = np.nonzero(judged.eligible)
        order = pledge_order(pair, judged.fit)[row, person]
        parts.append((person, pledges[row], judged.fit[row, person], judged.cls[row, person], order))
    person, pledge, fit, cls, order = (np.concatenate(column) for column in zip(*parts, strict=True))
    for columns in ((person, person_order(cls, fit), pledge), (pledge, order, person)):
        rows, _ = first_of_each(np.bincount(columns[0]), 20)
        Sorted(*columns).take(rows)
    return {"seconds": time.perf_counter() - begun, "pairs": len(fit), "total": int(fit.sum())}


def at_least(size):
    """What the suggestions read and write at least: 4 bytes a candidate, 67 an eligible pair."""
    pairs = {"council": 22_966, "region": 751_237, "england": 8_222_990}[size]
    candidates = {"council": 600_000, "region": 6_000_000, "england": 165_000_000}[size]
    return 4 * candidates + 67 * pairs


def copying(size, folder):
    """Only copying so much: how fast the memory is."""
    source = np.ones(at_least(size) // 8)
    target = np.empty_like(source)
    np.copyto(target, source)
    return {"seconds": min(timed(np.copyto, target, source)[0] for _ in range(5)), "bytes": source.nbytes}


def write_round(size, folder):
    round_ = open_round(survey_case(case_of(size)))
    np.savez(Path(folder) / f"{size}.npz", **{column: getattr(round_, column) for column in COLUMNS})
    return {"pairs": len(round_.person)}


def _round(size, folder):
    return Round(**np.load(Path(folder) / f"{size}.npz"))


def allocation(size, folder):
    """The whole optimum of twelve levels, with the certificate's prices."""
    round_ = _round(size, folder)
    taken = [timed(allocate, round_) for _ in range(5 if size == "council" else 1)]
    seconds, proposal = min(taken, key=lambda each: each[0])
    placed = len(proposal.edges)
    return {"seconds": seconds, "vector": proposal.vector, "placed": placed, "bytes": _held(round_)}


def _held(round_):
    """Every pair read once: what a proposal or its proof reads at least."""
    return sum(getattr(round_, column).nbytes for column in COLUMNS)


def certificate(size, folder):
    round_ = _round(size, folder)
    proposal = allocate(round_)
    return {"seconds": timed(certify, proposal)[0], "bytes": _held(round_)}


def whole_round(size, folder):
    """From tables to proposal."""
    case = case_of(size)
    return {"seconds": min(timed(lambda: allocate(open_round(survey_case(case))))[0] for _ in range(3))}


def fresh(size, folder):
    case = case_of(size)
    standing = Standing(survey_case(case))
    pledges = [_best(standing.pledge, row) for row in _some_rows(case.pledges, 300)]
    people = [_best(standing.person, row) for row in _some_rows(case.people, 300)]
    return {"pledge": _p95(pledges), "person": _p95(people)}


def _some_rows(table, how_many):
    for row in range(0, len(table), max(1, len(table) // how_many)):
        cells = {name: int(getattr(table, name)[row]) for name in table.columns}
        yield cells | ({"interests": table.interests[row]} if isinstance(table, People) else {})


def why_nots(size, folder):
    proposal = allocate(_round(size, folder))
    losses = Reasons(proposal).losses
    return {"seconds": _best(lambda: Reasons(proposal).losses), "pairs": len(losses)}


def edits(size, folder):
    round_ = _round(size, folder)
    before = allocate(round_).pairs
    chosen = [Edit(forbids=frozenset({pair})) for pair in before[:: max(1, len(before) // 60)]]
    changed = [len(propose_again(round_, edit, before).new) for edit in chosen]
    seconds = [_best(propose_again, round_, edit, before) for edit in chosen]
    return {"seconds": _p95(seconds), "changed": _p95(changed), "bytes": _held(round_)}


def _best(work, *arguments):
    return min(timed(work, *arguments)[0] for _ in range(3))


def _p95(values):
    return float(np.percentile(values, 95))


if __name__ == "__main__":
    what, size, folder = sys.argv[1:]
    figures = globals()[what](size, folder)
    figures["gigabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    sys.stdout.write(json.dumps(figures))
