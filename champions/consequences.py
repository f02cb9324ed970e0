"""What it would mean that an organisation leaves: said by rooms above, in numbers, before it is done."""

from __future__ import annotations

from collections.abc import Callable

from .models import Organisation

Consequences = Callable[[Organisation], list[str]]

_consequences: list[Consequences] = []


def add_consequences(consequences: Consequences) -> None:
    """Register, in AppConfig.ready(), what of a room ends or stays then, in sentences."""
    if consequences not in _consequences:
        _consequences.append(consequences)


def of_leaving(organisation: Organisation) -> list[str]:
    return [sentence for consequences in _consequences for sentence in consequences(organisation)]
