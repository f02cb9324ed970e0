"""Vacancies as one of the service's importers."""

from tabular.importing import Importer

from .answers import rows_of_answer
from .columns import DECLARATION
from .deciding import decide
from .writing import take_back, write

IMPORTER = Importer(
    kind="pledges",
    title="Bring in vacancies",
    many="pledges",
    declaration=DECLARATION,
    decide=decide,
    write=write,
    take_back=take_back,
    urls="pledges",
    about="What comes in waits for approval, like every other pledge. E-mail addresses and phone numbers of "
    "contacts are not kept.",
    sources=("A partner’s spreadsheet", "Find an apprenticeship"),
    whole=rows_of_answer,
    takes="CSV or Excel as they were exported, or an answer of Find an apprenticeship saved as JSON. Choose "
    "several if they belong together.",
)
