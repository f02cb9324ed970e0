"""A form that knows which version was on the page when somebody began to write, and what they typed then."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.datastructures import MultiValueDict


class Versioned(forms.Form):
    """Carries the version that was read. A refusal keeps what was typed; the next press goes through."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def version_read(self) -> int | None:
        return self.cleaned_data["version"]

    def show_again(self, typed: Mapping[str, list[str]]) -> None:
        """What was typed and not saved stands in the fields again, right or wrong."""
        answers = MultiValueDict(typed)
        for name, field in self.fields.items():
            if typed and name != "version":
                self.initial[name] = field.widget.value_from_datadict(answers, {}, name)

    def refuse(self, sentence: str, *, version: int) -> None:
        """Say why it was not saved. Whoever reads that and presses again means it."""
        self.data = self.data.copy()
        self.data["version"] = str(version)
        self.add_error(None, sentence)
