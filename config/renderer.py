"""Every form in GOV.UK's markup: ``{{ form }}`` gives labels, hints, errors and controls.

What a form or field may say about its looks:

- ``one_question = True`` on the form makes the label of its only field the heading of the page;
- ``data-prefix`` and ``data-suffix`` in a widget's attrs stand before and after the control ("£", "hours");
- ``class`` in a widget's attrs is added to GOV.UK's, for example ``govuk-input--width-5``;
- a choice whose label has an attribute ``hint`` shows it below the label.
"""

from __future__ import annotations

from django import forms
from django.forms import widgets
from django.forms.renderers import TemplatesSetting

from .plain_words import speak_plainly

# The first that fits; Django's classes inherit from one another, so the narrower stand first.
CLASSES: list[tuple[type[widgets.Widget], str]] = [
    (widgets.HiddenInput, ""),
    (widgets.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (widgets.CheckboxInput, "govuk-checkboxes__input"),
    (widgets.RadioSelect, "govuk-radios__input"),
    (widgets.Select, "govuk-select"),
    (widgets.Textarea, "govuk-textarea"),
    (widgets.FileInput, "govuk-file-upload"),
    (widgets.Input, "govuk-input"),
    (widgets.MultiWidget, "govuk-input"),
]

# Short answers get short boxes, so that the box says how much is asked for.
WIDTHS = (3, 5, 10, 20)


class GovUKBoundField(forms.BoundField):
    """A field that knows what GOV.UK's markup needs to know about it."""

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        speak_plainly(field, str(self.label))
        suit_phones(field.widget)

    def build_widget_attrs(self, attrs: dict, widget: widgets.Widget | None = None) -> dict:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        # We answer a gap with our own sentence; a browser's bubble would come first and vanish.
        attrs.pop("required", None)
        # A placeholder is gone as soon as one writes; labels and hints stay.
        attrs["placeholder"] = False
        if self.limit:
            attrs["maxlength"] = False
        if names := self._classes(widget):
            attrs["class"] = names
        return attrs

    @property
    def aria_describedby(self) -> str | None:
        """The hint, the error and, for a long answer, the line that counts characters."""
        described_by = super().aria_describedby
        return (
            f"{described_by} {self.auto_id}-info".strip()
            if self.limit and described_by is not None
            else described_by
        )

    @property
    def first_input_id(self) -> str:
        """Where a link from the error summary lands: of several inputs, the first."""
        return self.id_for_label or (f"{self.auto_id}_0" if self.auto_id else "")

    @property
    def control(self) -> str:
        """Which shape field.html draws: checkbox, password, group (several inputs) or single."""
        if isinstance(self.field.widget, widgets.CheckboxInput):
            return "checkbox"
        if isinstance(self.field.widget, widgets.PasswordInput):
            return "password"
        return "group" if self.use_fieldset else "single"

    @property
    def limit(self) -> int | None:
        """How many characters a long answer may have: shown while writing, never cut off."""
        is_long = isinstance(self.field.widget, widgets.Textarea)
        return getattr(self.field, "max_length", None) if is_long else None

    @property
    def prefix(self) -> str:
        return self.field.widget.attrs.get("data-prefix", "")

    @property
    def suffix(self) -> str:
        return self.field.widget.attrs.get("data-suffix", "")

    def _classes(self, widget: widgets.Widget) -> str:
        base = next((names for kind, names in CLASSES if isinstance(widget, kind)), "")
        if not base:
            return ""
        asked_for = widget.attrs.get("class", "")
        names = [base, asked_for]
        if base == "govuk-input" and "width" not in asked_for:
            names.append(self._width())
        if self.errors and "__" not in base:
            names.append(f"{base}--error")
        if self.control == "password":
            names.append("govuk-password-input__input govuk-js-password-input-input")
        if self.limit:
            names.append("govuk-js-character-count")
        return " ".join(name for name in names if name)

    def _width(self) -> str:
        if isinstance(self.field, forms.IntegerField):
            return "govuk-input--width-5"
        if isinstance(self.field, (forms.DateField, forms.TimeField)):
            return "govuk-input--width-10"
        length = getattr(self.field, "max_length", None) or 1000
        return next((f"govuk-input--width-{width}" for width in WIDTHS if length <= width), "")


class GovUKRenderer(TemplatesSetting):
    bound_field_class = GovUKBoundField
    form_template_name = "govuk/form.html"
    formset_template_name = "govuk/formset.html"
    field_template_name = "govuk/field.html"


def suit_phones(widget: widgets.Widget) -> None:
    """The phone's own picker for dates and times; for numbers a keypad, without a wheel that changes them."""
    if type(widget) is widgets.DateInput:
        widget.input_type, widget.format = "date", "%Y-%m-%d"
    elif type(widget) is widgets.TimeInput:
        widget.input_type, widget.format = "time", "%H:%M"
    elif type(widget) is widgets.NumberInput:
        widget.input_type = "text"
        whole = widget.attrs.get("step") in (None, 1, "1")
        widget.attrs.setdefault("inputmode", "numeric" if whole else "decimal")
        for name in ("min", "max", "step"):
            widget.attrs.pop(name, None)
