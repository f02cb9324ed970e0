"""A Redis of our own for the tests of the layer that production may use."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis, exceptions

NO_REDIS = "No Redis here, so no tests of it: apt-get install redis-server."
PATIENCE = 10  # seconds


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
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with Redis(unix_socket_path=str(path)) as redis:
                redis.ping()
            return
        except exceptions.ConnectionError:
            assert time.monotonic() < deadline
            time.sleep(0.01)
