"""Sessions whose rows say until when a sign-in lasts if nothing more is done (settings.SESSION_ENGINE).

So whatever asks whether a sign-in still stands need not wait for the next page to end it: screens fall
silent and sockets close by themselves. The cookie stays as it was: by it we know a sign-in that ended.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.sessions.backends import db

from .staying import STAYS


class SessionStore(db.SessionStore):
    def get_expiry_date(self, **more: Any) -> dt.datetime:
        latest = super().get_expiry_date(**more)
        if STAYS not in self:
            return latest
        seconds, done_at = self[STAYS]
        return min(latest, dt.datetime.fromtimestamp(done_at + seconds, dt.UTC))
