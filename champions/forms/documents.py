"""A document to send, and a reason why one will not do."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from accounts.forms import not_gone
from champions import files
from champions.diligence import WORDS_ARE_ENOUGH
from champions.models import Document, UnsentFile
from rulebook.reading import value

LONGEST = dt.timedelta(days=366 * 6)


NOT_HERE = (
    "The file is not kept any more: it was sent, or its day is over. "
    "Look under Documents, or choose it again."
)


class DocumentForm(forms.Form):
    """``unsent`` are the good files of earlier tries that were refused for something else."""

    kind = forms.ChoiceField(label="What is it?", choices=Document.Kind.choices, widget=forms.RadioSelect)
    file = forms.FileField(label="The file", required=False, error_messages={"empty": files.EMPTY})
    words = forms.CharField(
        label="Or in words",
        max_length=500,
        required=False,
        help_text="A name and a number of who listens, where you keep data, two people who know you.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    expires_on = forms.DateField(
        label="Until when does it count?",
        help_text="The last day of the insurance; for others, when you will look at it again.",
    )

    unsent = forms.ModelChoiceField(UnsentFile.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, unsent: QuerySet[UnsentFile], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unsent"].queryset = unsent
        most = value("document.most_megabytes")
        self.fields["file"].help_text = f"PDF, Word, JPEG or PNG, up to {most} MB, without a password."
        self.fields["file"].widget.attrs["accept"] = ".pdf,.docx,.jpg,.jpeg,.png"

    def clean_expires_on(self) -> dt.date | None:
        day = not_gone(self.cleaned_data["expires_on"])
        if day and day > timezone.localdate() + LONGEST:
            raise forms.ValidationError("That is more than six years away. Check the year.")
        return day

    def clean(self) -> dict[str, Any]:
        answers = super().clean()
        has_file = answers.get("file") or answers.get("unsent")
        has_words = answers.get("words", "").strip()
        if self.errors.pop("unsent", None) and not has_file:
            self.add_error("file", NOT_HERE)
        if "file" in self.errors:
            return answers
        if not has_file and not has_words:
            self.add_error("file", "Choose a file.")
        elif not has_file and answers.get("kind") not in WORDS_ARE_ENOUGH:
            self.add_error("file", "Choose a file: for this, words are not enough.")
        return answers

    def remember(self, kept: UnsentFile) -> None:
        """For the next try: the file stays chosen."""
        self.data = self.data.copy()
        self.data["unsent"] = str(kept.pk)
        said = f"{kept.file_name} is kept for you. Choose another only to replace it."
        self["file"].help_text = said


class RefuseForm(forms.Form):
    why = forms.CharField(
        label="What is wrong with it?",
        help_text="They read it as you write it. Say what to send instead.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
