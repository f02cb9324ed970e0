"""The words of a pledge: for each kind just the questions that it needs, in groups under headings."""

from __future__ import annotations

from collections.abc import Mapping
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

from .answers import LinesField, PoundsField, YesNoField
from .parts import PARTS, Part
from .versions import Versioned

K = Pledge.Kind

A_LONG_ANSWER = forms.Textarea(attrs={"rows": 5})


class DetailsForm(Versioned, forms.ModelForm):
    """What a pledge says but its dates: all of it, or one part. In a draft, only the title is needed.

    `wording()` is what to keep; `version` notices that somebody else saved in the meantime. ``typed`` is what
    this person had typed here and not saved: it is shown again as it was.
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
    purpose = forms.ChoiceField(
        label="If it is unpaid: what is it for?",
        choices=Pledge.Purpose.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    must_keep_hours = YesNoField(
        label="If it is unpaid: must they keep hours that you set?",
        help_text="As staff have to. Saying when you are there to show them things is not that.",
    )
    on_rota = YesNoField(
        label="If it is unpaid: are they on the rota, or in place of somebody who is paid?",
    )
    job_promised = YesNoField(
        label="If it is unpaid: is a job promised at the end?",
        help_text="The promise of an interview is no promise of a job.",
    )
    months = forms.IntegerField(
        label="How long does it last?",
        min_value=1,
        max_value=72,
        required=False,
        widget=forms.NumberInput(attrs={"data-suffix": "months"}),
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
    equivalences = LinesField(
        label="What would you accept in place of these?",
        help_text="One on each line, like: Maths in another country counts as maths. A worker confirms it.",
        most=12,
        longest=200,
        required=False,
        max_length=2500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    outcomes = forms.MultipleChoiceField(
        label="Which aims of the Care Leavers Covenant does it serve?",
        help_text="For the council’s reports. Young adults do not read this.",
        choices=lists.COVENANT_OUTCOMES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
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
        fields = sorted({name for parts in PARTS.values() for part in parts for name in part.fields})
        widgets = {
            "description": A_LONG_ANSWER,
            "directions": forms.Textarea(attrs={"rows": 3}),
            "bring": forms.Textarea(attrs={"rows": 3}),
            "how_to_get_it": forms.Textarea(attrs={"rows": 3}),
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
            "ask_for": "Whom do they ask for?",
            "bring": "What do they wear and bring?",
            "supervisor": "Who looks after them?",
            "age_reason": "Why other ages than 18 to 25?",
            "dbs_role": "What does the role do?",
            "training_provider": "Who does the training?",
            "is_guaranteed": "It is guaranteed: whoever has all of these is interviewed",
            "how_often": "How often would they meet?",
            "how_to_get_it": "How do they get it?",
            "stands_until": "Until when does it stand?",
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
            "site_name": "For example: Mote Park.",
            "directions": "For example: bus 71 from the station, every 20 minutes.",
            "times": "For example: 11 am to 3 pm.",
            "ask_for": "For example: Jo, at the gate.",
            "bring": "For example: boots are lent; bring lunch. If there is nothing to bring, say so.",
            "supervisor": "A name and what they do. They get a page of good advice for each start.",
            "age_reason": "Only if a law or an insurer asks for it. Leave it empty for 18 to 25.",
            "dbs_role": "Only for an enhanced check, which the law allows for these roles alone.",
            "training_provider": "The college or provider, if you know it.",
            "is_foundation": "Adverts say up to 21. Whoever grew up in care can start one up to 24.",
            "how_often": "For example: an hour every two weeks, for six months.",
            "how_to_get_it": "What they do or say, and what happens at the desk.",
            "stands_until": "Leave it empty if it has no end.",
            "standard": "Reference and title, like ST0070 Business administrator.",
        }

    def __init__(
        self,
        data: Any = None,
        *,
        pledge: Pledge,
        user: Any,
        part: Part | None = None,
        typed: Mapping[str, list[str]] | None = None,
    ) -> None:
        super().__init__(data, instance=pledge, initial={"least_days": pledge.least_days or None})
        self.user = user
        self.parts = (part,) if part else PARTS[pledge.kind]
        self.is_one_part = part is not None
        wanted = [name for part in self.parts for name in part.fields]
        self.fields = {name: self.fields[name] for name in [*self.asked_first(), *wanted, "version"]}
        self.require([name for name in NEEDED[pledge.kind] if name in self.fields])
        self.show_again(typed or {})
        if "support" in self.fields:
            self.fields["support"].choices = support_of(pledge.kind)
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
        """One part of a draft, or all of it with "Save as a draft": what is missing can come later. What has
        been sent once is no draft any more.
        """
        return self.is_draft and (self.is_one_part or self.data.get("save") == "draft")

    @property
    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(part.heading, [self[name] for name in part.fields]) for part in self.parts]

    def require(self, needed: list[str]) -> None:
        """What this kind cannot do without. A draft can until it is sent; what is online has no postcode."""
        remote = bool(self.data.get("remote")) if self.is_bound else self.instance.remote
        self.needed_to_send = {name for name in needed if name != "postcode" or not remote}
        for name in self.needed_to_send:
            self.fields[name].required = not self.is_kept_for_later

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
        self.check_pay(answers.get("pay"), answers.get("age_to", self.instance.age_to))
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


def support_of(kind: str) -> list[tuple[str, str]]:
    """Travel is asked about once: beside the pay, where the kind has such a question."""
    asked_already = set() if kind == K.OTHER_SUPPORT else {lists.TRAVEL_COSTS}
    return [(code, label) for code, label in lists.SUPPORT if code not in asked_already]
