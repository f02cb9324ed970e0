"""A PostgreSQL of our own for demonstration and tests, shared by every process that asks, gone with the last.

A client holds a shared lock on a file for as long as it lives. A keeper process starts the server and waits
for the exclusive lock on the same file: the kernel hands it over when the last client has ended, by whatever
end, and the keeper stops the server. Nothing is written down that a `kill -9` could leave behind.

The server listens on a Unix socket in a folder that only its owner may enter; it has no port and no password.
Linux and macOS; elsewhere set DATABASE_URL.
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from .cluster import PORT, SUPERUSER, Cluster

__all__ = ["EmbeddedPostgresError", "url"]

# One lock per cluster for the life of this process; the kernel lets go of it when the process ends.
_locks_held: dict[Path, int] = {}


class EmbeddedPostgresError(RuntimeError):
    """The server did not start; the message holds the end of its log."""


def url(project: Path, *, throwaway: bool = False) -> str:
    """The address of this project's running server, which is started if need be.

    A throwaway cluster is a second one beside the first, which does not wait for the disk.
    """
    cluster = Cluster.of(project, throwaway=throwaway)
    cluster.make_folder()
    _join(cluster)
    with _one_starter_at_a_time(cluster):
        if not (cluster.has_keeper() and cluster.answers()):
            _start_keeper(cluster)
    return f"postgresql://{SUPERUSER}@:{PORT}/postgres?host={cluster.socket_folder}"


def _join(cluster: Cluster) -> None:
    """Become a client; waits while a keeper is stopping the server of earlier clients."""
    if cluster.folder not in _locks_held:
        lock = os.open(cluster.clients_lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(lock, fcntl.LOCK_SH)
        _locks_held[cluster.folder] = lock


@contextmanager
def _one_starter_at_a_time(cluster: Cluster) -> Iterator[None]:
    """Lets one process at a time look for a keeper and start one."""
    with (cluster.folder / "starter.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _start_keeper(cluster: Cluster) -> None:
    """Start a keeper, in a session of its own so that Ctrl-C does not reach it, and wait for it.

    Where an earlier one is still ending, the new one waits for its lock.
    """
    with cluster.log.open("wb") as log:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "config.embedded_postgres.keeper", *cluster.as_arguments()],
            cwd=Path(__file__).parent.parent.parent,
            env=_environment_of_keeper(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
        )
    with cast(IO[bytes], keeper.stdout) as answer:
        is_ready = answer.readline() == b"ready\n"
    if not is_ready:
        keeper.wait()
        raise EmbeddedPostgresError(f"PostgreSQL did not start.\n{cluster.log.read_text()[-2000:]}")
    # The keeper outlives this call on purpose: without this, its Popen object would warn when collected.
    keeper.returncode = 0


def _environment_of_keeper() -> dict[str, str]:
    """Ours, without what would tell PostgreSQL's programs of another server, such as PGPORT."""
    return {
        name: value for name, value in os.environ.items() if name == "PG_BIN" or not name.startswith("PG")
    }
