"""Bringing in the council's tree from a spreadsheet: ETE workers and service managers."""

from accounts.opening import for_ete_workers
from accounts.undoing import undo
from champions.importing import TREE
from lifecycles import NotNow
from tabular.importing.views import ImportViews

IMPORTS = ImportViews(TREE, guard=for_ete_workers, undo=undo, refusal=NotNow)
