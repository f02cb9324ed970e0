"""Young adults from the council's case system, as an importer."""

from __future__ import annotations

from tabular.importing import Importer

from .columns import DECLARATION
from .deciding import decide
from .taking_back import KIND, take_back
from .writing import write

YOUNG_ADULTS = Importer(
    kind=KIND,
    title="Young adults from the case system",
    many="young adults",
    declaration=DECLARATION,
    decide=decide,
    write=write,
    take_back=take_back,
    urls="youngadults",
    about=(
        "We keep who each young adult is, how to reach them, who advises them, and their codes of activity, "
        "accommodation and contact. Everything else in the file is left out, and is not kept anywhere."
    ),
    sources=("Liquidlogic", "Mosaic", "SSDA903 return", "Annex A list", "A spreadsheet"),
)
