"""What a young adult asks us to do about what we hold, and the answer."""

from __future__ import annotations

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

LONGEST = 4000
AREA = {"rows": 5, "dir": "auto"}


class AskForm(forms.Form):
    words = forms.CharField(
        label=_("Tell us in your own words"),
        validators=[MaxLengthValidator(LONGEST)],
        widget=forms.Textarea(attrs=AREA),
        error_messages={"required": _("Write a few words, so that we know what to do.")},
    )


class ForgetForm(forms.Form):
    sure = forms.BooleanField(
        label=_("Yes, I want you to forget me"),
        error_messages={"required": _("Tick the box if you are sure. If not, go back.")},
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label="What you did, or why not",
        help_text="In plain words: the young adult reads it as you write it.",
        validators=[MaxLengthValidator(LONGEST)],
        widget=forms.Textarea(attrs=AREA),
    )
