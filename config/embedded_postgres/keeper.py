"""The process that starts a server, and stops it when the last client has gone.

Started by `embedded_postgres.url`; says "ready" on its standard output once the server answers.
"""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from config.process import end_with_parent

from . import binaries
from .cluster import SUPERUSER, Cluster

SECONDS_TO_START = 30
SECONDS_TO_STOP = 30

# A few hundred clients, little memory: enough for a demonstration and for several test runs at once.
SETTINGS = ["max_connections=200", "shared_buffers=64MB", "listen_addresses="]
SETTINGS_OF_THROWAWAY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


def keep(cluster: Cluster) -> None:
    """Run the server for as long as it has clients."""
    lock = os.open(cluster.keeper_lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    _make_server_folders(cluster)
    programs = binaries.runnable(binaries.find(), cluster.folder)
    _make_data(cluster, programs)
    _wait_for_earlier_server(cluster)
    server = _start(cluster, programs)
    _wait_until_it_answers(cluster, programs, server)
    _say_ready()
    _wait_for_last_client(cluster, server)
    _stop(server)


def _make_server_folders(cluster: Cluster) -> None:
    user = binaries.server_user()
    for folder in (cluster.data, cluster.socket_folder):
        folder.mkdir(exist_ok=True, mode=0o700)
        if user:
            os.chown(folder, user["user"], user["group"])


def _make_data(cluster: Cluster, programs: Path) -> None:
    if (cluster.data / "PG_VERSION").exists():
        return
    options = ["--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"]
    if cluster.throwaway:
        options.append("--no-sync")
    command = [programs / "initdb", "--pgdata", cluster.data, *options]
    subprocess.run(command, check=True, stdout=sys.stderr, cwd="/", **binaries.server_user())


def _wait_for_earlier_server(cluster: Cluster) -> None:
    """A keeper that was killed leaves a server that is shutting down: let it finish."""
    deadline = time.monotonic() + SECONDS_TO_STOP
    while _is_running(cluster.data / "postmaster.pid") and time.monotonic() < deadline:
        time.sleep(0.02)


def _is_running(pid_file: Path) -> bool:
    try:
        os.kill(int(pid_file.read_text().split()[0]), 0)
    except (FileNotFoundError, IndexError, ProcessLookupError):
        return False
    return True


def _start(cluster: Cluster, programs: Path) -> subprocess.Popen:
    settings = SETTINGS + (SETTINGS_OF_THROWAWAY if cluster.throwaway else [])
    options = [word for setting in settings for word in ("-c", setting)]
    return subprocess.Popen(
        [programs / "postgres", "-D", cluster.data, "-k", cluster.socket_folder, *options],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        cwd="/",
        preexec_fn=_end_with_keeper,
        **binaries.server_user(),
    )


def _end_with_keeper() -> None:
    """If the keeper itself is killed, the server shuts down, fast."""
    end_with_parent(signal.SIGINT)


def _wait_until_it_answers(cluster: Cluster, programs: Path, server: subprocess.Popen) -> None:
    question = [programs / "pg_isready", "--quiet", "--host", cluster.socket_folder]
    deadline = time.monotonic() + SECONDS_TO_START
    while subprocess.run(question).returncode != 0:
        if server.poll() is not None:
            raise SystemExit("The server ended while it was starting.")
        if time.monotonic() > deadline:
            _stop(server)
            raise SystemExit(f"The server did not answer within {SECONDS_TO_START} seconds.")
        time.sleep(0.02)


def _say_ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    # The one who asked may have gone; nothing more is written to it.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _wait_for_last_client(cluster: Cluster, server: subprocess.Popen) -> None:
    """Wait for the exclusive lock; end at once if the server dies, so that the next client starts anew."""

    def end_with_server(*_: object) -> None:
        if server.poll() is not None:
            raise SystemExit("The server ended by itself.")

    signal.signal(signal.SIGCHLD, end_with_server)
    end_with_server()
    clients = os.open(cluster.clients_lock, os.O_RDWR | os.O_CLOEXEC)
    fcntl.flock(clients, fcntl.LOCK_EX)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def _stop(server: subprocess.Popen) -> None:
    """A fast shutdown; an immediate one if a session will not let go."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


if __name__ == "__main__":
    folder, kind = sys.argv[1:]
    keep(Cluster(Path(folder), throwaway=kind == "throwaway"))
