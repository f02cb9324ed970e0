"""The whole database into one file, and back, by PostgreSQL's own programs.

Sign-ins are left out: a session that was ended after the backup must not come to life again with it.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from django.db import connection
from psycopg.conninfo import make_conninfo

from .embedded_postgres import binaries

LEFT_OUT = ("django_session", "cache")
PROGRAMS = ("pg_dump", "pg_restore", "psql")
CHUNK = 1 << 16

# All or nothing: the old tables go in the transaction in which the new ones come. A service that still runs
# would hold locks on them.
BEFORE = (
    "begin; set local lock_timeout = '5s'; set client_min_messages = warning; "
    "drop schema public cascade; create schema public;\n"
)
AFTER = "\ncommit;\n"


class BackupError(Exception):
    """What went wrong, in a sentence and PostgreSQL's own words."""


def back_up(file: Path) -> None:
    """Write a file that only its owner can read; under another name first: a backup that exists is whole."""
    unfinished = file.with_name(f"{file.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    without = [f"--exclude-table-data=public.{table}" for table in LEFT_OUT]
    command = [*program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges", "--no-comments"]
    done = run([*command, *without, f"--file={unfinished}", f"--dbname={address()}"])
    if done.returncode:
        unfinished.unlink()
        raise BackupError(f"Nothing was backed up. {done.stderr.strip()}")
    unfinished.rename(file)


def restore(file: Path) -> None:
    """Put the file in the place of everything that is there, or change nothing."""
    listed = run([*program("pg_restore"), "--list", str(file)])
    if listed.returncode:
        raise BackupError(f"{file} is not a backup. {listed.stderr.strip()}")
    where = f"--dbname={address()}"
    connection.close()
    psql = subprocess.Popen(
        [*program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null", where],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    is_whole = feed(psql, file)
    words = cast(IO[bytes], psql.stderr).read().decode().strip()
    if psql.wait() or not is_whole:
        raise BackupError(f"Nothing was restored, and everything is as it was. {words}")


def feed(psql: subprocess.Popen[bytes], file: Path) -> bool:
    """Whether the backup was read to its end; only then is the transaction committed."""
    reading = subprocess.Popen([*program("pg_restore"), "--file=-", str(file)], stdout=subprocess.PIPE)
    script = cast(IO[bytes], reading.stdout)
    to_psql = cast(IO[bytes], psql.stdin)
    try:
        with to_psql, script:
            to_psql.write(BEFORE.encode())
            while chunk := script.read(CHUNK):
                to_psql.write(chunk)
            is_whole = reading.wait() == 0
            to_psql.write(AFTER.encode() if is_whole else b"")
    except BrokenPipeError:
        # psql has ended, and says why.
        reading.kill()
        return False
    finally:
        reading.wait()
    return is_whole


def has_data() -> bool:
    """Whether somebody could lose something."""
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('public.accounts_user') is not null")
        if not cursor.fetchone()[0]:
            return False
        cursor.execute("select exists (select from accounts_user)")
        return bool(cursor.fetchone()[0])


def program(name: str) -> list[str]:
    """One of PostgreSQL's, of the server's version if that is here, else of the next newer one."""
    with connection.temporary_connection():
        server = connection.connection.info.server_version // 10_000
    found = {version(folder): folder for folder in folders_with_all()}
    for major in sorted(found):
        if major >= server:
            return [str(found[major] / name)]
    raise BackupError(
        f"PostgreSQL {server}'s programs are needed here: apt-get install postgresql-client-{server}"
    )


def folders_with_all() -> Iterator[Path]:
    """The most wanted last."""
    for folder in reversed(list(binaries.candidates())):
        if all((folder / name).exists() for name in PROGRAMS):
            yield folder


def version(folder: Path) -> int:
    told = subprocess.check_output([folder / "pg_dump", "--version"], text=True)
    return int(re.findall(r"\d+", told)[0])


def address() -> str:
    """Where the database is, without the password: command lines can be read by others."""
    known = connection.get_connection_params()
    # Not the driver's own list of options: a newer driver names some that older programs refuse.
    wanted = ("host", "port", "dbname", "user", *connection.settings_dict["OPTIONS"])
    return make_conninfo(**{option: known[option] for option in wanted if known.get(option)})


def environment() -> dict[str, str]:
    return os.environ | {"PGPASSWORD": connection.settings_dict["PASSWORD"]}


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, env=environment())
