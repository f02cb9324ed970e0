"""A database for each test run, copied from a template that each set of migrations makes once."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection

PROJECT = Path(__file__).parent.parent.parent
# What decides the content of a freshly migrated database.
INGREDIENTS = ("*/migrations/*", "*/data/*", "requirements/base.txt", "tests/bed/database.py")
TEMPLATE = "pledges_template_"
RUN = "pledges_test_"
TEMPLATES_TO_KEEP = 12
# Any number will do, as long as all test runs ask for the same.
BUILDING_A_TEMPLATE = 18_25

# The rows that migrations loaded are kept twice, the second time out of the reach of tests. So a test that
# commits can be undone: by deleting from every table, on small ones much quicker than TRUNCATE, and putting
# back what of those rows is gone or was changed. Writing all thousand of them each time leaves as many dead
# ones, and the next test waits longer. As a replica: without triggers, and without foreign keys while half of
# the rows are gone.
KEEP_WHAT_MIGRATIONS_LOADED = """
create schema loaded;
do $$
declare name text; filled boolean;
begin
  for name in select tablename from pg_tables where schemaname = 'public' loop
    execute format('select exists (select from public.%I)', name) into filled;
    if filled then
      execute format('create table loaded.%1$I as table public.%1$I', name);
    end if;
  end loop;
end $$;
create function loaded.begin_again() returns void language plpgsql as $$
declare name text;
begin
  set local session_replication_role = replica;
  for name in select tablename from pg_tables where schemaname = 'public'
    except select tablename from pg_tables where schemaname = 'loaded' loop
    execute format('delete from public.%I', name);
  end loop;
  for name in select tablename from pg_tables where schemaname = 'loaded' loop
    execute format('delete from public.%1$I here where not exists (
      select from loaded.%1$I there where there = here)', name);
    execute format('insert into public.%1$I select * from loaded.%1$I there where not exists (
      select from public.%1$I here where here = there)', name);
  end loop;
end $$;
"""
BEGIN_AGAIN = "select loaded.begin_again()"


def database_of_this_run() -> str:
    """Named for the process, so that several people may run tests on one server."""
    return f"{RUN}{os.getpid()}"


def make_template() -> str:
    """The name of a migrated database; the first run after a change of migrations builds it."""
    name = f"{TEMPLATE}{_digest_of_ingredients()}"
    with _maintenance() as server:
        server.execute("select pg_advisory_lock(%s)", [BUILDING_A_TEMPLATE])
        if name not in _databases(server, TEMPLATE):
            _build(server, name)
        _drop_old_templates(server)
    return name


def drop_abandoned_databases() -> None:
    """Those of test runs that were killed: no such process here, nobody connected there."""
    with _maintenance() as server:
        for name in _databases(server, RUN):
            process = name.removeprefix(RUN).split("_")[0]
            if not Path("/proc", process).exists() and not _sessions(server, name):
                server.execute(f'drop database if exists "{name}"')


def disconnect_everyone_else() -> None:
    """Server threads keep their connections; a database with visitors cannot be dropped."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )


@contextmanager
def another_database(purpose: str, *, migrated: bool = False) -> Iterator[str]:
    """The address of a database beside this run's, empty or migrated, for a process of its own."""
    name = f"{database_of_this_run()}_{purpose}"
    with _maintenance() as server:
        template = f'"{make_template()}"' if migrated else "default"
        server.execute(f'create database "{name}" template {template}')
        if migrated:
            with psycopg.connect(_address_of(name)) as database:
                database.execute("drop schema loaded cascade")
        yield _address_of(name)
        server.execute(f'drop database "{name}" with (force)')


def _address_of(name: str) -> str:
    at = {key: quote(connection.settings_dict[key], safe="") for key in ("USER", "PASSWORD", "HOST", "PORT")}
    return f"postgresql://{at['USER']}:{at['PASSWORD']}@:{at['PORT']}/{name}?host={at['HOST']}"


def _digest_of_ingredients() -> str:
    digest = hashlib.sha256(repr(settings.INSTALLED_APPS).encode())
    files = {file for pattern in INGREDIENTS for file in PROJECT.glob(pattern) if file.is_file()}
    for file in sorted(files - set(PROJECT.glob("node_modules/**/*"))):
        digest.update(str(file.relative_to(PROJECT)).encode() + file.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def _maintenance() -> Iterator[psycopg.Connection]:
    """A connection to the server's own database, outside any transaction."""
    options = connection.get_connection_params() | {"dbname": "postgres", "autocommit": True}
    options.pop("cursor_factory", None)
    options.pop("context", None)
    with psycopg.connect(**options) as server:
        yield server


def _databases(server: psycopg.Connection, prefix: str) -> list[str]:
    """Names that begin with a prefix, the oldest first."""
    question = "select datname from pg_database where starts_with(datname, %s) order by oid"
    rows = server.execute(question, [prefix])
    return [name for (name,) in rows]


def _sessions(server: psycopg.Connection, name: str) -> int:
    return server.execute("select count(*) from pg_stat_activity where datname = %s", [name]).fetchone()[0]


def _build(server: psycopg.Connection, name: str) -> None:
    """Migrate under another name first: a template that exists is complete."""
    unfinished = f"unfinished_{name}"
    server.execute(f'drop database if exists "{unfinished}" with (force)')
    server.execute(f'create database "{unfinished}"')
    present = connection.settings_dict
    real_name, present["NAME"] = present["NAME"], unfinished
    try:
        call_command("migrate", verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            cursor.execute(KEEP_WHAT_MIGRATIONS_LOADED)
    finally:
        connection.close()
        present["NAME"] = real_name
    server.execute(f'alter database "{unfinished}" rename to "{name}"')


def _drop_old_templates(server: psycopg.Connection) -> None:
    """Keep the latest few: somebody beside us may work on another branch."""
    for name in _databases(server, TEMPLATE)[:-TEMPLATES_TO_KEEP]:
        if not _sessions(server, name):
            server.execute(f'drop database if exists "{name}"')
