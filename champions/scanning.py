"""Having a file looked through by ClamAV's daemon, where CLAMD_URL names one: tcp://host:3310 or unix:/path.

The daemon's own protocol: INSTREAM, then pieces, each after its length, then a length of nought.
"""

from __future__ import annotations

import socket
import struct
from enum import Enum
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings

SECONDS = 20
PIECE = 64 * 1024


class Verdict(Enum):
    NOT_SET_UP = "not_set_up"
    CLEAN = "clean"
    INFECTED = "infected"
    NO_ANSWER = "no_answer"


def look_through(file: IO[bytes]) -> Verdict:
    """What the scanner says of a file; it is read from its beginning, and stands there again afterwards."""
    if not settings.CLAMD_URL:
        return Verdict.NOT_SET_UP
    try:
        with connected(settings.CLAMD_URL) as daemon:
            send(daemon, file)
            said = answer_of(daemon)
    except OSError:
        return Verdict.NO_ANSWER
    finally:
        file.seek(0)
    if said.endswith(b"FOUND"):
        return Verdict.INFECTED
    return Verdict.CLEAN if said.endswith(b"OK") else Verdict.NO_ANSWER


def connected(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        daemon = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        daemon.settimeout(SECONDS)
        daemon.connect(parts.path)
        return daemon
    return socket.create_connection((parts.hostname or "localhost", parts.port or 3310), timeout=SECONDS)


def send(daemon: socket.socket, file: IO[bytes]) -> None:
    file.seek(0)
    daemon.sendall(b"zINSTREAM\0")
    while piece := file.read(PIECE):
        daemon.sendall(struct.pack("!I", len(piece)) + piece)
    daemon.sendall(struct.pack("!I", 0))


def answer_of(daemon: socket.socket) -> bytes:
    said = b""
    while b"\0" not in said and (piece := daemon.recv(4096)):
        said += piece
    return said.partition(b"\0")[0].strip()
