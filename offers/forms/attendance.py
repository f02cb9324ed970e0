"""Whether somebody was there, for one day or several at once."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from offers.models import Attendance


class DaysField(forms.Field):
    """Days as a page sends them back: 2026-05-04, one or several."""

    widget = forms.MultipleHiddenInput

    def to_python(self, sent: Any) -> list[dt.date]:
        try:
            return [dt.date.fromisoformat(day) for day in sent or []]
        except ValueError as problem:
            raise forms.ValidationError("Choose one of the days.") from problem


class AttendanceForm(forms.Form):
    on = DaysField(error_messages={"required": "Choose one of the days."})
    what = forms.ChoiceField(
        choices=Attendance.What.choices,
        error_messages={
            "required": "Press one of the buttons beside a day.",
            "invalid_choice": "Press one of the buttons beside a day.",
        },
    )
