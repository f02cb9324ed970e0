"""A form field for a postcode."""

from __future__ import annotations

from typing import Any

from django import forms

from geography import postcodes


class PostcodeField(forms.CharField):
    """Takes a postcode however it is typed and gives it as it is written on a letter.

    A postcode that cannot be placed on the map is refused too: nothing can be matched by distance
    without a position.
    """

    default_error_messages = {"required": "Enter a postcode."}

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"autocomplete": "postal-code"}

    def to_python(self, value: Any) -> str:
        text = super().to_python(value)
        if not text:
            return ""
        try:
            return postcodes.locate(text).postcode
        except (postcodes.NotAPostcode, postcodes.UnknownPostcode) as problem:
            raise forms.ValidationError(str(problem), code="postcode") from problem
