"""What people arrange about a list: its columns, how many rows at a time, a name for a filter."""

from __future__ import annotations

from typing import Any

from django import forms

from .models import LONGEST_NAME
from .tables import ListTable

PER_PAGE = (25, 50, 100)


COLUMNS: dict[str, Any] = {
    "label": "Columns",
    "required": False,
    "widget": forms.CheckboxSelectMultiple,
    "error_messages": {"invalid_choice": "This list has no column “%(value)s”. Choose from those below."},
}


class LayoutForm(forms.Form):
    field_order = ("columns", "per_page")

    per_page = forms.TypedChoiceField(
        label="Rows on a page", coerce=int, choices=[(number, str(number)) for number in PER_PAGE]
    )

    def __init__(self, *args: Any, table: type[ListTable], **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "layout_%s")
        super().__init__(*args, **kwargs)
        self.fields["columns"] = forms.MultipleChoiceField(choices=table.to_choose(), **COLUMNS)
        self.order_fields(self.field_order)


class NameForm(forms.Form):
    name = forms.CharField(label="Name", max_length=LONGEST_NAME)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "saved_%s")
        super().__init__(*args, **kwargs)
