"""Many open pages: bare sockets that note when something is heard, cheap enough to have ten thousand."""

from __future__ import annotations

import asyncio
import base64
import os
import time
from dataclasses import dataclass, field

OPENING_AT_ONCE = 64
PONG, MASKED, MASK_OF_NOUGHT = 0x8A, 0x80, bytes(4)


class Window(asyncio.Protocol):
    """One socket: the handshake with a session, then text frames; answers pings."""

    def __init__(self, heard: list[float], session: str, host: str) -> None:
        self.heard, self.session, self.host = heard, session, host
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.rest = b""
        self.is_open = False

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        transport.write(
            f"GET /ws/ HTTP/1.1\r\nHost: {self.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nOrigin: http://{self.host}\r\n"
            f"Cookie: sessionid={self.session}\r\n\r\n".encode()
        )

    def data_received(self, data: bytes) -> None:
        self.rest += data
        if not self.is_open:
            head, end, self.rest = self.rest.partition(b"\r\n\r\n")
            if not end:
                self.rest = head
                return
            self.is_open = b" 101 " in head[:20]
            if not self.opened.done():
                self.opened.set_result(None) if self.is_open else self.opened.set_exception(
                    OSError(head[:60])
                )
        self.read_frames()

    def read_frames(self) -> None:
        while len(self.rest) >= 2:
            kind, length, start = self.rest[0] & 15, self.rest[1] & 127, 2
            if length == 126:
                length, start = int.from_bytes(self.rest[2:4], "big"), 4
            if len(self.rest) < start + length:
                return
            payload, self.rest = self.rest[start : start + length], self.rest[start + length :]
            if kind == 9:
                # A pong says which ping it answers; without that the server lets go after 40 seconds.
                self.transport.write(bytes([PONG, MASKED | length]) + MASK_OF_NOUGHT + payload)
            elif kind == 1:
                self.heard.append(time.perf_counter())

    def connection_lost(self, error: Exception | None) -> None:
        self.is_open = False
        if not self.opened.done():
            self.opened.set_exception(error or OSError("closed"))


@dataclass
class Windows:
    """All of them, and what they have heard since it was last emptied."""

    host: str
    port: int
    heard: list[float] = field(default_factory=list)
    all: list[Window] = field(default_factory=list)

    async def open(self, sessions: list[str]) -> float:
        """Open one for each session; how many opened in a second."""
        gate, began = asyncio.Semaphore(OPENING_AT_ONCE), time.perf_counter()
        await asyncio.gather(*(self.open_one(session, gate) for session in sessions))
        return len(sessions) / (time.perf_counter() - began)

    async def open_one(self, session: str, gate: asyncio.Semaphore) -> None:
        async with gate:
            loop = asyncio.get_running_loop()
            _, window = await loop.create_connection(
                lambda: Window(self.heard, session, f"{self.host}:{self.port}"), "127.0.0.1", self.port
            )
            await asyncio.wait_for(window.opened, 60)
            self.all.append(window)

    async def close(self) -> None:
        for window in self.all:
            window.transport.close()
        await asyncio.sleep(0.1)

    def still_open(self) -> int:
        return sum(window.is_open for window in self.all)

    def must_all_be_open(self) -> None:
        """Figures about sockets that have been closed say nothing: rather none."""
        if lost := len(self.all) - self.still_open():
            raise SystemExit(
                f"{lost:,} of {len(self.all):,} sockets were closed by the server. See its log above."
            )

    async def hear(self, number: int, seconds: float = 60) -> list[float]:
        """Wait until so many messages have come; when each came."""
        deadline = time.perf_counter() + seconds
        while len(self.heard) < number and time.perf_counter() < deadline:
            await asyncio.sleep(0.002)
        return list(self.heard)
