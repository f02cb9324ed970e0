"""What a worker types in a round: what it is over, why a pair is ruled out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from offers.models import Offer
from pledges.models import Intake, Pledge
from youngadults.models import CaseloadEntry, YoungAdult

from . import policies, policy_words
from .engine import Policy
from .engine.policy import HEAVIEST
from .persons import KINDS

LONGEST = 1000
LONGEST_WAIT = 9999


def adviser_field() -> forms.ModelChoiceField:
    entries = CaseloadEntry.objects.current().values("adviser")
    return forms.ModelChoiceField(
        label="For whom?",
        queryset=get_user_model().objects.filter(pk__in=entries).order_by("name"),
        required=False,
        empty_label="Everybody who can be matched",
        help_text="Whoever has an offer open or running, or is paused, is left out.",
    )


class PledgesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, pledge: Pledge) -> str:
        return f"{pledge}, {pledge.organisation}"


def pledges_field() -> PledgesField:
    to_fill = Pledge.objects.to_fill().filter(kind__in=[kind.value for kind in KINDS])
    return PledgesField(
        label="Over which pledges?",
        queryset=to_fill.select_related("organisation").order_by("title", "pk"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick some, or none for all of them.",
    )


class OpenForm(forms.Form):
    """Over which pledges, and for whom. Nothing ticked and nobody named is all of them."""

    adviser = forms.Field()
    never = forms.BooleanField(label="Only those who have never been offered anything", required=False)
    waited = forms.IntegerField(
        label="Only those who have waited at least so many days",
        required=False,
        min_value=1,
        max_value=LONGEST_WAIT,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
    )
    pledges = forms.Field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adviser"] = adviser_field()
        self.fields["pledges"] = pledges_field()

    def chosen(self) -> dict[str, Any]:
        """As `lifecycle.open_round` takes it."""
        pledges, people = list(self.cleaned_data["pledges"]), self.people()
        return {
            "scope": self.scope(len(pledges)),
            "intakes": Intake.objects.filter(pledge__in=pledges).values_list("pk", flat=True)
            if pledges
            else None,
            "people": None if people is None else people.values_list("pk", flat=True),
        }

    def people(self) -> QuerySet[YoungAdult] | None:
        adviser, never, waited = (self.cleaned_data[name] for name in ("adviser", "never", "waited"))
        if not (adviser or never or waited):
            return None
        people = YoungAdult.objects.all()
        if waited:
            since = timezone.localdate() - dt.timedelta(days=waited)
            people = people.filter(preferences__waiting_since__lte=since)
        if adviser:
            entries = CaseloadEntry.objects.current().filter(adviser=adviser)
            people = people.filter(pk__in=entries.values("young_adult"))
        if never:
            offered = Offer.objects.filter(young_adult=OuterRef("pk")).exclude(
                status__in=Offer.BEFORE_OFFERED
            )
            people = people.filter(~Exists(offered))
        return people

    def scope(self, pledges: int) -> str:
        """As "All pledges to fill; Ade’s young adults, never offered anything, waiting 90 days or more"."""
        adviser, never, waited = (self.cleaned_data[name] for name in ("adviser", "never", "waited"))
        over = "1 pledge" if pledges == 1 else f"{pledges} pledges" if pledges else "All pledges to fill"
        whose = f"{adviser}’s young adults" if adviser else "everybody"
        of_them = [whose, "never offered anything" if never else ""]
        of_them += [f"waiting {waited} day{'s' if waited > 1 else ''} or more" if waited else ""]
        return f"{over}; {', '.join(filter(None, of_them))}"


class WhyForm(forms.Form):
    why = forms.CharField(
        label="Why?",
        help_text="It is kept with the round. Nobody outside the 18+ service reads it.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PolicyForm(forms.Form):
    """Every number of the policy, and why it is changed."""

    why = forms.CharField(
        label="Why is it changed?",
        help_text="Everyone in the 18+ service can read this.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, policy: Policy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = policy
        for _, lines in policy_words.in_sections(policy):
            for line in lines:
                self.fields[line.key] = forms.IntegerField(
                    label=line.label, initial=line.value, min_value=1 - HEAVIEST, max_value=HEAVIEST - 1
                )
        self.order_fields([name for name in self.fields if name != "why"])

    def clean(self) -> dict[str, Any]:
        """The engine has the last word on what can be a policy."""
        if not self.errors:
            try:
                self.policy()
            except ValueError as wrong:
                raise forms.ValidationError(str(wrong).partition(": ")[2]) from None
        return self.cleaned_data

    def entries(self) -> dict[str, Any]:
        return policy_words.changed(self.now, self.cleaned_data)

    def policy(self) -> Policy:
        """The policy with these numbers, under the number that is in force: to be tried, not kept."""
        return policies.from_values(policies.to_values(self.now) | self.entries(), self.now.version)
