"""What an import asks: which files from which system, what each heading is, why it is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from .reading import LARGEST
from .recognising import Table

MOST_FILES = 10
LEAVE_OUT = "-"


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        found = [super(FilesField, self).clean(file, initial) for file in files if file] or [
            super().clean(None, initial)
        ]
        if len(found) > MOST_FILES:
            raise forms.ValidationError(f"Bring in up to {MOST_FILES} files at once.")
        if sum(file.size for file in found) > LARGEST:
            raise forms.ValidationError("The files are larger than 25 MB together. Bring them in one by one.")
        return found


class UploadForm(forms.Form):
    source = forms.ChoiceField(
        label="Where is the list from?", help_text="We remember the columns of each system."
    )
    files = FilesField(  # type: ignore[assignment]  # Django's own name for what a form was sent
        label="Files",
        error_messages={"required": "Choose a file.", "empty": "That file is empty. Choose another."},
    )

    def __init__(self, *args: Any, sources: Sequence[str], takes: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].help_text = takes
        self.fields["source"].choices = [(source, source) for source in sources]  # type: ignore[attr-defined]


class ColumnsForm(forms.Form):
    """A question for each heading of one sheet: what is it?"""

    def __init__(self, data: Any, *, table: Table, number: int) -> None:
        super().__init__(data, prefix=f"sheet{number}")
        self.table = table
        choices = [(LEAVE_OUT, "Leave it out"), *table.declaration.choices()]
        for heading in table.headings:
            self.fields[f"column{heading.index}"] = forms.ChoiceField(
                label=heading.text + (" (hidden in the file)" if heading.is_hidden else ""),
                choices=choices,
                initial=heading.column or LEAVE_OUT,
            )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        chosen = [column for column in said.values() if column != LEAVE_OUT]
        twice = sorted({column for column in chosen if chosen.count(column) > 1})
        labels = dict(self.table.declaration.choices())
        for column in twice:
            self.add_error(None, f"Two columns are “{labels[column]}”. Choose one, and leave the other out.")
        if not twice and not self.table.declaration.is_a_list(set(chosen)):
            self.add_error(None, "With these columns nobody can say who each row is about. Choose more.")
        return said

    @property
    def chosen(self) -> dict[str, str]:
        """The key of each heading, and its column."""
        return {
            heading.key: self.cleaned_data[f"column{heading.index}"].removeprefix(LEAVE_OUT)
            for heading in self.table.headings
            if f"column{heading.index}" in self.cleaned_data
        }


class WhyForm(forms.Form):
    why = forms.CharField(
        label="Why?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write why, for those who ask later."},
    )
