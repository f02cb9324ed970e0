"""What a round tells: nobody outside; open pages of those who may see rounds read themselves again."""

from __future__ import annotations

from accounts.models import User
from accounts.permissions import EIGHTEEN_PLUS
from notifications import live

from .models import Round


def changed(round_: Round) -> None:
    watching = User.objects.holding(*EIGHTEEN_PLUS).values_list("pk", flat=True)
    live.hint(watching, [f"round.{round_.pk}", "rounds"])
