"""What a page that asks before it acts has to say."""

from __future__ import annotations

from dataclasses import dataclass, field

from .leaving import Holding
from .models import User


@dataclass(frozen=True)
class Asked:
    """About whom, the heading, what will happen, the verb on the button and its look, what hangs on them."""

    person: User
    title: str
    text: str
    label: str
    look: str = ""
    holdings: list[Holding] = field(default_factory=list)
