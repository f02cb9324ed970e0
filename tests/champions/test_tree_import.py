"""The council's tree from a spreadsheet: looked at first, written after a yes, taken back as a whole."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.undoing import undo
from champions.importing import TREE
from champions.lifecycle import merge
from champions.models import Organisation
from lifecycles import NotNow
from tabular.importing import gather, running
from tabular.models import Import
from tests.people import make_champion, make_organisation

pytestmark = pytest.mark.django_db

FILE = """Department,Level,Part of,Last day
Trees,service,Growth,
Growth,directorate,,
parks,service,Growth,
Libraries,service,,31/03/2027
Libraries,service,,
Coast,service,Sea and Shore,
Left,team,Right,
Right,team,Left,
,team,Growth,
"""


def brought(cast, text=FILE):
    found = gather([("tree.csv", text.encode())], TREE.declaration, {})
    record = running.start(TREE, "A spreadsheet", ["tree.csv"], found, by=cast.wren)
    return record, running.preview(record)


def test_each_row_gets_what_becomes_of_it_and_why(cast):
    record, entries = brought(cast)
    assert [(it.source.values.get("name"), it.outcome, it.reasons) for it in entries] == [
        ("Trees", "new", []),
        ("Growth", "new", []),
        ("parks", "changed", []),
        ("Libraries", "changed", []),
        ("Libraries", "refused", ["The same name stands further up in the file."]),
        ("Coast", "flagged", ["“Sea and Shore” is neither here nor in the file: it is added."]),
        ("Left", "refused", ["It would be part of itself."]),
        ("Right", "refused", ["It would be part of itself."]),
        (None, "refused", ["It has no name."]),
    ]
    assert not Organisation.objects.filter(name="Growth").exists()
    running.write(record, by=cast.wren)
    trees, growth, parks = (Organisation.objects.get(name=name) for name in ("Trees", "Growth", "Parks"))
    assert (trees.parent, parks.parent, growth.parent) == (growth, growth, None)
    assert Organisation.objects.get(name="Coast").parent.name == "Sea and Shore"
    assert parks.changes.get().why == "Brought in from a file"
    assert str(Organisation.objects.get(name="Libraries").ends_on) == "2027-03-31"
    assert [it.outcome for it in brought(cast)[1]][:4] == ["same"] * 4


def is_part_of(cast, text):
    """Bring the file in; what each of A to D is part of then."""
    record, entries = brought(cast, text)
    running.write(record, by=cast.wren)
    rows = Organisation.objects.filter(name__in="ABCD", merged_into=None).order_by("name")
    return [entry.outcome for entry in entries], {it.name: it.parent and it.parent.name for it in rows}


def test_a_tree_is_turned_round_whatever_the_order_of_its_rows(cast):
    is_part_of(cast, "Name,Part of\nC,\nB,\nA,B\n")
    outcomes, parts = is_part_of(cast, "Name,Part of\nB,A\nA,C\n")
    assert outcomes == ["changed", "changed"]
    assert parts == {"A": "C", "B": "A", "C": None}


def test_what_would_be_part_of_itself_with_what_is_here_is_refused_before_anything_is_written(cast):
    is_part_of(cast, "Name,Part of\nA,\nB,A\n")
    outcomes, parts = is_part_of(cast, "Name,Part of\nA,B\nC,A\n")
    assert outcomes == ["refused", "new"]
    assert parts == {"A": None, "B": "A", "C": "A"}
    # Without the two that go round in the file, the third would go round with what is here.
    outcomes, _ = is_part_of(cast, "Name,Part of\nB,D\nD,B\nA,B\n")
    assert outcomes == ["refused"] * 3


def test_a_name_that_stands_for_something_else_gets_its_sentence(cast):
    parks, top = Organisation.objects.get(name="Parks"), make_organisation("Top")
    merge(make_organisation("A"), parks, by=cast.wren)
    ended = make_organisation("B")
    Organisation.objects.filter(pk=ended.pk).update(ends_on="2025-03-31")
    make_organisation("C")
    Organisation.objects.filter(pk=make_organisation("Top C").pk).update(name="C", parent=top)
    _, entries = brought(cast, "Name,Part of\nA,\nB,\nC,\nMarsh Bakery,\nD,C\nD2,\n")
    assert [" ".join(entry.reasons) for entry in entries] == [
        "It was merged into Parks. Leave it out, or give it another name.",
        "It ended on 31 March 2025. Change its last day on its own page, or its name here.",
        "More than one department has this name. Change the right one on its own page.",
        "An organisation that is no department has this name.",
        "What it is part of cannot be taken: More than one department has this name. "
        "Change the right one on its own page.",
        "",
    ]


def test_it_is_taken_back_as_a_whole_or_not_at_all(cast):
    record, _ = brought(cast, "Name,Part of\nParks,Growth\nTrees,Growth\n")
    running.write(record, by=cast.wren)
    robin = make_champion("Robin", Organisation.objects.get(name="Trees"))
    with pytest.raises(NotNow, match="Somebody posts for Trees already"):
        undo(record, by=cast.wren, why="The wrong file")
    assert Organisation.objects.get(name="Parks").parent.name == "Growth"
    robin.championships.all().delete()
    undo(record, by=cast.wren, why="The wrong file")
    assert not Organisation.objects.filter(name__in=("Growth", "Trees")).exists()
    assert Organisation.objects.get(name="Parks").parent is None


def test_by_the_pages_a_file_is_uploaded_and_its_columns_are_recognised(cast, client):
    client.force_login(cast.morgan)
    file = SimpleUploadedFile("tree.csv", FILE.encode())
    answer = client.post("/champions/imports/new/", {"source": "A spreadsheet", "files": file})
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert "Department" in page
    assert Import.objects.get().kind == "tree"
    nothing = SimpleUploadedFile("tree.csv", b"")
    refused = client.post("/champions/imports/new/", {"source": "A spreadsheet", "files": nothing})
    assert refused.status_code == 422
