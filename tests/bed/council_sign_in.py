"""A council's own sign-in, faithful to OpenID Connect: discovery, authorise, token, keys, userinfo.

Codes work once, are bound to their client, redirect address and PKCE challenge, and the ID token is signed.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET = "pledges", "a secret between the two of them"
KEY_ID = "key-1"


@dataclass
class CouncilSignIn:
    """``person`` is who sits at the council's computer: the claims that userinfo and the ID token give."""

    person: dict[str, object] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    tokens: dict[str, dict[str, object]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler_for(self))
        self.issuer = f"http://localhost:{self.server.server_port}"

    def __enter__(self) -> CouncilSignIn:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def discovery(self) -> dict[str, object]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def keys(self) -> dict[str, object]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": KEY_ID, "use": "sig", "alg": "RS256"}]}

    def authorise(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to: with a code, or with the reason why not."""
        if asked.get("client_id") != CLIENT_ID or asked.get("code_challenge_method") != "S256":
            self.refused.append("authorize")
            return back(asked, error="unauthorized_client")
        if not self.person:
            return back(asked, error="access_denied")
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        return back(asked, code=code)

    def redeem(self, sent: dict[str, str]) -> dict[str, object] | None:
        """A code for tokens, once, by the client that it was made for."""
        asked = self.codes.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        right = (
            asked is not None
            and sent.get("client_id") == CLIENT_ID
            and sent.get("client_secret") == CLIENT_SECRET
            and sent.get("redirect_uri") == asked["redirect_uri"]
            and challenge == asked["code_challenge"]
        )
        if not right:
            self.refused.append("token")
            return None
        token = secrets.token_urlsafe(16)
        self.tokens[token] = dict(self.person)
        return {
            "access_token": token,
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": self.id_token(asked),
        }

    def id_token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            **self.person,
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "jti": secrets.token_hex(8),
        }
        if "nonce" in asked:
            claims["nonce"] = asked["nonce"]
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": KEY_ID})


def back(asked: dict[str, str], **answer: str) -> str:
    return f"{asked['redirect_uri']}?{urlencode({**answer, 'state': asked['state']})}"


def handler_for(sign_in: CouncilSignIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, query = urlsplit(self.path).path, urlsplit(self.path).query
            if path == "/authorize":
                self.send_response(302)
                self.send_header("Location", sign_in.authorise(dict(flat(query))))
                self.end_headers()
            elif path == "/userinfo":
                token = self.headers.get("Authorization", "").removeprefix("Bearer ")
                person = sign_in.tokens.get(token)
                self.answer(person or {"error": "invalid_token"}, 200 if person else 401)
            else:
                pages = {"/.well-known/openid-configuration": sign_in.discovery, "/jwks": sign_in.keys}
                self.answer(pages[path]() if path in pages else {}, 200 if path in pages else 404)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            tokens = sign_in.redeem(dict(flat(body)))
            self.answer(tokens or {"error": "invalid_grant"}, 200 if tokens else 400)

        def answer(self, body: object, status: int) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Tests have no use for a line for each request."""

    return Handler


def flat(query: str) -> list[tuple[str, str]]:
    return [(name, values[0]) for name, values in parse_qs(query).items()]
