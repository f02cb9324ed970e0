"""The engine beside its peers, in one run; writes section "Matching" of docs/benchmarks.md.

`python bench/matching/measure.py --peers PYTHON [--sizes council,region,england,service]`. Each figure is
taken in a process of its own. Where two must give the same result, it is asserted.
"""

# ruff: noqa: S101

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
SERVICE = "service"
"""Not a size of made-up cases: the whole service with Kent's people."""
TABLE = HERE.parents[1] / "docs" / "benchmarks.md"
PEERS = {
    "council": ("ortools", "scipy_sparse", "highs", "networkx", "hospital_resident"),
    "region": ("ortools", "scipy_sparse", "highs"),
    "england": ("ortools", "scipy_sparse"),
}
OURS = {
    "council": (
        "suggestions",
        "dense",
        "copying",
        "fresh",
        "allocation",
        "certificate",
        "why_nots",
        "edits",
        "whole_round",
    ),
    "region": ("suggestions", "dense", "copying", "fresh", "allocation", "certificate"),
    "england": ("suggestions", "dense", "copying", "fresh", "allocation", "certificate"),
}
NAMES = {
    "ortools": "OR-Tools min-cost flow",
    "scipy_sparse": "SciPy sparse matching",
    "highs": "HiGHS (SciPy)",
    "networkx": "networkx simplex",
    "hospital_resident": "`matching` (deferred acceptance)",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", required=True)
    parser.add_argument("--sizes", default="council,region,england,service")
    chosen = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        figures = {size: measured(size, folder, chosen.peers) for size in chosen.sizes.split(",")}
    figures_of = {size: rows if size != SERVICE else service_rows for size in figures}
    lines = [line for size in figures for line in figures_of[size](size, figures)]
    lines = [*HEAD, *lines, "", *goals(figures), "", *circumstances(begun)]
    sys.stdout.write("\n".join(lines) + "\n")
    write(lines)


def circumstances(begun):
    load = os.getloadavg()[2]
    minutes = (time.monotonic() - begun) / 60
    yield f"The run took {minutes:.1f} minutes; in its last quarter of an hour the load was {load:.1f}."


def measured(size, folder, python):
    if size == SERVICE:
        return run(sys.executable, "-m", "bench.matching.service")
    ours = [sys.executable, HERE / "ours.py"]
    figures = {"write_round": run(*ours, "write_round", size, folder)}
    figures |= {what: run(*ours, what, size, folder) for what in OURS[size]}
    path = Path(folder) / f"{size}.npz"
    figures |= {peer: run(python, "-I", HERE / "peers.py", peer, path) for peer in PEERS[size]}
    check(figures)
    return figures


def run(*command):
    sys.stderr.write(f"{' '.join(Path(part).name for part in map(str, command[1:-1])).strip()} …\n")
    ours_and_made_up = f"{HERE.parents[1]}{os.pathsep}{HERE}"
    env = os.environ | {"PYTHONPATH": ours_and_made_up}
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, env=env).stdout)


def check(figures):
    """Equal results where there is one right answer."""
    assert figures["suggestions"]["total"] == figures["dense"]["total"]
    exact = [figures[peer] for peer in figures if peer in NAMES and peer != "hospital_resident"]
    assert len({(peer["placed"], peer["fit"]) for peer in exact}) == 1
    assert exact[0]["placed"] == figures["allocation"]["placed"]


WHAT = {
    "suggestions": "all suggestions: eligibility, fit, both top-20 lists",
    "dense": "the same, dense NumPy",
    "copying": "copying what the suggestions read and write at least",
    "pledge": "posted pledge to fresh lists, p95",
    "person": "changed profile to fresh lists, p95",
    "allocation": "**the twelve-level optimum, proved**",
    "certificate": "writing out its certificate",
    "whole_round": "a round, from tables to proposal",
    "why_nots": "all why-nots of everybody without a place",
    "edits": "a worker's edit to a new proved round, p95",
    **{peer: f"{name}, two levels" for peer, name in NAMES.items()},
}


