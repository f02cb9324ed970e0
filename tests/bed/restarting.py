"""Processes that are killed and come back, kept running as systemd does, with PostgreSQL and Redis."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from config.embedded_postgres.cluster import PORT, SUPERUSER, Cluster
from config.process import end_with_parent
from tests.bed.redis import wait_until_it_answers

PROJECT = Path(__file__).parent.parent.parent
SECONDS_BEFORE_IT_COMES_BACK = 0.5


class Kept:
    """A program that is started again whenever it ends, until it is let go."""

    def __init__(self, *command: str, environment: dict[str, str]):
        self.command, self.environment = command, environment
        self.is_wanted, self.starts = True, 0
        self.process = self._start()
        self.thread = threading.Thread(target=self._keep, daemon=True)
        self.thread.start()

    def _start(self) -> subprocess.Popen:
        self.starts += 1
        return subprocess.Popen(
            self.command,
            cwd=PROJECT,
            env=self.environment,
            preexec_fn=end_with_parent,
            stderr=subprocess.DEVNULL,
        )

    def _keep(self) -> None:
        while True:
            self.process.wait()
            time.sleep(SECONDS_BEFORE_IT_COMES_BACK)
            if not self.is_wanted:
                return
            self.process = self._start()

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)

    def let_go(self) -> None:
        self.is_wanted = False
        self.process.kill()
        self.thread.join()


class Postgres:
    """A server that keeps its promise about commits, and can crash and come back."""

    def __init__(self) -> None:
        self.cluster = Cluster(Path(tempfile.gettempdir()) / f"pledges-crash-{os.getpid()}", throwaway=False)
        self.cluster.make_folder()
        self.lock = os.open(self.cluster.clients_lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(self.lock, fcntl.LOCK_SH)
        self.start()

    @property
    def url(self) -> str:
        return f"postgresql://{SUPERUSER}@:{PORT}/postgres?host={self.cluster.socket_folder}"

    def start(self) -> None:
        command = [sys.executable, "-m", "config.embedded_postgres.keeper", *self.cluster.as_arguments()]
        with self.cluster.log.open("ab") as log:
            self.keeper = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=log)
        assert self.keeper.stdout.readline() == b"ready\n", self.cluster.log.read_text()[-2000:]
        self.keeper.stdout.close()

    def kill(self) -> None:
        """What PostgreSQL calls an immediate shutdown: no goodbye, and recovery at the next start."""
        (pid_file,) = self.cluster.folder.glob("data-*/postmaster.pid")
        os.kill(int(pid_file.read_text().split()[0]), signal.SIGQUIT)
        self.keeper.wait()
        self.start()

    def let_go(self) -> None:
        os.close(self.lock)
        self.keeper.wait()
        shutil.rmtree(self.cluster.folder, ignore_errors=True)


class Redis:
    """A Redis that keeps nothing, on a socket that stays where it is."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "redis.sock"
        options = ["--port", "0", "--unixsocket", str(self.path), "--save", "", "--dir", str(folder)]
        self.kept = Kept("redis-server", *options, "--loglevel", "warning", environment=dict(os.environ))
        wait_until_it_answers(self.path)

    @property
    def url(self) -> str:
        return f"unix://{self.path}"

    def kill(self) -> None:
        self.kept.kill()

    def let_go(self) -> None:
        self.kept.let_go()
