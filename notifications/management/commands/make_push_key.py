"""Makes the key with which messages on phones' screens are signed: once, for VAPID_PRIVATE_KEY."""

from __future__ import annotations

import base64
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from django.core.management import BaseCommand


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        number = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
        self.stdout.write(base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode())
