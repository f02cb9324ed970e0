"""The questions of the start, one form for each; `FORMS` names them as youngadults/profile.py does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from notifications.models import Choice
from rulebook import lists
from youngadults import profile
from youngadults.models import Preferences, YoungAdult

from .contact import WAYS

LONGEST = 2000
translated = lazy(gettext, str)


PLAINER = {
    "hearing": gettext_noop("Help to hear, or somebody who signs"),
    "application_help": gettext_noop("Help to apply, and with the interview"),
}
"""What a shared list says too hard for a young adult."""


def in_their_language(choices: Any) -> list[tuple[Any, Any]]:
    """The words of a shared list (rulebook/lists.py), in the language of the page."""
    return [(code, translated(PLAINER.get(code, label))) for code, label in choices]


def own_words(label: Any, help_text: Any = "") -> forms.CharField:
    """Kept just as it was written."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        strip=False,
        # No counter beside it: that would speak English only.
        validators=[MaxLengthValidator(LONGEST)],
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )


def ticks(label: Any, choices: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class QuestionForm(forms.Form):
    """What every question has: the young adult whose answer it begins with. All may be left empty."""

    def __init__(self, *args: Any, young_adult: YoungAdult, preferences: Preferences, **kwargs: Any) -> None:
        kwargs.setdefault("initial", self.known(young_adult, preferences))
        super().__init__(*args, **kwargs)
        self.may_skip = True

    def known(self, young_adult: YoungAdult, preferences: Preferences) -> dict[str, Any]:
        return {name: getattr(preferences, name) for name in self.base_fields}


class NameForm(QuestionForm):
    first_name = forms.CharField(
        label=_("What should we call you?"),
        help_text=_("You also type this name when you sign in."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "dir": "auto"}),
        error_messages={"required": _("Write the name that you like to be called by.")},
    )

    def known(self, young_adult: YoungAdult, preferences: Preferences) -> dict[str, Any]:
        return {"first_name": young_adult.first_name}

    def clean_first_name(self) -> str:
        return " ".join(self.cleaned_data["first_name"].split())


TIMES = [
    ("any", _("Any time in the day")),
    ("morning", _("In the morning, 8am to 12")),
    ("afternoon", _("In the afternoon, 12 to 5pm")),
    ("evening", _("In the evening, 5pm to 8pm")),
]


class WhenForm(QuestionForm):
    preferred_contact = forms.ChoiceField(
        label=_("What is the best way to reach you?"),
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a way, or skip this.")},
    )
    times = forms.ChoiceField(
        label=_("When is a good time?"),
        choices=TIMES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a time, or skip this.")},
    )

    def known(self, young_adult: YoungAdult, preferences: Preferences) -> dict[str, Any]:
        choice = Choice.objects.filter(user=young_adult.user_id).first()
        return {"preferred_contact": young_adult.preferred_contact, "times": profile.times_of(choice)}


class LikeForm(QuestionForm):
    wants = own_words(
        _("What would you like to do?"), _("Write it your way, in any language. It stays as you wrote it.")
    )
    kinds = ticks(
        _("Which of these would you like?"),
        [
            ("apprenticeship", _("A paid job where I learn")),
            ("work_experience", _("Try out a job for some days")),
            ("mentoring", _("Someone to talk to who knows the work")),
            ("priority_interview", _("A job interview kept for me")),
        ],
        _("Tick as many as you like."),
    )

    def known(self, young_adult: YoungAdult, preferences: Preferences) -> dict[str, Any]:
        kinds = [kind for kind in profile.KINDS if getattr(preferences, f"rank_{kind}")]
        return {"wants": preferences.wants, "kinds": kinds}


class WorkForm(QuestionForm):
    sectors = ticks(
        _("What kinds of work do you like?"), in_their_language(lists.SECTORS), _("Tick as many as you like.")
    )

    def known(self, young_adult: YoungAdult, preferences: Preferences) -> dict[str, Any]:
        return {"sectors": list(preferences.interests)}


class NotForm(QuestionForm):
    does_not_want = own_words(
        _("Is there a thing you do not want?"),
        _("A kind of work, a place, an hour of the day. You need not say why."),
    )


MILES = [
    ("", _("I don’t know yet")),
    (2, _("Up to 2 miles: I walk or go by bike")),
    (5, _("Up to 5 miles: a short bus ride")),
    (10, _("Up to 10 miles")),
    (20, _("Up to 20 miles")),
    (50, _("Further, if it is worth it")),
]


class FarForm(QuestionForm):
    max_travel_miles = forms.TypedChoiceField(
        label=_("How far can you go?"),
        choices=MILES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    remote_ok = forms.BooleanField(label=_("I can also work from home, online"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        miles = self.initial.get("max_travel_miles")
        if miles is not None and miles not in dict(MILES):
            own = (miles, _("Up to %(miles)s miles") % {"miles": miles})
            self.fields["max_travel_miles"].choices = [MILES[0], own, *MILES[1:]]


class HoursForm(QuestionForm):
    days = forms.TypedMultipleChoiceField(
        label=_("Which days are good for you?"),
        choices=in_their_language(lists.DAYS),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    weekly_hours = forms.IntegerField(
        label=_("How many hours a week, at most?"),
        required=False,
        min_value=1,
        max_value=48,
        error_messages={
            "invalid": _("Write a number, like 16."),
            "min_value": _("Write a number from 1 to 48."),
            "max_value": _("Write a number from 1 to 48."),
        },
    )
    available_from = forms.DateField(
        label=_("From which day?"),
        help_text=_("Leave it empty if you can start now."),
        required=False,
        error_messages={"invalid": _("Write a day like 27/3/2027.")},
    )


class HelpsForm(QuestionForm):
    adjustments = ticks(
        _("Does one of these help you?"),
        in_their_language(lists.ADJUSTMENTS),
        _("You need not say why. No one at a place you go to sees this, but for what you choose."),
    )
    support = ticks(_("Would you like help with one of these?"), in_their_language(lists.SUPPORT))


FORMS: dict[str, type[QuestionForm]] = {
    "name": NameForm,
    "when": WhenForm,
    "like": LikeForm,
    "work": WorkForm,
    "not": NotForm,
    "far": FarForm,
    "hours": HoursForm,
    "helps": HelpsForm,
}
