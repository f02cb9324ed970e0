"""One thing that was found in a pledge: how grave, where, why, and how to put it right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    BLOCK = "block"
    """It cannot be sent or approved like this, whoever presses the button."""
    REFER = "refer"
    """It can be sent; the 18+ service reads this beside it."""
    HINT = "hint"
    """Worth a second look; nobody else is told."""


ORDER = list(Level)


@dataclass(frozen=True)
class Finding:
    level: Level
    field: str
    sentence: str
    remedy: str

    @property
    def todo(self) -> str:
        """The remedy as one of the things to do after "Before you send this:"."""
        return self.remedy[0].lower() + self.remedy[1:].rstrip(".")

    @property
    def label(self) -> str:
        return LABELS[self.level]


LABELS = {
    Level.BLOCK: "This stops it",
    Level.REFER: "The 18+ service looks at this",
    Level.HINT: "A thought",
}


def block(field: str, sentence: str, remedy: str) -> Finding:
    return Finding(Level.BLOCK, field, sentence, remedy)


def refer(field: str, sentence: str, remedy: str) -> Finding:
    return Finding(Level.REFER, field, sentence, remedy)


def hint(field: str, sentence: str, remedy: str) -> Finding:
    return Finding(Level.HINT, field, sentence, remedy)
