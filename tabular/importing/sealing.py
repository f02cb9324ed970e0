"""A file that waits while somebody looks at its columns: unreadable without the key in their browser.

It holds everything that the case system exported. We keep what we need of it, and that only after the
columns are known; so until then nobody but the person who brought it can open it. A worker that is to read it
gets the key in a lock of its own, which opens with the secret of this service alone, and is in no table.
"""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Iterable

from cryptography.fernet import Fernet, InvalidToken
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tabular.models import Import, WaitingFile

KEPT_FOR = dt.timedelta(hours=1)


def new_key() -> str:
    return Fernet.generate_key().decode()


def seal(record: Import, files: Iterable[tuple[str, bytes]], key: str) -> None:
    box = Fernet(key)
    WaitingFile.objects.bulk_create(
        [WaitingFile(part_of=record, name=name, sealed=box.encrypt(data)) for name, data in files]
    )


def opened(record: Import, key: str) -> list[tuple[str, bytes]]:
    """The files as they came; nothing where this is not their key or they have gone."""
    try:
        box = Fernet(key)
        return [(file.name, box.decrypt(bytes(file.sealed))) for file in record.waiting.all()]
    except (InvalidToken, ValueError):
        return []


def for_worker(key: str) -> bytes:
    """The key, locked with the secret of this service."""
    return lock_of_the_service().encrypt(key.encode())


def opened_by_worker(record: Import) -> list[tuple[str, bytes]]:
    """The same as `opened`, for a worker."""
    try:
        return opened(record, lock_of_the_service().decrypt(bytes(record.opener)).decode())
    except InvalidToken:
        return []


def lock_of_the_service() -> Fernet:
    secret = salted_hmac("tabular.importing.sealing", "key of a waiting file", algorithm="sha256")
    return Fernet(base64.urlsafe_b64encode(secret.digest()))


def too_old() -> list[Import]:
    """Delete files that nobody came back for. Returns the imports that they were for."""
    files = WaitingFile.objects.filter(at__lt=timezone.now() - KEPT_FOR)
    imports = list(Import.objects.filter(pk__in=files.values("part_of")))
    files.delete()
    return imports
