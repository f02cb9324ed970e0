"""Answers that are typed one way and kept another: pounds as pence, lines as a list, yes and no."""

from __future__ import annotations

import re
from typing import Any

from django import forms

POUNDS = re.compile(r"£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(p)?")
LEAST_LIKELY, MOST_LIKELY = 100, 7999
"""Pence an hour outside of which something else was meant: pence, a day's or a year's pay."""


class PoundsField(forms.Field):
    """Pay for an hour, typed as "12.71" or "£12.71", kept as 1271 pence; empty or nought is unpaid (0)."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> int:
        text = (value or "").strip()
        if not text:
            return 0
        found = POUNDS.fullmatch(text)
        if not found:
            raise forms.ValidationError("Write the pay for one hour in pounds and pence, like 12.71.")
        return likely_pence(*found.groups())

    def validate(self, value: int) -> None:
        if self.required and not value:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return f"{value / 100:.2f}" if value else ""
        return value


def likely_pence(whole: str, fraction: str | None, marked_as_pence: str | None) -> int:
    """The amount, if it can be pay for an hour; otherwise a sentence with what was probably meant."""
    pounds = int(whole.replace(",", "")[:12])
    if marked_as_pence:
        raise forms.ValidationError("Write the pay in pounds, not pence: 850p is 8.50.")
    if fraction is not None and len(fraction) != 2:
        raise forms.ValidationError(
            f"Write pence with two figures. Did you mean {pounds}.{(fraction + '0')[:2]}?"
        )
    amount = pounds * 100 + int(fraction or 0)
    if amount and not LEAST_LIKELY <= amount <= MOST_LIKELY:
        raise forms.ValidationError(unlikely(amount))
    return amount


def unlikely(amount: int) -> str:
    pounds, pence = divmod(amount, 100)
    if not pounds:
        return f"{pence}p is very little for one hour. Write pounds and pence, like 12.71."
    if not pence and LEAST_LIKELY <= pounds <= MOST_LIKELY:
        return f"£{pounds:,} is a lot for one hour. Did you mean {pounds / 100:.2f}?"
    return f"£{pounds:,} is a lot for one hour. Write the pay for one hour, like 12.71."


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not answered yet: True, False or None."""

    widget = forms.RadioSelect

    def __init__(self, **options: Any) -> None:
        choices = [("yes", "Yes"), ("no", "No")]
        options = {"choices": choices, "coerce": is_yes, "empty_value": None, "required": False, **options}
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)


def is_yes(value: str) -> bool:
    return value == "yes"


class LinesField(forms.CharField):
    """Several short answers, one on each line, kept as a list without the empty ones."""

    widget = forms.Textarea

    def __init__(self, *, most: int, longest: int, **options: Any) -> None:
        super().__init__(**options)
        self.most, self.longest = most, longest

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > self.most:
            raise forms.ValidationError(f"Write {self.most} lines at most. There are {len(lines)}.")
        if long := next((line for line in lines if len(line) > self.longest), None):
            raise forms.ValidationError(
                f"Make the line that begins “{long[:30]}…” shorter: at most {self.longest} characters."
            )
        return lines

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value
