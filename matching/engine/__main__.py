"""The engine on files, without a database: `python -m matching.engine lists CASE OUT_DIR`.

Exit status 0; 1 where verify finds a result wanting; 2 for a malformed case, and then nothing is written.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from . import files
from .model import Case
from .pairs import Pairs
from .rank import judge, rank_for_person, rank_for_pledge

LONGEST_LIST = 20


def pairs(case_folder: Path, out: Path) -> int:
    """Every pair, or those in pairs_wanted.csv: its blocked word, and its fit where nothing blocks."""
    case = files.read_case(case_folder)
    wanted = files.read_pairs_wanted(case_folder, case)
    rows = list(_pair_rows(case, *(wanted or _all_pairs(case))))
    out.mkdir(parents=True, exist_ok=True)
    files.write_table(out, "pairs.csv", ("person_id", "pledge_id", "blocked", "fit"), rows)
    return 0


def lists(case_folder: Path, out: Path) -> int:
    """The ranked lists both ways, the best twenty of each."""
    case = files.read_case(case_folder)
    top_person, top_pledge = list(_top_person(case)), list(_top_pledge(case))
    out.mkdir(parents=True, exist_ok=True)
    files.write_table(out, "top_person.csv", ("person_id", "position", "pledge_id"), top_person)
    files.write_table(out, "top_pledge.csv", ("pledge_id", "position", "person_id"), top_pledge)
    return 0


def _all_pairs(case: Case) -> tuple[np.ndarray, np.ndarray]:
    people, pledges = len(case.people), len(case.pledges)
    return np.repeat(np.arange(people), pledges), np.tile(np.arange(pledges), people)


def _pair_rows(case: Case, person: np.ndarray, pledge: np.ndarray) -> Iterator[tuple]:
    order = np.lexsort((case.pledges.ids[pledge], case.people.ids[person]))
    person, pledge = person[order], pledge[order]
    judged = judge(Pairs(case, person, pledge))
    columns = (case.people.ids[person], case.pledges.ids[pledge], judged.blocked, judged.fit, judged.eligible)
    for person_id, pledge_id, blocked, fit, eligible in zip(*(c.tolist() for c in columns), strict=True):
        yield person_id, pledge_id, blocked, fit if eligible else ""


def _top_person(case: Case) -> Iterator[tuple[int, int, int]]:
    for owner in np.sort(case.people.ids).tolist():
        for position, other in enumerate(rank_for_person(case, owner).ids[:LONGEST_LIST].tolist(), 1):
            yield owner, position, other


def _top_pledge(case: Case) -> Iterator[tuple[int, int, int]]:
    for owner in np.sort(case.pledges.ids).tolist():
        for position, other in enumerate(rank_for_pledge(case, owner).ids[:LONGEST_LIST].tolist(), 1):
            yield owner, position, other


COMMANDS = {command.__name__: command for command in (pairs, lists)}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m matching.engine", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        of_command = commands.add_parser(name, help=command.__doc__)
        of_command.add_argument("case", type=Path)
        of_command.add_argument("out", type=Path)
    chosen = parser.parse_args(arguments)
    try:
        return COMMANDS[chosen.command](chosen.case, chosen.out)
    except files.Malformed as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main())
