"""A push service on this machine, as RFC 8030 asks for one, and the browsers that subscribed to it.

It checks what real ones check: our signature over the right audience, lifetime, size and encoding. It
also holds each browser's private key, so that tests can read what only the browser could.
"""

import base64
import threading
import time
import uuid
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import http_ece
import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LARGEST = 4096
DAY = 24 * 60 * 60


def point(key):
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def written(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def read(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Screen:
    """One browser's subscription: for whom it takes messages, what became of it, what it has read."""

    address: str
    for_key: str
    private_key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    secret: bytes = b"sixteen letters."
    answer: int = 201
    heard: list[bytes] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)

    def as_form(self):
        return {
            "endpoint": self.address,
            "p256dh": written(point(self.private_key)),
            "auth": written(self.secret),
        }


class PushService:
    def __init__(self, root):
        self.root = root
        self.screens: dict[str, Screen] = {}
        self.elsewhere: list[str] = []

    def subscribe(self, for_key):
        path = f"/push/{uuid.uuid4()}"
        self.screens[path] = Screen(self.root + path, for_key)
        return self.screens[path]

    def take(self, path, headers, body):
        """The status that a push service answers with."""
        screen = self.screens.get(path)
        if screen is None:
            self.elsewhere.append(path)
            return 404
        if not self.is_signed(headers.get("Authorization", ""), screen):
            return 403
        if not (headers.get("TTL", "").isdigit() and len(headers.get("Topic", "")) <= 32):
            return 400
        if len(body) > LARGEST:
            return 413
        if headers.get("Content-Encoding") != "aes128gcm":
            return 415
        if screen.answer == 201:
            screen.heard.append(
                http_ece.decrypt(body, private_key=screen.private_key, auth_secret=screen.secret)
            )
            screen.topics.append(headers["Topic"])
        return screen.answer

    def is_signed(self, authorization, screen):
        """RFC 8292: by the key that the browser was given, for this service, not for longer than a day."""
        scheme, _, rest = authorization.partition(" ")
        parts = dict(part.strip().split("=", 1) for part in rest.split(",") if "=" in part)
        if scheme != "vapid" or parts.get("k") != screen.for_key:
            return False
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), read(parts["k"]))
        try:
            claims = jwt.decode(parts["t"], key, algorithms=["ES256"], audience=self.root)
        except jwt.PyJWTError:
            return False
        return claims["exp"] <= time.time() + DAY and claims["sub"].startswith("mailto:")


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.server.service.take(self.path, self.headers, body)
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", f"{self.server.service.root}/somewhere-else")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        """Silent."""


@contextmanager
def running():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.service = PushService(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
