"""Files in: the ground that importers share. It knows nothing about what is imported.

What a room writes for its importer:

- ``Declaration(columns=(Column(name, label, headings, read), …), is_a_list=…)`` (recognising.py) says what
  is kept; readers of cells are in readers.py (`text()`, `identifier`, `day`, `email`,
  `one_of(words, what)`), a room's own may raise `Unreadable("sentence")` or give `Noted(value, sentence)`.
  Values are of kinds that JSON knows; days are text, "2004-05-03".
- ``decide(rows, tell) -> list[Entry]``: one `Entry` for each `SourceRow`, with its `Outcome`, reasons in
  words, the values that are or would be kept, changes. It reads the database and writes nothing. It calls
  ``tell(done, total)`` now and then.
- ``write(entries, tell, by) -> list[Written]``: one for each entry, in one transaction that running.py holds.
- ``take_back(rows, by)``: undo what ImportRows with an ``about`` wrote, or raise NotNow where somebody has
  built on it. running.take_back then calls it.
- ``register(Importer(kind, title, declaration, decide, write, take_back, page))`` in AppConfig.ready().

What it gets:

- ``gather(files, declaration, remembered) -> Gathered`` (gathering.py): files of (name, bytes) to ``tables``,
  ``rows()``, ``left_out``, ``remarks``; for a command. `CannotRead` has a sentence.
- ``report.as_json(entries)``, ``report.counts(entries)``.
- running.py, for pages and ``--write``: `start` (keep the rows that are to be looked at), `preview`, `write`,
  `ask_to_cancel`, `take_back`; taking_in.py reads the files of a page. All of it in the background with
  `tabular.jobs`: a worker that dies leaves nothing half done, and another begins anew.
- ``emptying.keep_for(days)``: for how long what rows said is kept.
- views.py: ``ImportViews(IMPORTER, guard=…, undo=…, refusal=…).urls("imports/")``, the pages from upload to
  undo (pages.py) under the names that `Importer.url` asks for.
"""

from . import report
from .gathering import Gathered, gather
from .outcomes import Change, Entry, Outcome, SourceRow, Written
from .readers import Noted, Unreadable
from .reading import CannotRead
from .recognising import Column, Declaration
from .registering import Importer, importer, register

__all__ = [
    "CannotRead",
    "Change",
    "Column",
    "Declaration",
    "Entry",
    "Gathered",
    "Importer",
    "Noted",
    "Outcome",
    "SourceRow",
    "Unreadable",
    "Written",
    "gather",
    "importer",
    "register",
    "report",
]