def rows(size, figures):
    """Every figure of one size, in the order of WHAT: how it grew since the size below, how far from copying
    it is, and what stands beside it.
    """
    of, below = flat(figures[size]), flat(figures.get(BELOW.get(size), {}))
    for what, words in WHAT.items():
        if what in of:
            grown = growth(of, below, what) if what in below and what != "copying" else ""
            yield line(size, words, *cost(of[what]), grown, from_copying(of, what), beside(of, what))


BELOW = {"region": "council", "england": "region"}


def flat(of):
    """The two figures of fresh lists as figures of their own."""
    if not of:
        return {}
    two = {side: {"seconds": of["fresh"][side]} for side in SIDES}
    return {what: figure for what, figure in of.items() if what != "fresh"} | two


SIDES = ("pledge", "person")


def growth(of, below, what):
    """The power of the number of eligible pairs with which the time grew."""
    pairs = of["suggestions"]["pairs"] / below["suggestions"]["pairs"]
    return f"{math.log(of[what]['seconds'] / below[what]['seconds']) / math.log(pairs):.2f}"


def from_copying(of, what):
    """How many times as long as copying what it reads and writes at least, at the speed that copying had."""
    if "bytes" not in of[what] or what == "copying":
        return ""
    speed = of["copying"]["bytes"] / of["copying"]["seconds"]
    return f"{of[what]['seconds'] / (of[what]['bytes'] / speed):.0f} ×"


def beside(of, what):
    if what in NAMES:
        return beside_peer(of, what)
    if what == "dense":
        return f"{of['dense']['seconds'] / of['suggestions']['seconds']:.1f} × slower"
    if what == "copying":
        return f"{of['copying']['bytes'] / of['copying']['seconds'] / 1e9:.1f} GB/s"
    if what == "why_nots":
        return f"{of['why_nots']['pairs']:,} pairs"
    if what == "edits":
        return f"{of['edits']['changed']:.0f} other pairs change"
    return ""


def service_rows(size, figures):
    of = figures[size]
    made_up = f"{of['people']:,} made-up people"
    yield row(size, "a round, from database rows to a proved proposal, p95", at(of, "proposal"), made_up)
    yield row(size, "the same, with everything written down and kept", at(of, "written"))
    yield row(size, "a worker's edit, proved and written down, p95", at(of, "edit"), f"{of['pairs']} pairs")
    usual = f"the usual page {of['usual_page'] * 1000:.0f} ms"
    yield row(size, "one pledge's ranked list with reasons, click to HTML, p95", at(of, "page"), usual)
    yield row(size, "the first such page of a process", at(of, "first_page"))


def at(of, figure):
    return {"seconds": of[figure], "gigabytes": of["gigabytes"]}


def beside_peer(of, peer):
    said = f"ours takes {of['allocation']['seconds'] / of[peer]['seconds']:.2g} × as long"
    if peer == "hospital_resident":
        more = 100 * (of["allocation"]["placed"] / of[peer]["placed"] - 1)
        said += f", and places {more:.1f} % more"
    return said


def row(size, what, figures, said=""):
    return line(size, what, *cost(figures), "", "", said)


def cost(figures):
    """Time, and memory at most where it is the process's own."""
    seconds = figures["seconds"]
    digits = 2 if seconds >= 1 or seconds < 0.01 else 1
    shown = f"{seconds:.{digits}f} s" if seconds >= 1 else f"{seconds * 1000:.{digits}f} ms"
    return shown, f"{figures['gigabytes']:.2f} GB" if "gigabytes" in figures else ""


def line(*cells):
    return f"| {' | '.join(cells)} |"


