"""Ports for programs that are started, killed and started again."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_port() -> Iterator[int]:
    """A port that the system gives to nobody else in this block, whether a program listens there or not.

    It is bound and not listened at: who allows an address to be used again, as servers do, may listen there.
    """
    with socket.socket() as keeper:
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind(("127.0.0.1", 0))
        yield keeper.getsockname()[1]
