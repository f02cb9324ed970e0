"""The council's tree from a spreadsheet: looked at first, written after a yes, taken back as a whole."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.undoing import undo
from champions.importing import TREE
from champions.models import Organisation
from lifecycles import NotNow
from tabular.importing import gather, running
from tabular.models import Import
from tests.people import make_champion

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
