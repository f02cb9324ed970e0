"""What was backed up comes back, whole or not at all, and never over people without a yes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from config import backups
from config.embedded_postgres import binaries
from tests.bed.database import another_database

MAKE_PEOPLE = "from tests.people import make_cast; make_cast()"
COUNTS = """
select (select count(*) from accounts_user), (select count(*) from youngadults_youngadult),
       (select count(*) from rulebook_bankholiday), (select count(*) from django_session)
"""


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker, tmp_path_factory):
    """A database with the cast and a session, and a backup of it."""
    with django_db_blocker.unblock(), another_database("kept", migrated=True) as url:
        assert manage(url, "shell", "--no-imports", "-c", MAKE_PEOPLE).returncode == 0
        run(url, "insert into django_session values ('key', 'data', now() + interval '1 day')")
        file = tmp_path_factory.mktemp("backups") / "pledges.backup"
        done = manage(url, "backup", str(file))
        assert (done.returncode, done.stderr) == (0, "")
        yield url, file


@pytest.fixture
def empty(kept, django_db_blocker):
    with django_db_blocker.unblock(), another_database("empty") as url:
        yield url


def manage(url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True)


def run(url: str, statement: str) -> tuple | None:
    with psycopg.connect(url) as server:
        cursor = server.execute(statement)
        return cursor.fetchone() if cursor.description else None


def test_a_backup_is_for_its_owner_alone(kept):
    _, file = kept
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["pledges.backup"]


def test_what_was_backed_up_comes_back_without_anybody_signed_in(kept, empty):
    url, file = kept
    assert run(url, COUNTS) == (10, 2, 32, 1)
    done = manage(empty, "restore", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert run(empty, COUNTS) == (10, 2, 32, 0)
    everything_is_migrated = manage(empty, "migrate", "--check")
    assert everything_is_migrated.returncode == 0
    assert run(empty, "select name from accounts_user where email = 'sam@example.org'") == ("Sam",)


def test_people_are_not_replaced_without_a_yes(kept):
    url, file = kept
    run(url, "update accounts_user set name = 'Samuel' where email = 'sam@example.org'")
    done = manage(url, "restore", str(file))
    assert done.returncode == 1
    assert "--yes puts the backup in their place" in done.stderr
    assert run(url, "select name from accounts_user where email = 'sam@example.org'") == ("Samuel",)


def test_with_a_yes_they_are_and_tables_that_came_later_go(kept):
    url, file = kept
    run(url, "create table later (number int)")
    assert manage(url, "restore", "--yes", str(file)).returncode == 0
    assert run(url, "select name from accounts_user where email = 'sam@example.org'") == ("Sam",)
    assert run(url, "select to_regclass('later')") == (None,)


def test_a_backup_made_after_a_restore_restores_too(kept, tmp_path):
    url, _ = kept
    again = tmp_path / "again.backup"
    assert manage(url, "backup", str(again)).returncode == 0
    assert manage(url, "restore", "--yes", str(again)).returncode == 0
    assert run(url, COUNTS)[:2] == (10, 2)


@pytest.mark.parametrize("size", [0, 5_000, -400])
def test_half_a_backup_changes_nothing(kept, tmp_path, size):
    url, file = kept
    half = tmp_path / "half.backup"
    half.write_bytes(file.read_bytes()[:size])
    before = run(url, COUNTS)
    done = manage(url, "restore", "--yes", str(half))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert run(url, COUNTS) == before


def test_a_service_that_still_runs_is_noticed(kept):
    url, file = kept
    with psycopg.connect(url) as somebody:
        somebody.execute("select * from accounts_user")
        done = manage(url, "restore", "--yes", str(file))
    assert done.returncode == 1
    assert "everything is as it was" in done.stderr
    assert "lock timeout" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["backup", "manage.py"], "manage.py is there already; choose another name."),
        (["backup", "no/such/folder/file"], "There is no folder no/such/folder."),
        (["restore", "nowhere"], "There is no file nowhere."),
    ],
)
def test_bad_names_are_told_in_a_sentence(arguments, sentence):
    with pytest.raises(CommandError, match=re.escape(sentence)):
        call_command(*arguments)


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_database_that_does_not_answer_is_told_in_a_sentence(command, tmp_path):
    file = tmp_path / "pledges.backup"
    if command == "restore":
        file.touch()
    done = manage(f"postgresql:///none?host={tmp_path}", command, str(file))
    assert done.returncode == 1
    assert done.stderr.startswith("CommandError: connection")


def test_the_programs_are_at_least_as_new_as_the_server():
    [pg_dump] = backups.program("pg_dump")
    assert backups.version(Path(pg_dump).parent) >= int(binaries.major_version(binaries.find()))
