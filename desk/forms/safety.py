"""What is typed about a concern: what was said, what was done, who is on duty, what is held back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from champions.models import Organisation
from offers import duty
from offers.models import Offer
from youngadults.models import YoungAdult

from .deciding import words


def person_choice(label: str, **more: Any) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(Offer.objects.none(), label=label, **more)


class ConcernForm(forms.Form):
    """A concern that somebody else writes down for a young adult."""

    words = words(
        "What have you seen or heard?",
        help_text="In their words where you can. The duty list, their adviser and they themselves read it.",
        limit=4000,
    )
    offer = forms.ModelChoiceField(
        Offer.objects.none(),
        label="Is it about one of these?",
        required=False,
        empty_label="No, or I do not know",
        help_text="If so, the host gets no new offers from now on. The host is not told.",
    )

    def __init__(self, *args: Any, young_adult: YoungAdult, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begun = Offer.objects.filter(young_adult=young_adult).exclude(status__in=Offer.BEFORE_OFFERED)
        self.fields["offer"].queryset = begun.with_everything()
        self.fields["offer"].label_from_instance = lambda offer: (
            f"{offer.pledge}, {offer.pledge.organisation}: {offer.get_status_display().lower()}"
        )


class DoneForm(forms.Form):
    why = words("What was done?", help_text="It stays with the concern. Only those who may read it see this.")


class LiftForm(forms.Form):
    why = words("Why can new offers go on?", help_text="It stays with the hold.")


class NarrowForm(forms.Form):
    supervisor = forms.CharField(
        label="Whose name?",
        max_length=100,
        help_text="As it stands in “who you meet” of the pledge. Offers to meet somebody else can go on.",
    )


class HoldForm(forms.Form):
    hold_on = forms.ModelChoiceField(
        Organisation.objects.all(), label="Which organisation?", empty_label="Choose one"
    )
    supervisor = forms.CharField(
        label="Only one person there? Their name",
        max_length=100,
        required=False,
        help_text="As it stands in “who you meet” of the pledge. Leave it empty for the whole organisation.",
    )
    until = forms.DateField(label="Last day", required=False, help_text="Leave it empty until you know.")

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError("That day has gone. Choose today or a later day.")
        return until


class TurnForm(forms.Form):
    """Who is on duty from one day to another."""

    person = person_choice("Who is on duty?", empty_label="Choose one")
    stands_in = person_choice("Who stands in?", required=False, empty_label="Nobody")
    starts_on = forms.DateField(label="First day")
    ends_on = forms.DateField(label="Last day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("person", "stands_in"):
            self.fields[name].queryset = duty.who_can_be_on_duty()

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day is before the first. Change one of them.")
        if last and last < timezone.localdate():
            self.add_error("ends_on", "That day has gone. Choose today or a later day.")
        if said.get("person") and said.get("person") == said.get("stands_in"):
            self.add_error("stands_in", "Choose somebody else to stand in, or nobody.")
        return said
