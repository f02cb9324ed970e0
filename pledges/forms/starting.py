"""The first thing that is asked about a new pledge: what it is called, and for whom."""

from __future__ import annotations

from typing import Any

from django import forms

from champions.models import Organisation
from pledges.models import Pledge


class StartForm(forms.Form):
    """Enough for a draft. Somebody who posts for several organisations says for which, once."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="Who is this from?")
    title = forms.CharField(
        label="Title",
        help_text="What you would call it in one line, like Apprentice ranger. You can change it later.",
        max_length=Pledge._meta.get_field("title").max_length,
    )

    def __init__(self, data: Any = None, *, user: Any) -> None:
        super().__init__(data)
        theirs = Organisation.objects.of_champion(user)
        self.fields["organisation"].queryset = theirs
        if len(theirs) == 1:
            del self.fields["organisation"]
            self.only = theirs[0]

    def from_organisation(self) -> Organisation:
        return self.cleaned_data.get("organisation") or self.only
