"""What is typed on the pages of figures."""

from __future__ import annotations

from django import forms


class AskForm(forms.Form):
    words = forms.CharField(
        label="Anything to add?",
        max_length=300,
        required=False,
        help_text="Hosts read this. For example: mornings would help. Never who, or how many in one place.",
    )
