"""What the engine says: a key and its values, so that words can be translated; English is in words.py."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Message:
    """`key` names a sentence; `values` fill its gaps: whole numbers, or lists of bit numbers."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)


def say(key: str, **values: Any) -> Message:
    """A message with plain Python numbers in it, ready to be stored as JSON."""
    return Message(key, {name: _plain(value) for name, value in values.items()})


def _plain(value: Any) -> Any:
    return value if isinstance(value, (list, str)) else int(value)


def bits_of(mask: int) -> list[int]:
    """The numbers of the bits that are set."""
    return [bit for bit in range(int(mask).bit_length()) if mask >> bit & 1]
