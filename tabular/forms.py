"""What people arrange about a list: its columns, how many rows at a time, a name for a filter."""

from __future__ import annotations

from typing import Any

from django import forms

from .models import LONGEST_NAME
from .tables import ListTable

PER_PAGE = (25, 50, 100)


class LayoutForm(forms.Form):
    columns = forms.MultipleChoiceField(
        label="Columns",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "This list has no column “%(value)s”. Choose from those below."},
    )
    per_page = forms.TypedChoiceField(
        label="Rows on a page", coerce=int, choices=[(number, str(number)) for number in PER_PAGE]
    )

    def __init__(self, *args: Any, table: type[ListTable], **kwargs: Any) -> None:
        super().__init__(*args, auto_id="layout_%s", **kwargs)
        self.fields["columns"].choices = table.to_choose()
        if not table.to_choose():
            del self.fields["columns"]


class NameForm(forms.Form):
    name = forms.CharField(label="Name", max_length=LONGEST_NAME)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="saved_%s", **kwargs)
