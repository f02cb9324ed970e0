"""A mail server for one test: real SMTP on a port, which answers as it was told to."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Handler(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        self.say(self.server.answers.get("", "220 here"))
        while line := self.rfile.readline().decode().strip():
            word = line.split(":")[0].upper()
            if word == "QUIT":
                return self.say("221 bye")
            if word == "DATA":
                self.take_letter()
            answer = self.server.answers.get(word, "250 fine")
            if not answer:
                return None
            self.say(answer)
        return None

    def take_letter(self) -> None:
        self.say("354 go on")
        lines = iter(self.rfile.readline, b".\r\n")
        self.server.letters.append(b"".join(lines).decode())

    def say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    """``answers`` by command ("MAIL FROM", "RCPT TO", "DATA"; "" for its greeting). An empty one hangs up."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, str] = {}
        self.letters: list[str] = []


@contextmanager
def running() -> Iterator[MailServer]:
    server = MailServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
