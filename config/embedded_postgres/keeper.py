"""The process that starts a server, and stops it when the last client has gone.

Started by `embedded_postgres.url`; says "ready" on its standard output once the server answers.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from config.process import end_with_parent

from . import binaries
from .cluster import PORT, SUPERUSER, Cluster

SECONDS_TO_START = 30
SECONDS_TO_STOP = 30

# A few hundred clients, little memory: enough for a demonstration and for several test runs at once.
SETTINGS = ["max_connections=200", "shared_buffers=64MB", "listen_addresses=", f"port={PORT}"]
SETTINGS_OF_THROWAWAY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


def keep(cluster: Cluster) -> None:
    """Run the server for as long as it has clients."""
    lock = os.open(cluster.keeper_lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    programs = binaries.runnable(binaries.find(), cluster.folder)
    data = cluster.folder / f"data-{binaries.major_version(programs)}"
    if not data.exists():
        _make_data(data, programs, cluster.throwaway)
    _make_folder_of_server(cluster.socket_folder)
    _wait_for_earlier_server(data)
    server = _start(cluster, programs, data)
    _wait_until_it_answers(cluster, programs, server)
    _say_ready()
    _wait_for_last_client(cluster, server)
    _stop(server)


def _make_data(data: Path, programs: Path, throwaway: bool) -> None:
    """Under another name first: a data folder that exists is complete."""
    unfinished = data.with_name(f"{data.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    _make_folder_of_server(unfinished)
    options = ["--username", SUPERUSER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8"]
    if throwaway:
        options.append("--no-sync")
    making = _run_as_server_user([programs / "initdb", "--pgdata", unfinished, *options])
    if making.wait() != 0:
        raise SystemExit("The database could not be made.")
    unfinished.rename(data)


def _make_folder_of_server(folder: Path) -> None:
    folder.mkdir(exist_ok=True, mode=0o700)
    if user := binaries.server_user():
        os.chown(folder, user["user"], user["group"])


def _run_as_server_user(command: list[str | Path]) -> subprocess.Popen:
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        cwd="/",
        preexec_fn=_end_with_keeper,
        **binaries.server_user(),
    )


def _wait_for_earlier_server(data: Path) -> None:
    """A keeper that was killed leaves a server that is shutting down: let it finish."""
    deadline = time.monotonic() + SECONDS_TO_STOP
    while _is_running(data / "postmaster.pid") and time.monotonic() < deadline:
        time.sleep(0.02)


def _is_running(pid_file: Path) -> bool:
    try:
        os.kill(int(pid_file.read_text().split()[0]), 0)
    except (FileNotFoundError, IndexError, ProcessLookupError, PermissionError):
        return False
    return True


def _start(cluster: Cluster, programs: Path, data: Path) -> subprocess.Popen:
    settings = SETTINGS + (SETTINGS_OF_THROWAWAY if cluster.throwaway else [])
    options = [word for setting in settings for word in ("-c", setting)]
    return _run_as_server_user([programs / "postgres", "-D", data, "-k", cluster.socket_folder, *options])


def _end_with_keeper() -> None:
    """If the keeper itself is killed, the server shuts down, fast."""
    end_with_parent(signal.SIGINT)


def _wait_until_it_answers(cluster: Cluster, programs: Path, server: subprocess.Popen) -> None:
    question: list[str | Path] = [programs / "pg_isready", "--quiet", "--host", cluster.socket_folder]
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
