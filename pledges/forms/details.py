"""The words of a pledge: for each kind just the questions that it needs, in groups under headings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from champions.models import Organisation
from geography import postcodes
from geography.forms import PostcodeField
from pledges.guard.pay import least_pay
from pledges.models import Pledge
from pledges.readiness import NEEDED
from rulebook import lists

from .answers import LinesField, PoundsField
from .versions import Versioned

K = Pledge.Kind

WHAT = ("title", "description", "sector", "second_sector", "meets")
SUPPORT_WHAT = ("title", "description", "meets")
WHERE = ("remote", "site_name", "postcode", "directions")
WHEN = ("weekly_hours", "days", "least_days", "times")
MONEY = ("pay", "travel_paid")
WHO = ("open_to", "age_from", "age_to")
SKILLS = ("qualification_needed", "qualification_ideal", "dbs", "driving_licence")
HELP = ("adjustments", "support")

QUESTIONS: dict[str, dict[str, tuple[str, ...]]] = {
    K.WORK_EXPERIENCE: {
        "What they would do": WHAT,
        "Where": WHERE,
        "When": WHEN,
        "Pay and travel": MONEY,
        "Who can come": WHO + SKILLS,
        "What you can offer": HELP,
    },
    K.MENTORING: {
        "What it is about": ("title", "description", "sector", "meets", "meets_first"),
        "Where": WHERE,
        "When": ("days", "times"),
        "Travel": ("travel_paid",),
        "Who can come": WHO,
        "What you can offer": HELP,
    },
    K.APPRENTICESHIP: {
        "What they would do": WHAT,
        "The apprenticeship": ("standard", "level", "is_foundation"),
        "Where": WHERE,
        "When": WHEN,
        "Pay and travel": MONEY,
        "Who can come": WHO + SKILLS,
        "What you can offer": HELP,
    },
    K.PRIORITY_INTERVIEW: {
        "The job": WHAT,
        "The interview": ("criteria", "interview_within_days", "promises_feedback"),
        "Where": WHERE,
        "When": WHEN,
        "Pay and travel": MONEY,
        "Who can come": WHO + SKILLS,
        "What you can offer": HELP,
    },
    K.OTHER_SUPPORT: {
        "What it is": SUPPORT_WHAT,
        "Where": WHERE,
        "Who can have it": WHO,
        "What you can offer": ("support",),
    },
}

A_LONG_ANSWER = forms.Textarea(attrs={"rows": 5})


class DetailsForm(Versioned, forms.ModelForm):
    """Everything a pledge says but its dates. Saved as a draft, only the title is needed.

    `wording()` is what to keep; `version` notices that somebody else saved in the meantime.
    """

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label="Who is this from?")
    postcode = PostcodeField(label="Postcode", required=False)
    weekly_hours = forms.IntegerField(label="Hours a week", min_value=1, max_value=48, required=False)
    days = forms.TypedMultipleChoiceField(
        label="On which days?",
        coerce=int,
        choices=lists.DAYS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    least_days = forms.IntegerField(
        label="At least how many of these days?",
        help_text="If somebody may come on fewer of them. Leave it empty for all.",
        min_value=0,
        max_value=7,
        required=False,
    )
    age_from = forms.IntegerField(label="Youngest age at the start", min_value=18, max_value=25)
    age_to = forms.IntegerField(label="Oldest age at the start", min_value=18, max_value=25)
    interview_within_days = forms.IntegerField(
        label="How soon after a yes is the interview?",
        min_value=1,
        max_value=90,
        required=False,
        widget=forms.NumberInput(attrs={"data-suffix": "days"}),
    )
    pay = PoundsField(
        label="Pay for an hour",
        help_text="In pounds, like 12.71. Leave it empty if it is unpaid.",
        required=False,
        widget=forms.TextInput(
            attrs={"data-prefix": "£", "inputmode": "decimal", "class": "govuk-input--width-5"}
        ),
    )
    level = forms.TypedChoiceField(
        label="Level",
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", "Choose a level"), *((n, f"Level {n}") for n in range(2, 8))],
    )
    criteria = LinesField(
        label="What would you look for?",
        help_text="One on each line. Everyone who has them is interviewed.",
        most=12,
        longest=200,
        required=False,
        max_length=2500,
        widget=A_LONG_ANSWER,
    )
    adjustments = forms.MultipleChoiceField(
        label="What can you make possible?",
        help_text="Tick all that a person could rely on.",
        choices=lists.ADJUSTMENTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    support = forms.MultipleChoiceField(
        label="What else would you give?",
        choices=lists.SUPPORT,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Pledge
        fields = sorted(
            {name for groups in QUESTIONS.values() for names in groups.values() for name in names}
        )
        widgets = {
            "description": A_LONG_ANSWER,
            "directions": forms.Textarea(attrs={"rows": 3}),
            "open_to": forms.RadioSelect,
        }
        labels = {
            "title": "Title",
            "description": "What would the young adult do?",
            "sector": "Kind of work",
            "second_sector": "A second kind of work",
            "meets": "Who would they meet first?",
            "remote": "It is done from home, online",
            "site_name": "Name of the place",
            "directions": "How do people get there without a car?",
            "times": "From when to when?",
            "travel_paid": "We pay for travel",
            "open_to": "Who is it open to?",
            "qualification_needed": "Qualification needed",
            "qualification_ideal": "Qualification that would help",
            "dbs": "DBS check that the law asks for",
            "driving_licence": "A driving licence is needed",
            "standard": "Apprenticeship standard",
            "is_foundation": "It is a foundation apprenticeship",
            "promises_feedback": "We promise to say afterwards how it went, whatever the result",
            "meets_first": "They meet before either of them decides",
        }
        help_texts = {
            "title": "What you would call it in one line, like Apprentice ranger.",
            "description": "In short sentences. The young adult reads this on a phone.",
            "meets": "A first name and what they do, like Jo, who runs the team.",
            "site_name": "Like Mote Park.",
            "directions": "Like Bus 71 from the station, every 20 minutes.",
            "times": "Like 11 am to 3 pm.",
            "standard": "Reference and title, like ST0070 Business administrator.",
        }

    def __init__(self, data: Any = None, *, pledge: Pledge, user: Any) -> None:
        super().__init__(data, instance=pledge, initial={"least_days": pledge.least_days or None})
        self.user = user
        wanted = [name for names in QUESTIONS[pledge.kind].values() for name in names]
        self.fields = {name: self.fields[name] for name in [*self.asked_first(), *wanted, "version"]}
        self.require(NEEDED[pledge.kind])
        for name in {"sector", "second_sector"} & self.fields.keys():
            self.fields[name].choices = [("", "Choose one"), *lists.SECTORS]

    def asked_first(self) -> list[str]:
        """Somebody who posts for several organisations says for which, once."""
        theirs = Organisation.objects.of_champion(self.user)
        self.fields["organisation"].queryset = theirs
        return ["organisation"] if self.is_new and len(theirs) > 1 else []

    def from_organisation(self) -> Organisation:
        return self.cleaned_data.get("organisation") or Organisation.objects.of_champion(self.user).get()

    @property
    def is_new(self) -> bool:
        return self.instance.pk is None

    @property
    def is_draft(self) -> bool:
        return self.instance.status == Pledge.Status.DRAFT

    @property
    def is_kept_for_later(self) -> bool:
        """The button was "Save as a draft"; what has been sent once is no draft any more."""
        return self.is_draft and self.data.get("save") == "draft"

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (heading, [self[name] for name in names])
            for heading, names in QUESTIONS[self.instance.kind].items()
        ]

    def require(self, needed: tuple[str, ...]) -> None:
        """What this kind cannot do without. A draft for later can; what is done online needs no postcode."""
        for name in needed:
            self.fields[name].required = not self.is_kept_for_later
        if self.data.get("remote"):
            self.fields["postcode"].required = False

    def clean_least_days(self) -> int:
        return self.cleaned_data["least_days"] or 0

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        if (answers.get("age_from") or 0) > (answers.get("age_to") or 99):
            self.add_error("age_to", "The oldest age is below the youngest age.")
        if (answers.get("least_days") or 0) > len(answers.get("days") or ()):
            self.add_error("least_days", "This is more than the days that you ticked.")
        if (answers.get("qualification_needed") or 0) > (answers.get("qualification_ideal") or 0):
            answers["qualification_ideal"] = answers["qualification_needed"]
        self.check_pay(answers.get("pay"), answers.get("age_to"))
        return answers

    def check_pay(self, pay: int | None, age_to: int | None) -> None:
        """What is paid must be lawful on the day; once dates are known it is asked again for those."""
        least = least_pay(self.instance.kind, age_to or 25, timezone.localdate())
        if pay and pay < least and not self.is_kept_for_later:
            rate = (
                "An apprentice in their first year" if self.instance.kind == K.APPRENTICESHIP else "Somebody"
            )
            aged = "" if self.instance.kind == K.APPRENTICESHIP else f" aged {age_to}"
            self.add_error(
                "pay",
                f"£{pay / 100:.2f} is below the legal minimum. {rate}{aged} must be paid at least "
                f"£{least / 100:.2f} an hour.",
            )

    def wording(self) -> dict[str, Any]:
        """The answers as the pledge keeps them, with the place on the map that goes with the postcode."""
        kept = {n: v for n, v in self.cleaned_data.items() if n not in ("organisation", "version")}
        if "postcode" in kept:
            place = postcodes.locate(kept["postcode"]) if kept["postcode"] else None
            kept["easting"], kept["northing"] = (place.easting, place.northing) if place else (None, None)
        return kept
