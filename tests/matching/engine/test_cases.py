"""The published worked cases, file by file, through the command line."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from matching.engine.__main__ import main

CASES = Path(__file__).parent / "cases"
FULL = ("a21", "a22")


def rows(path):
    with path.open(newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


def by_number(table):
    return sorted(table[1:], key=lambda row: tuple(map(int, row[:2])))


@pytest.mark.parametrize("name", FULL)
def test_every_pair_is_as_published(name, tmp_path):
    assert main(["pairs", str(CASES / name), str(tmp_path)]) == 0
    expected = [row[:4] for row in by_number(rows(CASES / name / "expected_pairs.csv"))]
    assert rows(tmp_path / "pairs.csv")[1:] == expected


@pytest.mark.parametrize("name", FULL)
@pytest.mark.parametrize("table", ["top_person.csv", "top_pledge.csv"])
def test_lists_are_as_published(name, table, tmp_path):
    assert main(["lists", str(CASES / name), str(tmp_path)]) == 0
    assert rows(tmp_path / table)[1:] == by_number(rows(CASES / name / "expected_lists" / table))


@pytest.mark.parametrize("name", FULL)
def test_the_round_and_its_proposal_are_as_published(name, tmp_path):
    assert main(["propose", str(CASES / name), str(tmp_path)]) == 0
    for table in ("people.csv", "places.csv", "edges.csv"):
        assert rows(tmp_path / table)[1:] == by_number(rows(CASES / name / "derived_b" / table))
    for table in ("top_person.csv", "top_pledge.csv"):
        assert rows(tmp_path / table)[1:] == by_number(rows(CASES / name / "expected_lists" / table))
    expected = json.loads((CASES / name / "expected_proposal.json").read_text())
    assert json.loads((tmp_path / "objective.json").read_text()) == {"vector": expected["vector"]}
    assert rows(tmp_path / "proposal.csv")[1:] == [tuple(map(str, pair)) for pair in expected["proposal"]]
    assert main(["verify", str(tmp_path), str(tmp_path)]) == 0


@pytest.mark.parametrize("number", range(11, 19))
def test_a_published_allocation_case_is_solved_and_proved(number, tmp_path):
    case = CASES / f"b{number}"
    assert main(["allocate", str(case), str(tmp_path)]) == 0
    expected = json.loads((case / "expected.json").read_text())
    assert json.loads((tmp_path / "objective.json").read_text()) == {"vector": expected["vector"]}
    assert rows(tmp_path / "proposal.csv")[1:] == [tuple(map(str, pair)) for pair in expected["proposal"]]
    assert main(["verify", str(case), str(tmp_path)]) == 0


def test_verify_says_why_a_result_is_not_proved(tmp_path, capsys):
    main(["allocate", str(CASES / "b11"), str(tmp_path)])
    proposal = tmp_path / "proposal.csv"
    proposal.write_text(proposal.read_text().replace("106,9016\n", ""))
    assert main(["verify", str(CASES / "b11"), str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("Not proved: the objective of this proposal is [3,")
    proposal.write_text("person_id,pledge_id\n106,x\n")
    assert main(["verify", str(CASES / "b11"), str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("Not proved: proposal.csv, line 2, column pledge_id")
    proposal.unlink()
    assert main(["verify", str(CASES / "b11"), str(tmp_path)]) == 1
    assert capsys.readouterr().err == "Not proved: proposal.csv: expected this file\n"


MALFORMED_ROUNDS = [
    (
        "people.csv",
        "115,1",
        "115,6",
        "people.csv, line {line}, column tier: expected a whole number from 1 to 5",
    ),
    (
        "people.csv",
        "115,1",
        "115,",
        "people.csv, line {line}, column tier: expected a whole number, found ''",
    ),
    (
        "people.csv",
        "115,1",
        "106,1",
        "people.csv, line {line}, column person_id: expected each person_id once",
    ),
    ("people.csv", "115,1", "115", "people.csv, line {line}: expected 2 cells, found 1"),
    (
        "places.csv",
        "9016,3",
        "9016,-3",
        "places.csv, line {line}, column capacity: expected a whole number from 0",
    ),
    (
        "edges.csv",
        "106,9016,",
        "106,5,",
        "edges.csv, line {line}, column pledge_id: expected a pledge_id of places.csv",
    ),
    (
        "edges.csv",
        "106,9016,",
        "5,9016,",
        "edges.csv, line {line}, column person_id: expected a person_id of people.csv",
    ),
    (
        "edges.csv",
        "106,9016,",
        "106,9016,7",
        "edges.csv, line {line}, column cls: expected a whole number from 1 to 5",
    ),
    (
        "edges.csv",
        "person_id,pledge_id,cls",
        "person_id,pledge_id,c",
        "edges.csv, line 1: expected the columns",
    ),
]


@pytest.mark.parametrize(("file", "right", "wrong", "says"), MALFORMED_ROUNDS)
def test_a_malformed_round_says_where_and_writes_nothing(file, right, wrong, says, tmp_path, capsys):
    case = copy_of("b11", tmp_path)
    text = case.joinpath(file).read_text()
    assert right in text
    case.joinpath(file).write_text(text.replace(right, wrong, 1))
    line = text[: text.index(right)].count("\n") + 1
    assert main(["allocate", str(case), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.startswith(says.format(line=line))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("cell", ["1.0", " 1", "+1", "1e0", "1_0", "٣", "0x1", "-"])
def test_what_only_resembles_a_whole_number_is_refused_in_either_kind_of_case(cell, tmp_path, capsys):
    allocation, full = copy_of("b11", tmp_path), copy_of("a21", tmp_path)
    for case, file, right in ((allocation, "people.csv", "115,1"), (full, "choices.csv", "100008,500008,1")):
        text = case.joinpath(file).read_text()
        case.joinpath(file).write_text(text.replace(right, f"{right[:-1]}{cell}", 1))
    assert main(["allocate", str(allocation), str(tmp_path / "out")]) == 2
    assert main(["lists", str(full), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.count("expected a whole number, found ") == 2
    assert not (tmp_path / "out").exists()


def test_as_a_spreadsheet_writes_them_with_a_mark_and_blank_lines_files_are_read_all_the_same(tmp_path):
    for name, command in (("a21", "propose"), ("b11", "allocate")):
        case = copy_of(name, tmp_path)
        assert main([command, str(case), str(tmp_path / "plain")]) == 0
        for file in case.glob("*.csv"):
            text = file.read_text().replace("\n", "\r\n") + "\r\n"
            file.write_bytes(b"\xef\xbb\xbf" + text.encode())
        assert main([command, str(case), str(tmp_path / "from_a_spreadsheet")]) == 0
        for file in (tmp_path / "plain").iterdir():
            assert (tmp_path / "from_a_spreadsheet" / file.name).read_bytes() == file.read_bytes()


def test_ids_of_64_bits_come_back_proved_and_greater_ones_are_refused(tmp_path, capsys):
    case = copy_of("b11", tmp_path)
    for file in ("people.csv", "edges.csv"):
        case.joinpath(file).write_text(case.joinpath(file).read_text().replace("106,", f"{2**63 - 1},"))
    assert main(["allocate", str(case), str(tmp_path / "out")]) == 0
    assert main(["verify", str(case), str(tmp_path / "out")]) == 0
    case.joinpath("people.csv").write_text(f"person_id,tier\n{2**63},1\n")
    assert main(["allocate", str(case), str(tmp_path / "out")]) == 2
    assert "expected a whole number of at most 64 bits" in capsys.readouterr().err


def test_with_nobody_asked_about_interests_any_sector_will_do(tmp_path):
    case = copy_of("a21", tmp_path)
    header, *people = rows(case / "persons.csv")
    place = header.index("interests")
    nobody_asked = [(*row[:place], "", *row[place + 1 :]) for row in people]
    case.joinpath("persons.csv").write_text("".join(",".join(row) + "\n" for row in (header, *nobody_asked)))
    text = (case / "pledges.csv").read_text()
    assert "500002,0,6," in text
    case.joinpath("pledges.csv").write_text(text.replace("500002,0,6,", "500002,0,61,"))
    assert main(["propose", str(case), str(tmp_path / "out")]) == 0


def test_tables_with_no_rows_are_read_and_proved_in_silence(tmp_path):
    case = copy_of("b11", tmp_path)
    for file in case.glob("*.csv"):
        file.write_text(file.read_text().splitlines()[0] + "\n")
    for command in ("allocate", "verify"):
        done = by_itself(command, case, tmp_path / "out")
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("unreadable", ["persons.csv", "meta.json"])
def test_a_folder_where_a_file_should_be_is_named(unreadable, tmp_path, capsys):
    case = copy_of("a21", tmp_path)
    case.joinpath(unreadable).unlink()
    case.joinpath(unreadable).mkdir()
    assert main(["pairs", str(case), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.startswith(f"{unreadable}: expected a file that can be read")


def test_where_nothing_can_be_written_that_is_said(tmp_path, capsys):
    tmp_path.joinpath("out").write_text("")
    assert main(["allocate", str(CASES / "b11"), str(tmp_path / "out")]) == 2
    assert "the results cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "spoil",
    [
        {"levels": None},
        {"levels": ["fit"]},
        {"levels": {"fit": "many"}},
        {"levels": {"fit": float("inf")}},
        {"person_price": None},
        {"pledge_price": []},
        {"policy": None},
        {"input_sha256": 7},
    ],
)
def test_a_certificate_of_the_wrong_shape_proves_nothing_and_the_reason_is_said(spoil, tmp_path, capsys):
    assert main(["allocate", str(CASES / "b11"), str(tmp_path)]) == 0
    kept = json.loads((tmp_path / "certificate.json").read_text())
    for spoilt in (kept | spoil, {name: part for name, part in kept.items() if name not in spoil}):
        (tmp_path / "certificate.json").write_text(json.dumps(spoilt))
        assert main(["verify", str(CASES / "b11"), str(tmp_path)]) == 1
        assert capsys.readouterr().err.startswith("Not proved: ")


def test_an_empty_cell_is_a_question_and_no_block(tmp_path):
    case = copy_of("a21", tmp_path)
    header, *people = rows(case / "persons.csv")
    empty = [
        tuple(
            "" if name == "avail_from" and row[0] == "100022" else cell
            for name, cell in zip(header, row, strict=True)
        )
        for row in people
    ]
    case.joinpath("persons.csv").write_text("".join(",".join(row) + "\n" for row in (header, *empty)))
    assert main(["propose", str(case), str(tmp_path / "out")]) == 0
    assert main(["pairs", str(case), str(tmp_path / "out")]) == 0
    of_person = {row[1]: row[2:] for row in rows(tmp_path / "out" / "pairs.csv") if row[0] == "100022"}
    assert of_person["500019"] == ("0", "")
    listed = rows(tmp_path / "out" / "top_person.csv") + rows(tmp_path / "out" / "edges.csv")
    assert not any(row[0] == "100022" for row in listed)


def test_only_the_pairs_wanted_are_written(tmp_path):
    case = copy_of("a21", tmp_path)
    case.joinpath("pairs_wanted.csv").write_text("person_id,pledge_id\n100022,500019\n100002,500016\n")
    assert main(["pairs", str(case), str(tmp_path / "out")]) == 0
    text = (tmp_path / "out" / "pairs.csv").read_text()
    assert text == "person_id,pledge_id,blocked,fit\n100002,500016,5,\n100022,500019,0,210\n"


def by_itself(*arguments):
    """As somebody at a terminal runs it, where a warning is no error but is seen."""
    command = [sys.executable, "-m", "matching.engine", *arguments]
    return subprocess.run(command, cwd=CASES.parents[3], capture_output=True, text=True, check=False)


def copy_of(name, tmp_path):
    copy = tmp_path / name
    copy.mkdir()
    for file in (CASES / name).iterdir():
        if file.is_file():
            copy.joinpath(file.name).write_bytes(file.read_bytes())
    return copy


MALFORMED = [
    ("persons.csv", "100069,839,", "100069,abc,", "persons.csv, line 3, column x: expected a whole number"),
    (
        "persons.csv",
        "100069,839,",
        "100002,839,",
        "persons.csv, line 3, column person_id: expected each person_id",
    ),
    (
        "persons.csv",
        "100069,839,",
        "100069,,",
        "persons.csv, line 3, column x: expected x and y both, or neither",
    ),
    ("persons.csv", "100069,839,427,0,", "100069,839,427,,", "persons.csv, line 3, column council"),
    (
        "persons.csv",
        "0000120300230000",
        "000012030023000",
        "persons.csv, line 3, column interests: expected 16",
    ),
    (
        "persons.csv",
        "0000120300230000",
        "0000120400230000",
        "persons.csv, line 3, column interests: expected 16",
    ),
    ("persons.csv", "100069,839,", "839,", "persons.csv, line 3: expected 25 cells, found 24"),
    ("persons.csv", "person_id,x", "person,x", "persons.csv, line 1: expected the columns person_id,x"),
    (
        "pledges.csv",
        "500002,0,6,",
        "500002,4,6,",
        "pledges.csv, line 3, column type: expected a whole number from 0",
    ),
    (
        "pledges.csv",
        "500002,0,6,",
        "500002,0,16,",
        "pledges.csv, line 3, column sector: expected a sector below 16",
    ),
    (
        "pledges.csv",
        "500002,0,6,",
        "500002,0,,",
        "pledges.csv, line 3, column sector: expected a whole number",
    ),
    ("pledges.csv", "500002,0,6,", f"500002,{2**70},6,", "pledges.csv, line 3, column type"),
    (
        "choices.csv",
        "100008,500008,1",
        "100008,500008,4",
        "choices.csv, line 2, column rank: expected 1, 2 or 3",
    ),
    (
        "choices.csv",
        "100008,500008,1",
        "100008,500031,1",
        "choices.csv, line 3, column pledge_id: expected each pair",
    ),
    (
        "choices.csv",
        "100008,500008,1",
        "5,500008,1",
        "choices.csv, line 2, column person_id: expected a person_id",
    ),
    (
        "exclusions.csv",
        "100005,500002",
        "100005,5",
        "exclusions.csv, line 2, column pledge_id: expected a pledge_id",
    ),
    ("meta.json", '"version"', "version", "meta.json, line 1: expected a JSON object"),
    (
        "meta.json",
        '"version"',
        '"policy": 9, "version"',
        "meta.json, column policy: expected a known policy, found 9",
    ),
]


@pytest.mark.parametrize(("file", "right", "wrong", "says"), MALFORMED)
def test_a_malformed_case_says_where_and_writes_nothing(file, right, wrong, says, tmp_path, capsys):
    case = copy_of("a21", tmp_path)
    text = case.joinpath(file).read_text()
    assert right in text
    case.joinpath(file).write_text(text.replace(right, wrong, 1))
    assert main(["lists", str(case), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.startswith(says)
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_named(tmp_path, capsys):
    case = copy_of("a21", tmp_path)
    case.joinpath("choices.csv").unlink()
    assert main(["pairs", str(case), str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err == "choices.csv: expected this file\n"


def test_the_engine_runs_without_django_and_says_nothing_off_a_terminal(tmp_path):
    program = (
        "import sys; from matching.engine.__main__ import main\nsys.exit(main() or 'django' in sys.modules)"
    )
    command = [sys.executable, "-c", program, "propose", CASES / "a21", tmp_path]
    done = subprocess.run(command, cwd=CASES.parents[3], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_the_policy_named_by_the_case_is_read(tmp_path):
    case = copy_of("a21", tmp_path)
    meta = json.loads(case.joinpath("meta.json").read_text())
    case.joinpath("meta.json").write_text(json.dumps(meta | {"policy": 2}))
    assert main(["pairs", str(case), str(tmp_path / "out")]) == 0
