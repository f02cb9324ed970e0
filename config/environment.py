"""Settings from the environment; one sentence names everything that is missing or wrong."""

import os
from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}


class Environment:
    """Reads variables, remembers what is wrong with them, and complains once, about all of them."""

    def __init__(self, variables: Mapping[str, str] = os.environ):
        self.variables = variables
        self.missing: list[str] = []
        self.wrong: list[str] = []

    def text(self, name: str, default: str | None = None) -> str:
        """The value; without a default an empty one counts as missing."""
        value = self.variables.get(name, "").strip()
        if not value and default is None:
            self.missing.append(name)
        return value or default or ""

    def words(self, name: str, default: str | None = None) -> list[str]:
        """A list, separated by commas."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def number(self, name: str, default: int) -> int:
        value = self.text(name, str(default))
        if not value.isdecimal():
            self.wrong.append(f"{name} must be a whole number, not {value!r}")
            return default
        return int(value)

    def yes(self, name: str, default: bool) -> bool:
        value = self.text(name, "yes" if default else "no").lower()
        if value not in YES | NO:
            self.wrong.append(f"{name} must be yes or no, not {value!r}")
        return value in YES

    def complain(self) -> None:
        """Raise if anything was missing or wrong; call it when everything has been read."""
        sentences = list(self.wrong)
        if self.missing:
            sentences.insert(0, f"set {', '.join(sorted(self.missing))}")
        if sentences:
            raise ImproperlyConfigured(f"Before the service can start: {'; '.join(sentences)}.")
