"""A scanner that speaks the protocol of ClamAV's daemon, as its manual writes it; it knows one virus."""

from __future__ import annotations

import socketserver
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

# The harmless file that every scanner calls a virus, in two parts so that no scanner finds it in ours.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class Daemon(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        if self.until_nought() != b"zINSTREAM":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        held = b""
        while length := struct.unpack("!I", self.rfile.read(4))[0]:
            held += self.rfile.read(length)
        found = EICAR in held
        self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if found else b"stream: OK\0")

    def until_nought(self) -> bytes:
        said = b""
        while (sign := self.rfile.read(1)) not in (b"\0", b""):
            said += sign
        return said


@contextmanager
def clamd() -> Iterator[str]:
    """Running on this machine; gives its address."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Daemon) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
