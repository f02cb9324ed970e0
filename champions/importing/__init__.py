"""The council's own tree from a spreadsheet: directorates, services, teams, and what each is part of."""

from __future__ import annotations

from tabular.importing import Column, Declaration, Importer
from tabular.importing.readers import day, text

from .deciding import decide
from .writing import take_back, write

DECLARATION = Declaration(
    columns=(
        Column(
            "name",
            "Name",
            ("name", "department", "service", "team", "organisation", "directorate or service"),
            text(200),
            identifies=True,
            # What is at the top is part of nothing.
            alone=r".+",
        ),
        Column(
            "part_of",
            "Part of",
            ("part of", "parent", "directorate", "belongs to", "reports to", "above"),
            text(200),
        ),
        Column("ends_on", "Last day", ("last day", "until", "ends on", "end date", "abolished"), day),
    ),
    is_a_list=lambda names: "name" in names,
)

TREE = Importer(
    kind="tree",
    title="Bring in the council’s tree",
    many="departments",
    declaration=DECLARATION,
    decide=decide,
    write=write,
    take_back=take_back,
    urls="champions",
    about=(
        "A row for each directorate, service or team: its name, what it is part of, and its last day if it "
        "is abolished. What is here and not in the file stays as it is."
    ),
)
