"""The people of one organisation: ending a post, handing it over; merging two entries."""

from __future__ import annotations

from typing import Any

from django import forms

from champions.models import Champion, Organisation

from .agreeing import MaybeWhyForm


class EndPostForm(MaybeWhyForm):
    last_day = forms.DateField(
        label="Last day",
        required=False,
        help_text="Leave it empty to end it now.",
    )
    field_order = ("last_day", "why")


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(Champion.objects.none(), label="To whom?", widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, champion: Champion) -> None:
        super().__init__(data)
        there = Champion.objects.for_organisation(champion.organisation).exclude(user=champion.user_id)
        self.fields["to"].queryset = there.select_related("user")
        self.fields["to"].label_from_instance = lambda post: str(post.user)


class MergeForm(MaybeWhyForm):
    into = forms.ModelChoiceField(
        Organisation.objects.none(), label="Which one stays?", empty_label="Choose the other entry"
    )
    field_order = ("into", "why")

    def __init__(self, data: Any = None, *, duplicate: Organisation) -> None:
        super().__init__(data)
        self.fields["into"].queryset = Organisation.objects.still_there().exclude(pk=duplicate.pk)
