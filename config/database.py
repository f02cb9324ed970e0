"""Which PostgreSQL: the one that DATABASE_URL names, else one of our own on this machine."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from config import embedded_postgres

# Pages run on eight threads, so eight connections, each kept for a minute between requests.
CONN_MAX_AGE = 60


def local_database(project: Path, *, throwaway: bool = False) -> dict[str, Any]:
    """Django's settings for demonstration and tests; `throwaway` gives up safety on disk for speed."""
    url = os.environ.get("DATABASE_URL") or embedded_postgres.url(project, throwaway=throwaway)
    return database_from_url(url)


def database_from_url(url: str) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name?option=value`."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL must begin with postgresql://")
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": CONN_MAX_AGE,
        "CONN_HEALTH_CHECKS": True,
    }
