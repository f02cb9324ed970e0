"""One intake: its days and its places. ``typed`` is what this person had typed here and not saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone

from pledges.lifecycle import too_few_places
from pledges.models import Intake, Pledge

from .versions import Versioned

USUAL_WEEK = dt.timedelta(days=7)
FURTHEST = dt.timedelta(days=3 * 366)


class IntakeForm(Versioned, forms.ModelForm):
    """Dates in order, none of them gone by, and no fewer places than are taken."""

    places = forms.IntegerField(label="How many places?", min_value=1, max_value=500)

    class Meta:
        model = Intake
        fields = ["starts_on", "ends_on", "fill_by", "places"]
        labels = {
            "starts_on": "First day",
            "ends_on": "Last day",
            "fill_by": "Last day to fill the places",
        }
        help_texts = {
            "ends_on": "Leave this empty if it has no end.",
            "fill_by": "The day by which you need to know who comes. If you leave this empty: a week before.",
        }

    def __init__(
        self,
        data: Any = None,
        *,
        pledge: Pledge,
        typed: Mapping[str, list[str]] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, initial={"version": pledge.version}, **options)
        self.fields["fill_by"].required = False
        self.show_again(typed or {})

    def clean_starts_on(self) -> dt.date:
        return self.not_gone_by("starts_on", "The first day has gone by. Choose a day to come.")

    def clean_fill_by(self) -> dt.date | None:
        return self.not_gone_by(
            "fill_by", "The last day to fill the places has gone by. Choose a day to come."
        )

    def not_gone_by(self, name: str, sentence: str) -> dt.date | None:
        """A day that was kept before may have gone by since; a new one may not."""
        day, today = self.cleaned_data[name], timezone.localdate()
        if day and day < today and name in self.changed_data:
            raise forms.ValidationError(sentence)
        if day and day > today + FURTHEST:
            raise forms.ValidationError("That is more than three years away. Check the year.")
        return day

    def clean_places(self) -> int:
        places = self.cleaned_data["places"]
        if places < self.instance.places_taken:
            raise forms.ValidationError(too_few_places(self.instance.places_taken))
        return places

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        starts, ends, fill_by = (answers.get(name) for name in ("starts_on", "ends_on", "fill_by"))
        if starts and ends and ends < starts:
            self.add_error("ends_on", "The last day comes before the first day.")
        if starts and fill_by and fill_by > starts:
            self.add_error("fill_by", "The places must be filled by the first day at the latest.")
        if starts and not fill_by and "fill_by" not in self.errors:
            answers["fill_by"] = min(max(starts - USUAL_WEEK, timezone.localdate()), starts)
        return answers
