"""The real application under the real server, in a thread of the test process: pages, sockets and all."""

import logging
import socket
import threading
import time
from dataclasses import dataclass, field

import uvicorn

from tests.bed.waiting import wait_until


class CountedRequests:
    """An ASGI application that knows how many page requests are under way."""

    def __init__(self, application):
        self.application = application
        self.under_way = 0

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.application(scope, receive, send)
        self.under_way += 1
        try:
            await self.application(scope, receive, send)
        finally:
            self.under_way -= 1


class Complaints(logging.Handler):
    """Collects what Django logs when a page ends in a stack trace."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(self.format(record))


@dataclass
class Server:
    """An address, and how to tell that all is quiet there."""

    port: int
    requests: CountedRequests
    complaints: Complaints = field(default_factory=Complaints)

    @property
    def url(self) -> str:
        # Not 127.0.0.1: passkeys want a name, and people in one browser are told apart by theirs.
        return f"http://localhost:{self.port}"

    def settle(self) -> None:
        """Wait until no request is under way: the tables are about to be emptied."""
        wait_until(lambda: not self.requests.under_way)


class ServerThread:
    """Starts a server on a free port, and stops it at the end of the block."""

    def __init__(self, application):
        self.requests = CountedRequests(application)
        config = uvicorn.Config(
            self.requests,
            lifespan="off",
            log_config=None,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=1,
        )
        self.uvicorn = uvicorn.Server(config)
        self.socket = socket.create_server(("127.0.0.1", 0))
        # uvicorn takes signals only in the main thread, so a thread of its own leaves Ctrl-C to pytest.
        self.thread = threading.Thread(target=self.uvicorn.run, args=([self.socket],), daemon=True)

    def __enter__(self) -> Server:
        self.thread.start()
        while not self.uvicorn.started and self.thread.is_alive():
            time.sleep(0.01)
        server = Server(self.socket.getsockname()[1], self.requests)
        logging.getLogger("django.request").addHandler(server.complaints)
        return server

    def __exit__(self, *_: object) -> None:
        self.uvicorn.should_exit = True
        self.thread.join()
