"""The engine on files, without a database: `python -m matching.engine propose CASE OUT_DIR`.

Exit status 0; 1 where verify finds a result wanting; 2 for a malformed case, and then nothing is written, or
where nothing can be written.
"""

import argparse
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

import numpy as np

from . import files
from .allocation import Proposal, allocate
from .certificate import certify
from .model import Case
from .pairs import Pairs
from .rank import judge
from .round import open_round, table_text, tables
from .survey import Survey, survey_case
from .verification import Wanting, verify

LONGEST_LIST = 20
QUIET_SECONDS = 2
BEAT = 1
"""How often, in seconds, a terminal is told how far a run is."""


class Progress:
    """What is being done, on a terminal, for runs that take more than two seconds."""

    def __init__(self) -> None:
        self.step, self._over = "", threading.Event()
        self._shows: threading.Thread | None = None

    def __call__(self, step: str) -> None:
        self.step = step

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._shows = threading.Thread(target=self._show, daemon=True)
            self._shows.start()
        return self

    def __exit__(self, *_: object) -> None:
        """The line is gone before anything else is said."""
        self._over.set()
        if self._shows:
            self._shows.join()

    def _show(self) -> None:
        begun, said = time.monotonic(), False
        while not self._over.wait(BEAT):
            seconds = time.monotonic() - begun
            if seconds >= QUIET_SECONDS:
                said = True
                self._say(f"{self.step} … {seconds:.0f} s")
        if said:
            self._say("")

    def _say(self, line: str) -> None:
        sys.stderr.write(f"\r\033[K{line}")
        sys.stderr.flush()


def pairs(case_folder: Path, out: Path, progress: Progress) -> int:
    """Every pair, or those in pairs_wanted.csv: its blocked word, and its fit where nothing blocks."""
    progress("reading the case")
    case = files.read_case(case_folder)
    person, pledge = files.read_pairs_wanted(case_folder, case) or _all_pairs(case)
    progress(f"judging {len(person):,} pairs")
    text = "".join(_pair_lines(case, person, pledge))
    _write(out, {"pairs.csv": ["person_id,pledge_id,blocked,fit\n", text]})
    return 0


def lists(case_folder: Path, out: Path, progress: Progress) -> int:
    """The ranked lists both ways, the best twenty of each."""
    _write(out, _list_texts(_survey(case_folder, progress)))
    return 0


def propose(case_folder: Path, out: Path, progress: Progress) -> int:
    """Both lists, the allocation case that follows, and its best proposal with a certificate."""
    surveyed = _survey(case_folder, progress)
    round_ = open_round(surveyed)
    proposal = allocate(round_, progress=progress)
    meta = {"version": 1, "policy": round_.policy, "lottery_seed": surveyed.case.lottery_seed}
    progress("writing")
    texts = {"meta.json": files.json_text(meta)} | dict(tables(round_))
    _write(out, _list_texts(surveyed) | texts | _result_texts(proposal))
    return 0


def allocate_places(case_folder: Path, out: Path, progress: Progress) -> int:
    """The best proposal of an allocation case, with a certificate."""
    progress("reading the case")
    proposal = allocate(files.read_round(case_folder), progress=progress)
    progress("writing")
    _write(out, _result_texts(proposal))
    return 0


def verify_result(case_folder: Path, out: Path, progress: Progress) -> int:
    """Whether a result is feasible, and proved best by its certificate."""
    progress("reading the case")
    round_ = files.read_round(case_folder)
    try:
        result = files.read_result(out)
        progress(f"holding the prices against {len(round_.person):,} pairs")
        verify(round_, *result)
    except (Wanting, files.Malformed) as wanting:
        sys.stderr.write(f"Not proved: {wanting}\n")
        return 1
    return 0


COMMANDS = {
    "pairs": pairs,
    "lists": lists,
    "propose": propose,
    "allocate": allocate_places,
    "verify": verify_result,
}


def _survey(case_folder: Path, progress: Progress) -> Survey:
    progress("reading the case")
    case = files.read_case(case_folder)
    progress(f"judging {len(case.people):,} people and {len(case.pledges):,} pledges")
    return survey_case(case)


def _all_pairs(case: Case) -> tuple[np.ndarray, np.ndarray]:
    people, pledges = len(case.people), len(case.pledges)
    return np.repeat(np.arange(people), pledges), np.tile(np.arange(pledges), people)


def _pair_lines(case: Case, person: np.ndarray, pledge: np.ndarray) -> Iterator[str]:
    order = np.lexsort((case.pledges.ids[pledge], case.people.ids[person]))
    person, pledge = person[order], pledge[order]
    judged = judge(Pairs(case, person, pledge))
    columns = (case.people.ids[person], case.pledges.ids[pledge], judged.blocked, judged.fit, judged.eligible)
    for person_id, pledge_id, blocked, fit, eligible in zip(*(c.tolist() for c in columns), strict=True):
        yield f"{person_id},{pledge_id},{blocked},{fit if eligible else ''}\n"


def _list_texts(surveyed: Survey) -> dict[str, Iterable[str]]:
    person, at_person, pledge = surveyed.top_of_people(LONGEST_LIST)
    owner, at_pledge, listed = surveyed.top_of_pledges(LONGEST_LIST)
    return {
        "top_person.csv": table_text("person_id,position,pledge_id", person, at_person + 1, pledge),
        "top_pledge.csv": table_text("pledge_id,position,person_id", owner, at_pledge + 1, listed),
    }


def _result_texts(proposal: Proposal) -> dict[str, Iterable[str]]:
    rows = np.array(proposal.pairs, dtype=np.int64).reshape(-1, 2)
    return {
        "proposal.csv": table_text("person_id,pledge_id", *rows.T),
        "objective.json": files.json_text({"vector": proposal.vector}),
        "certificate.json": files.json_text(certify(proposal)),
    }


def _write(out: Path, texts: dict[str, Iterable[str]]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, parts in texts.items():
        files.write_text(out, name, parts)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m matching.engine", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        of_command = commands.add_parser(name, help=command.__doc__)
        of_command.add_argument("case", type=Path)
        of_command.add_argument("out", type=Path)
    chosen = parser.parse_args(arguments)
    try:
        with Progress() as progress:
            return COMMANDS[chosen.command](chosen.case, chosen.out, progress)
    except files.Malformed as wrong:
        sys.stderr.write(f"{wrong}\n")
    except OSError as error:
        sys.stderr.write(f"{chosen.out}: the results cannot be written ({error.strerror})\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
