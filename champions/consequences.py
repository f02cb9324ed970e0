"""What it would mean that an organisation leaves or is blocked: said by rooms above, in numbers, before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from .models import Organisation

Consequences = Callable[[Organisation], list[str]]

_consequences: dict[str, list[Consequences]] = defaultdict(list)


def add_consequences(verb: str, consequences: Consequences) -> None:
    """Register, in AppConfig.ready(), what of a room ends or stays then ("leave", "block"), in sentences."""
    if consequences not in _consequences[verb]:
        _consequences[verb].append(consequences)


def consequences_of(verb: str, organisation: Organisation) -> list[str]:
    return [sentence for consequences in _consequences[verb] for sentence in consequences(organisation)]
