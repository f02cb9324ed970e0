"""What is typed about a row of the queue: until when it waits and why, to whom it goes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from accounts.models import User
from desk.queue import marks
from rulebook.calendar import working_day_after

MORNING = dt.time(8, 0)
LATER = (("1", "The next working day"), ("2", "In 2 working days"), ("5", "In a week"), ("10", "In 2 weeks"))


class PutOffForm(forms.Form):
    until = forms.ChoiceField(label="Until when?", choices=LATER, widget=forms.RadioSelect, initial="1")
    why = forms.CharField(
        label="Why can it wait?",
        max_length=300,
        help_text="Your colleagues read this. For example: I left a message, they call back tomorrow.",
    )

    def clean_until(self) -> dt.datetime:
        day = working_day_after(timezone.localdate(), int(self.cleaned_data["until"]))
        return timezone.make_aware(dt.datetime.combine(day, MORNING))


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(User.objects.none(), label="To whom?", empty_label="Choose one")
    why = forms.CharField(label="What should they know?", max_length=300)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = marks.colleagues(user)
