"""Which worker runs what: a file whose tests share a costly set-up as a whole, all else test by test."""

from functools import cache
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

PROJECT = Path(__file__).parent.parent.parent
SHARED = 'scope="module"'


class SharingOut(LoadScopeScheduling):
    """xdist's own groups do not work with pytest 9.2, which no longer lets a plugin rename a test."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)


def unit_of(nodeid: str) -> str:
    """What goes to one worker together: a name that the tests of it have in common."""
    file = nodeid.partition("::")[0]
    return file if shares_a_set_up(file) else nodeid


@cache
def shares_a_set_up(file: str) -> bool:
    """Whether the file, or what its folder gives it, declares a fixture for all of its tests together.

    Not where a browser is used: such tests come last, and what goes together goes first.
    """
    path = PROJECT / file
    texts = [text.read_text() for text in (path, path.parent / "conftest.py") if text.exists()]
    return any(SHARED in text for text in texts) and "windows.open" not in texts[0]
