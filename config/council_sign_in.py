"""The council's own sign-in (OpenID Connect) as settings: no issuer, no such door."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit


def council_sign_in(
    issuer: str = "", client_id: str = "", secret: str = "", name: str = "", uid_field: str = "sub"
) -> dict[str, Any]:
    """For SOCIALACCOUNT_PROVIDERS. ``uid_field`` is the claim by which a person is known for good: Entra
    ID's is ``oid``.
    """
    app = {
        "provider_id": "council",
        "name": name or "the council’s sign-in",
        "client_id": client_id,
        "secret": secret,
        "settings": {"server_url": issuer, "uid_field": uid_field},
    }
    return {"openid_connect": {"APPS": [app] if issuer else [], "OAUTH_PKCE_ENABLED": True}}


def origin(issuer: str) -> str:
    """For the content security policy: a form of ours leads there."""
    parts = urlsplit(issuer)
    return f"{parts.scheme}://{parts.netloc}"
