"""What a form says when an answer is missing or does not fit: sentences that name the question.

They take the place of Django's; a field that was given words of its own keeps them.
"""

from __future__ import annotations

from django import forms
from django.core import validators
from django.forms import widgets
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# Where a validator stands under this code, and still has Django's words, ours take their place.
LIMITS: dict[type, str] = {
    validators.MaxLengthValidator: gettext_noop(
        "Make “{label}” shorter: at most %(limit_value)d characters. It has %(show_value)d."
    ),
    validators.MinLengthValidator: gettext_noop(
        "Make “{label}” longer: at least %(limit_value)d characters. It has %(show_value)d."
    ),
    validators.MaxValueValidator: gettext_noop("“{label}” must be %(limit_value)s or less."),
    validators.MinValueValidator: gettext_noop("“{label}” must be %(limit_value)s or more."),
    validators.EmailValidator: gettext_noop("Write the e-mail address in full, like name@example.org."),
}

UNREADABLE: dict[type, str] = {
    forms.IntegerField: gettext_noop("“{label}” must be a whole number, like 3."),
    forms.DecimalField: gettext_noop("“{label}” must be a number, like 12.50."),
    forms.DateField: gettext_noop("“{label}” must be a real date, like 27/3/2027."),
    forms.TimeField: gettext_noop("“{label}” must be a time, like 9:30."),
    forms.DateTimeField: gettext_noop("“{label}” must be a real date and time."),
}


def speak_plainly(field: forms.Field, label: str) -> None:
    """Give the field our sentences about the question ``label`` wherever it would use Django's."""
    if is_djangos(field, "required"):
        field.error_messages["required"] = missing(field, label)
    if is_djangos(field, "invalid") and (words := unreadable(field)):
        field.error_messages["invalid"] = _(words).format(label=label)
    for validator in field.validators:
        words = LIMITS.get(type(validator))
        if words and "message" not in vars(validator):
            field.error_messages.setdefault(getattr(validator, "code", ""), _(words).format(label=label))


def is_djangos(field: forms.Field, code: str) -> bool:
    """Whether the sentence is the one that Django's own class brings; a translated one of ours is not."""
    sentence = field.error_messages.get(code)
    classes = type(field).__mro__
    return sentence is not None and any(
        sentence is vars(each).get("default_error_messages", {}).get(code)
        for each in classes
        if each.__module__.startswith("django.")
    )


def missing(field: forms.Field, label: str) -> str:
    """The sentence for a question left empty, by the way in which it is answered."""
    if isinstance(field.widget, widgets.CheckboxInput):
        return _("Tick “{label}” to go on.").format(label=label)
    if isinstance(field.widget, widgets.FileInput):
        return _("Choose a file for “{label}”.").format(label=label)
    if isinstance(field.widget, widgets.ChoiceWidget):
        return _("Choose an answer to “{label}”.").format(label=label)
    if label.endswith("?"):
        return _("Answer “{label}”.").format(label=label)
    return _("Fill in “{label}”.").format(label=label)


def unreadable(field: forms.Field) -> str | None:
    return next((words for kind, words in UNREADABLE.items() if type(field) is kind), None)
