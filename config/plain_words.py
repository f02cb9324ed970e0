"""What a form says when an answer is missing or does not fit: sentences that name the question.

They take the place of Django's; a field that was given words of its own keeps them.
"""

from __future__ import annotations

from django import forms
from django.core import validators
from django.forms import widgets

# Where a validator stands under this code, and still has Django's words, ours take their place.
LIMITS: dict[type, str] = {
    validators.MaxLengthValidator: (
        "Make “{label}” shorter: at most %(limit_value)d characters. It has %(show_value)d."
    ),
    validators.MinLengthValidator: (
        "Make “{label}” longer: at least %(limit_value)d characters. It has %(show_value)d."
    ),
    validators.MaxValueValidator: "“{label}” must be %(limit_value)s or less.",
    validators.MinValueValidator: "“{label}” must be %(limit_value)s or more.",
    validators.EmailValidator: "Write the e-mail address in full, like name@example.org.",
}

UNREADABLE: dict[type, str] = {
    forms.IntegerField: "“{label}” must be a whole number, like 3.",
    forms.DecimalField: "“{label}” must be a number, like 12.50.",
    forms.DateField: "“{label}” must be a real date, like 27/3/2027.",
    forms.TimeField: "“{label}” must be a time, like 9:30.",
    forms.DateTimeField: "“{label}” must be a real date and time.",
}


def speak_plainly(field: forms.Field, label: str) -> None:
    """Give the field our sentences about the question ``label`` wherever it would use Django's."""
    if is_djangos(field, "required"):
        field.error_messages["required"] = missing(field, label)
    if is_djangos(field, "invalid") and (words := unreadable(field)):
        field.error_messages["invalid"] = words.format(label=label)
    for validator in field.validators:
        words = LIMITS.get(type(validator))
        if words and "message" not in vars(validator):
            field.error_messages.setdefault(getattr(validator, "code", ""), words.format(label=label))


def is_djangos(field: forms.Field, code: str) -> bool:
    """Whether the sentence is the one that Django's own class brings; a translated one of ours is not."""
    sentence = field.error_messages.get(code)
    classes = type(field).__mro__
    return sentence is not None and any(
        sentence is vars(each).get("default_error_messages", {}).get(code) for each in classes
    )


def missing(field: forms.Field, label: str) -> str:
    """The sentence for a question left empty, by the way in which it is answered."""
    if isinstance(field.widget, widgets.CheckboxInput):
        return f"Tick “{label}” to go on."
    if isinstance(field.widget, widgets.FileInput):
        return f"Choose a file for “{label}”."
    if isinstance(field.widget, widgets.ChoiceWidget):
        return f"Choose an answer to “{label}”."
    if label.endswith("?"):
        return f"Answer “{label}”."
    return f"Fill in “{label}”."


def unreadable(field: forms.Field) -> str | None:
    return next((words for kind, words in UNREADABLE.items() if type(field) is kind), None)
