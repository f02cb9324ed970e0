"""The stand-in on a port: `with running() as server`, and point the client's base_url at it."""

from __future__ import annotations

import json
import logging
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from .keys import key_of
from .refusals import Refusal, not_found
from .service import Notify
from .templates import TEMPLATES

logger = logging.getLogger(__name__)

SECONDS_FOR_A_CALLBACK = 5
TIMES_TO_TRY_A_CALLBACK = 5


class Handler(BaseHTTPRequestHandler):
    """One request. ``server.trouble`` lets a test pull a plug: "500", "503", "silent" (takes it, never
    answers).
    """

    server: NotifyServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.answer_with(self.look)

    def do_POST(self) -> None:
        self.answer_with(self.change)

    def answer_with(self, act: Any) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(length)
        try:
            self.refuse_if_in_trouble()
            status, body = act(urlsplit(self.path), raw)
        except Refusal as refusal:
            status, body = refusal.status, refusal.body
        except Exception:
            logger.exception("The local Notify broke")
            status, body = 500, Refusal(500, "Exception", "Internal server error").body
        if self.server.trouble == "silent":
            self.close_connection = True
            return
        self.reply(status, body)

    def refuse_if_in_trouble(self) -> None:
        if self.server.trouble in ("500", "503"):
            raise Refusal(int(self.server.trouble), "Exception", "Internal server error")

    def look(self, url: Any, raw: bytes) -> tuple[int, Any]:
        key_of(self.headers.get("Authorization"))
        notify, asked = self.server.notify, dict(parse_qsl(url.query))
        match url.path.strip("/").split("/"):
            case ["v2", "notifications"]:
                return 200, notify.some(asked)
            case ["v2", "notifications", message_id]:
                return 200, notify.one(message_id)
            case ["v2", "received-text-messages"]:
                return 200, {
                    "received_text_messages": notify.received,
                    "links": {"current": notify.root + url.path},
                }
            case ["v2", "templates"]:
                return 200, {"templates": [described(it, notify) for it in TEMPLATES.values()]}
            case ["v2", "template", template_id] | ["v2", "template", template_id, "version", "1"]:
                return 200, described(self.template(template_id), notify)
        raise not_found()

    def change(self, url: Any, raw: bytes) -> tuple[int, Any]:
        key = key_of(self.headers.get("Authorization"))
        try:
            body = json.loads(raw)
        except ValueError:
            raise Refusal(400, "BadRequestError", "Invalid JSON supplied in POST data") from None
        match url.path.strip("/").split("/"):
            case ["v2", "notifications", ("sms" | "email") as type_]:
                return 201, self.server.notify.take(type_, body, key)
            case ["v2", "template", template_id, "preview"]:
                template = self.template(template_id)
                content = template.content(body.get("personalisation") or {})
                return 200, {
                    "id": template.id,
                    "type": template.type,
                    "version": 1,
                    "subject": None,
                    **content,
                }
        raise not_found()

    def template(self, template_id: str) -> Any:
        if template_id not in TEMPLATES:
            raise not_found()
        return TEMPLATES[template_id]

    def reply(self, status: int, body: Any) -> None:
        written = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(written)))
        self.end_headers()
        self.wfile.write(written)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Notify keeps its own log; ours stays readable."""


def described(template: Any, notify: Notify) -> dict[str, Any]:
    return {
        **template.as_json(notify.root),
        "type": template.type,
        "name": template.name,
        "body": template.body,
        "subject": template.subject,
    }


class NotifyServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, notify: Notify, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.notify = notify
        self.trouble = ""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hangs up is its own affair."""


class Callbacks:
    """Tells the service what became of its messages: POST with the token that it chose, tried again as Notify
    does.
    """

    def __init__(self, url: str, token: str, seconds_between_tries: float = 300.0) -> None:
        self.url = url
        self.token = token
        self.seconds_between_tries = seconds_between_tries
        self.told: list[tuple[int, dict[str, Any]]] = []

    def tell(self, body: dict[str, Any]) -> None:
        threading.Thread(target=self.try_until_heard, args=[body], daemon=True).start()

    def try_until_heard(self, body: dict[str, Any]) -> None:
        for _ in range(1 + TIMES_TO_TRY_A_CALLBACK):
            status = self.post(body)
            self.told.append((status, body))
            if status not in (0, 429) and status < 500:
                return
            time.sleep(self.seconds_between_tries)

    def post(self, body: dict[str, Any]) -> int:
        """The status of the answer; 0 where there was none."""
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}"}
        request = urllib.request.Request(self.url, json.dumps(body).encode(), headers)  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=SECONDS_FOR_A_CALLBACK) as answer:  # noqa: S310
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0


@contextmanager
def running(port: int = 0, **options: Any) -> Iterator[NotifyServer]:
    """A running stand-in; its address is in `server.notify.root`."""
    notify = Notify(**options)
    server = NotifyServer(notify, port)
    notify.root = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
