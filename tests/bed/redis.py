"""A Redis of our own for the tests of the layer that production may use."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis, exceptions

from tests.bed.waiting import wait_until

NO_REDIS = "No Redis here, so no tests of it: apt-get install redis-server."


@contextmanager
def redis_server() -> Iterator[str]:
    """The address of a server that keeps nothing; skipped where there is none, unless CI must not miss it."""
    if shutil.which("redis-server") is None:
        missing = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        missing(NO_REDIS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "redis.sock"
        command = ["redis-server", "--port", "0", "--unixsocket", path, "--save", "", "--dir", folder]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_until_it_answers(path)
        yield f"unix://{path}"
        server.terminate()
        server.wait()


def wait_until_it_answers(path: Path) -> None:
    wait_until(lambda: answers(path))


def answers(path: Path) -> bool:
    try:
        with Redis(unix_socket_path=str(path)) as redis:
            return redis.ping()
    except exceptions.ConnectionError:
        return False
