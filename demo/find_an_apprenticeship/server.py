"""The stand-in on a port: `with running(adverts) as server`, and point DISPLAY_ADVERT_URL at `server.url`.

As the real one: without a version 404, without a key 401, 150 requests in five minutes and then 429, at most
100 adverts a page, `total` of the whole service beside `totalFiltered` of the search, an error an empty
500.
"""

from __future__ import annotations

import json
import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

KEY = "a-key-for-tests"
REQUESTS, SECONDS = 150, 300
MOST_A_PAGE, USUAL_PAGE = 100, 10
DETAILS = ("fullDescription", "employerDescription", "trainingDescription", "skills", "qualifications")
NO_KEY = {
    "statusCode": 401,
    "message": "Access denied due to missing subscription key. Make sure to include subscription key when "
    "making requests to an API.",
}
TOO_MANY = {"statusCode": 429, "message": "Rate limit is exceeded. Try again in 1 seconds."}


class Api(ThreadingHTTPServer):
    """``trouble`` holds what goes wrong with the next answers, one each: 429, 500, "half", "silent"."""

    daemon_threads = True

    def __init__(self, adverts: list[dict[str, Any]], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.adverts = adverts
        self.trouble: list[Any] = []
        self.asked: list[str] = []
        self.moments: list[float] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/vacancies"

    def is_too_much(self) -> bool:
        now = time.monotonic()
        self.moments = [at for at in self.moments if now - at < SECONDS] + [now]
        return len(self.moments) > REQUESTS


class Handler(BaseHTTPRequestHandler):
    server: Api

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        self.server.asked.append(self.path)
        status, body = self.answer(url.path.removeprefix("/vacancies"), parse_qs(url.query))
        written = json.dumps(body).encode() if body is not None else b""
        if status == "half":
            status, written = 200, written[: len(written) // 2]
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(written)))
        if status == 429:
            self.send_header("Retry-After", "1")
        self.end_headers()
        self.wfile.write(written)

    def answer(self, path: str, asked: dict[str, list[str]]) -> tuple[Any, Any]:
        if self.headers.get("X-Version") != "2":
            return 404, {"statusCode": 404, "message": "Resource not found"}
        if self.headers.get("Ocp-Apim-Subscription-Key") != KEY:
            return 401, NO_KEY
        if self.server.is_too_much():
            return 429, TOO_MANY
        trouble = self.server.trouble.pop(0) if self.server.trouble else None
        if trouble == 429:
            return 429, TOO_MANY
        if trouble == 500:
            return 500, None
        status: Any = trouble or 200
        return (status, found) if (found := self.look(path, asked)) is not None else (404, None)

    def look(self, path: str, asked: dict[str, list[str]]) -> Any:
        if path == "/vacancy":
            return page(self.server.adverts, {name: values[-1] for name, values in asked.items()})
        reference = path.removeprefix("/vacancy/")
        return next((it for it in self.server.adverts if it["vacancyReference"] == reference), None)

    def log_message(self, *args: Any) -> None:
        """Quiet."""


def page(adverts: list[dict[str, Any]], asked: dict[str, str]) -> dict[str, Any]:
    found = [it for it in adverts if fits(it, asked)]
    size = min(int(asked.get("PageSize", USUAL_PAGE)), MOST_A_PAGE)
    number = max(int(asked.get("PageNumber", 1)), 1)
    shown = found[(number - 1) * size : number * size]
    if asked.get("IncludeDetails", "").lower() != "true":
        shown = [{name: value for name, value in it.items() if name not in DETAILS} for it in shown]
    return {
        "vacancies": shown,
        "total": len(adverts),
        "totalFiltered": len(found),
        "totalPages": math.ceil(len(found) / size),
    }


def fits(advert: dict[str, Any], asked: dict[str, str]) -> bool:
    if asked.get("EmployerName") and asked["EmployerName"].lower() not in advert["employerName"].lower():
        return False
    if "DistanceInMiles" not in asked or not advert.get("addresses"):
        return True
    here = float(asked["Lat"]), float(asked["Lon"])
    return any(
        miles(here, (it["latitude"], it["longitude"])) <= float(asked["DistanceInMiles"])
        for it in advert["addresses"]
    )


def miles(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Near enough for a search."""
    north = (here[0] - there[0]) * 69.1
    east = (here[1] - there[1]) * 69.1 * math.cos(math.radians(here[0]))
    return math.hypot(north, east)


@contextmanager
def running(adverts: list[dict[str, Any]], port: int = 0) -> Iterator[Api]:
    server = Api(adverts, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
