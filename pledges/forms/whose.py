"""Whose the rows of an import are, asked once for each name that nobody here has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from champions.models import Organisation
from pledges.importing.whose import Question


class WhoseForm(forms.Form):
    """``answers`` gives each name its organisation, or None."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        found = Organisation.objects.still_there().select_related("parent").order_by("name", "pk")
        self.organisations = {str(it.pk): it for it in found}
        choices = [("", "I do not know yet"), *((pk, called(it)) for pk, it in self.organisations.items())]
        for question in questions:
            self.fields[question.key] = forms.ChoiceField(
                label=f"“{question.name}”" if question.name else "Rows that name no organisation",
                help_text=f"{question.rows:,} row{'' if question.rows == 1 else 's'}",
                choices=choices,
                required=False,
                initial=str(question.answer.pk) if question.answer else "",
                error_messages={"invalid_choice": "Choose one from the list. That one has gone."},
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if not self.errors and not self.has_changed():
            self.add_error(None, "Choose an organisation for at least one of them, or go back.")
        return said

    @property
    def answers(self) -> dict[str, Organisation | None]:
        """Those that differ from what was known."""
        return {
            question.name: self.organisations.get(self.cleaned_data[question.key])
            for question in self.questions
            if question.key in self.changed_data
        }


def called(organisation: Organisation) -> str:
    """Told apart from others of the same name by what it is part of."""
    return f"{organisation}, {organisation.parent}" if organisation.parent else str(organisation)
