"""Who may ask: API keys, and the signed token that comes with every request."""

from __future__ import annotations

import time
from dataclasses import dataclass

import jwt

from .refusals import not_known
from .templates import is_uuid

SECONDS_OF_TOLERANCE = 30
SERVICE_ID = "8f3d8f2a-2c5b-4d0e-9a43-5a1f6c0d7e11"


@dataclass(frozen=True)
class Key:
    """One API key of the service. ``kind`` is live, team or test: a test key sends nothing to anybody."""

    kind: str
    secret: str

    def __str__(self) -> str:
        return f"{self.kind}-{SERVICE_ID}-{self.secret}"


LIVE = Key("live", "1b6f0f34-6f51-4f0e-8d0a-2f6f5a7f0a01")
TEAM = Key("team", "1b6f0f34-6f51-4f0e-8d0a-2f6f5a7f0a02")
TEST = Key("test", "1b6f0f34-6f51-4f0e-8d0a-2f6f5a7f0a03")
KEYS = (LIVE, TEAM, TEST)


def key_of(authorization: str | None) -> Key:
    """The key that signed this request. Raises a Refusal in Notify's order and words."""
    if not authorization:
        raise not_known("Unauthorized: authentication token must be provided", 401)
    scheme, _, token = authorization.partition(" ")
    if scheme != "Bearer":
        raise not_known("Unauthorized: authentication bearer scheme must be used", 401)
    check_claims(token)
    for key in KEYS:
        if signed_by(token, key):
            return key
    raise not_known("Invalid token: API key not found")


def check_claims(token: str) -> None:
    try:
        algorithm = jwt.get_unverified_header(token).get("alg")
        claims = jwt.decode(token, options={"verify_signature": False})
    except jwt.PyJWTError:
        raise not_known("Invalid token: API token is not valid") from None
    if algorithm != "HS256":
        raise not_known("Invalid token: algorithm used is not HS256")
    if "iss" not in claims:
        raise not_known("Invalid token: iss field not provided")
    if not is_uuid(claims["iss"]):
        raise not_known("Invalid token: service id is not the right data type")
    if claims["iss"] != SERVICE_ID:
        raise not_known("Invalid token: service not found")
    if abs(time.time() - claims.get("iat", 0)) > SECONDS_OF_TOLERANCE:
        raise not_known("Error: Your system clock must be accurate to within 30 seconds")


def signed_by(token: str, key: Key) -> bool:
    try:
        jwt.decode(token, key.secret, algorithms=["HS256"], options={"verify_iat": False})
    except jwt.PyJWTError:
        return False
    return True
