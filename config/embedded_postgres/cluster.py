"""Where a cluster keeps its files, and who may touch them."""

import fcntl
import hashlib
import os
import socket
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Self

SUPERUSER = "pledges"
# Only a part of the socket's name: nothing listens on the network.
PORT = 5432

# The longest path that a Unix socket may have is about 107 bytes, with PostgreSQL's file name at its end.
LONGEST_FOLDER = 70


@dataclass(frozen=True)
class Cluster:
    """One folder: data, socket, locks and log. `throwaway` clusters do not wait for the disk."""

    folder: Path
    throwaway: bool

    @classmethod
    def of(cls, project: Path, *, throwaway: bool) -> Self:
        """The cluster of a project folder and the present user; two checkouts never share one."""
        # With PG_BIN somebody wants that very PostgreSQL, not a server of another version that is running.
        identity = f"{project.resolve()} {os.environ.get('PG_BIN', '')}"
        digest = hashlib.sha256(identity.encode()).hexdigest()[:10]
        name = f"pledges-{digest}-{os.geteuid()}" + ("-test" if throwaway else "")
        return cls(_home_of_clusters(name) / name, throwaway)

    @property
    def socket_folder(self) -> Path:
        return self.folder / "socket"

    @property
    def clients_lock(self) -> Path:
        """Held shared by every client; wanted exclusively by the keeper."""
        return self.folder / "clients.lock"

    @property
    def keeper_lock(self) -> Path:
        """Held exclusively by the keeper while its server answers."""
        return self.folder / "keeper.lock"

    @property
    def log(self) -> Path:
        return self.folder / "keeper.log"

    def as_arguments(self) -> list[str]:
        """What the keeper's command line needs to know the same cluster."""
        return [str(self.folder), "throwaway" if self.throwaway else "lasting"]

    def make_folder(self) -> None:
        """Make the folder, or refuse one that somebody else prepared under a name that can be guessed."""
        # Root's server runs as another user, who must be able to pass through.
        mode = 0o711 if os.geteuid() == 0 else 0o700
        self.folder.mkdir(parents=True, exist_ok=True, mode=mode)
        found = self.folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            raise PermissionError(f"{self.folder} belongs to somebody else. Remove it, or set DATABASE_URL.")
        self.folder.chmod(mode)

    def has_keeper(self) -> bool:
        """Whether a keeper is alive: it holds its lock, and the kernel drops the lock with the process."""
        with self.keeper_lock.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            return False

    def answers(self) -> bool:
        """Whether a server listens: a keeper that is ending lets go of its two locks in no order."""
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.socket_folder / f".s.PGSQL.{PORT}")) == 0


def _home_of_clusters(name: str) -> Path:
    """A folder that lasts, unless the path would be too long for a socket."""
    if os.geteuid() == 0:
        return Path("/var/tmp")  # noqa: S108 -- make_folder refuses a folder of somebody else
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home if len(str(home / name)) <= LONGEST_FOLDER else Path(tempfile.gettempdir())
