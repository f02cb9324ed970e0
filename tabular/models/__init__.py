"""What one person has arranged for a list, which lists went out as files, and what came in as files."""

from .imports import Import, ImportQuerySet, ImportRow, RememberedColumn, WaitingFile
from .lists import LONGEST_NAME, LONGEST_QUERY, Download, Layout, SavedFilter

__all__ = [
    "LONGEST_NAME",
    "LONGEST_QUERY",
    "Download",
    "Import",
    "ImportQuerySet",
    "ImportRow",
    "Layout",
    "RememberedColumn",
    "SavedFilter",
    "WaitingFile",
]
