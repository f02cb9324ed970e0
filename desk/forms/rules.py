"""Changing a rule: what it says, from which day, and why; and a day on which the council does not work."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from desk import rules
from rulebook.entries import NotAValue, Rule
from rulebook.models import BankHoliday

GONE = "That day has gone. Choose today or a later day."


class RuleForm(forms.Form):
    value = forms.CharField(label="What should it say?", max_length=300, required=False, strip=True)
    from_on = forms.DateField(label="From which day?", initial=timezone.localdate)
    why = forms.CharField(
        label="Why?", max_length=500, help_text="The history keeps this, for whoever asks in a year."
    )

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rule = rule
        self.fields["value"].help_text = rules.to_be_typed(rule, self.initial.get("value"))
        try:
            rules.typed(rule, "")
        except NotAValue as problem:
            self.fields["value"].required = True
            self.fields["value"].error_messages["required"] = str(problem)

    def clean_value(self) -> Any:
        try:
            return rules.typed(self.rule, self.cleaned_data["value"])
        except NotAValue as problem:
            raise ValidationError(str(problem)) from problem

    def clean_from_on(self) -> Any:
        if not rules.first_day(self.cleaned_data["from_on"]):
            raise ValidationError(GONE)
        return self.cleaned_data["from_on"]


class HolidayForm(forms.Form):
    on = forms.DateField(label="Which day?")
    name = forms.CharField(label="What is it called?", max_length=60)

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if not rules.first_day(day):
            raise ValidationError(GONE)
        if BankHoliday.objects.standing().filter(on=day).exists():
            raise ValidationError("The council does not work on that day already.")
        return day
