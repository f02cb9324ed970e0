"""On a terminal a run that takes long says what it does; a short one, and one into a file, say nothing."""

import os
import pty
import select
import threading
from contextlib import contextmanager, redirect_stderr

from matching.engine import __main__ as command

PATIENCE = 20


@contextmanager
def a_terminal():
    """A real terminal in place of standard error; what is written to it can be read from the other end."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as written, redirect_stderr(written):
        yield ours
    os.close(ours)


def read(terminal, patience=PATIENCE):
    ready, _, _ = select.select([terminal], [], [], patience)
    return os.read(terminal, 10_000).decode() if ready else ""


def test_a_long_run_says_which_step_it_is_at(monkeypatch):
    monkeypatch.setattr(command, "QUIET_SECONDS", 0)
    monkeypatch.setattr(command, "BEAT", 0.01)
    with a_terminal() as terminal, command.Progress() as progress:
        progress("judging 100,000 people and 10,000 pledges")
        assert "judging 100,000 people and 10,000 pledges … 0 s" in read(terminal)


def test_a_short_run_writes_nothing_at_all():
    with a_terminal() as terminal:
        with command.Progress() as progress:
            progress("reading the case")
        assert read(terminal, patience=0.1) == ""


def test_into_a_file_nothing_is_written_and_nobody_waits(capsys, monkeypatch):
    monkeypatch.setattr(command, "QUIET_SECONDS", 0)
    before = threading.active_count()
    with command.Progress() as progress:
        progress("reading the case")
        assert threading.active_count() == before
    assert capsys.readouterr().err == ""


def test_two_seconds_is_what_counts_as_long():
    assert command.QUIET_SECONDS == 2