GOALS = {
    "council": [
        ("the optimum, beside OR-Tools' two levels", "allocation", "ortools", 1.5),
        ("the optimum, beside HiGHS", "allocation", "highs", 1 / 3),
        ("the optimum, beside `matching`", "allocation", "hospital_resident", 1 / 20),
        ("the optimum, beside networkx", "allocation", "networkx", 1 / 40),
    ],
    "region": [
        ("the optimum, beside OR-Tools' two levels", "allocation", "ortools", 2),
        ("the optimum, beside HiGHS", "allocation", "highs", 1 / 8),
    ],
    "england": [
        ("suggestions, beside dense NumPy", "suggestions", "dense", 1 / 15),
        ("suggestions, beside copying", "suggestions", "copying", 60),
        ("the optimum, beside OR-Tools' two levels", "allocation", "ortools", 1.5),
        ("the optimum, beside SciPy sparse", "allocation", "scipy_sparse", 1 / 1.8),
    ],
}
MOST = {
    "council": [
        ("a posted pledge", "fresh", "pledge", 0.0005),
        ("a changed profile", "fresh", "person", 0.0005),
        ("all why-nots", "why_nots", "seconds", 0.5),
        ("a worker's edit", "edits", "seconds", 0.1),
    ],
    "service": [
        ("a round, from rows to proposal", "proposal", None, 1),
        ("a worker's edit", "edit", None, 0.1),
        ("a pledge's list, click to HTML", "page", None, 0.1),
    ],
    "england": [
        ("a posted pledge", "fresh", "pledge", 0.003),
        ("a changed profile", "fresh", "person", 0.003),
        ("memory of suggestions, GB", "suggestions", "gigabytes", 0.7),
        ("memory of the optimum, GB", "allocation", "gigabytes", 2),
    ],
}


def goals(figures):
    """What was set out to be reached, and what is missed."""
    yield "Goals (time as a share of the other's, or seconds):"
    yield ""
    for size, of in figures.items():
        for words, ours, other, most in GOALS.get(size, []):
            yield goal(size, words, of[ours]["seconds"] / of[other]["seconds"], most)
        for words, what, figure, most in MOST.get(size, []):
            yield goal(size, words, of[what] if figure is None else of[what][figure], most)


def goal(size, words, figure, most):
    verdict = "reached" if figure <= most else "**missed**"
    return f"- {size}, {words}: {figure:.2g}, at most {most:.2g}: {verdict}"


HEAD = [
    "## Matching",
    "",
    "`make bench-matching`: made-up cases of `bench/matching/generate.py`, seed 1; each figure in a process",
    "of its own, wall-clock seconds on two shared cores, the best of a few runs for short ones; p95 is over",
    "some 300 changes and 60 edits, each the best of three, and in the service, where each counts once,",
    "over 10 rounds, 40 edits and 100 pages. *Two levels* is the goal that every peer can state: most people",
    "placed, then the greatest fit. Equal results are asserted. *Service* is `demo.crowd` at Kent's size,",
    "through Django's whole stack without a network; before each page somebody's wishes have changed.",
    "",
    "*Grows* is the power of the number of eligible pairs with which the time grew from the size above.",
    "*From copying* is how many times as long it takes as copying what it must read and write at the least,",
    "at the speed that copying had in the same run: suggestions 4 bytes a candidate and 67 an eligible pair;",
    "the optimum, its certificate and an edit each pair's row once.",
    "",
    "| size | what | time | memory at most | grows | from copying | beside it |",
    "|---|---|---|---|---|---|---|",
]


def write(lines):
    """The section, in place of the one before; other sections stay as they are."""
    text = TABLE.read_text() if TABLE.exists() else "# Benchmarks\n"
    section = "\n".join(lines).rstrip() + "\n"
    before, found, after = text.partition("\n## Matching\n")
    _, next_heading, others = after.partition("\n## ")
    text = f"{before}\n{section}{next_heading}{others}" if found else f"{text.rstrip()}\n\n{section}"
    TABLE.write_text(text)


if __name__ == "__main__":
    main()
