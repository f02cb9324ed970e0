"""Who was an inspector is forgotten when their time has been over for long enough; what they found stays."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max
from django.utils import timezone

from accounts.models import Role
from rulebook.reading import value

from .models import Inspector

NOBODY = "An inspector"


def forget_who_left() -> int:
    """Called each night. Returns how many were forgotten."""
    before = timezone.localdate() - dt.timedelta(days=value("inspector.kept_days"))
    over = (
        Role.objects.filter(kind=Role.Kind.INSPECTOR)
        .values("user")
        .annotate(last=Max("ends_on"))
        .filter(last__lt=before)
    )
    still = Role.objects.filter(kind=Role.Kind.INSPECTOR, ends_on=None).values("user")
    gone = Inspector.objects.filter(user__in=over.values("user"), forgotten_at=None).exclude(user__in=still)
    return gone.update(name=NOBODY, email="", user=None, notes="", forgotten_at=timezone.now())
