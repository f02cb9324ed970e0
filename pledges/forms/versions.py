"""Two people, one pledge: a form that knows which version was on the page when somebody began to write."""

from __future__ import annotations

from django import forms


class Versioned(forms.Form):
    """Carries the version that was read. A refusal keeps what was typed; the next press goes through."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def version_read(self) -> int | None:
        return self.cleaned_data["version"]

    def refuse(self, sentence: str, *, version: int) -> None:
        """Say why it was not saved. Whoever reads that and presses again means it."""
        self.data = self.data.copy()
        self.data["version"] = str(version)
        self.add_error(None, sentence)
