"""What a partner offers, and its yes to the texts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from accounts.forms import WhyForm
from champions.menu import MENU
from champions.models import Contribution, Terms

LABELS = dict(MENU)
ONE_CHANGED = "Enter a whole number of times a year, like 4, or leave it empty."


class ReadAgainForm(forms.Form):
    """One that two people may have open: the hidden field named ``marks`` says what was shown to this one."""

    marks = "read"
    is_stale = False

    def read_again(self, now: str) -> None:
        """Somebody else was quicker: the next press of the button has read what stands there now."""
        self.data = self.data.copy()
        self.data[self.marks] = now
        self.is_stale = True


class OfferForm(ReadAgainForm):
    """A line for each thing that is offered, and the rest of the menu to tick."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    marks = "version"

    def __init__(self, data: Any = None, *, contributions: Iterable[Contribution], version: int) -> None:
        super().__init__(data, initial={"version": version})
        self.there = {each.item: each for each in contributions}
        if data is not None:
            # What was on the page that was sent, whatever somebody has changed since.
            self.there = {item: Contribution(item=item) for item in LABELS if f"{item}-sent" in data}
        for item, each in self.there.items():
            self.add_line(item, each)
        rest = [(item, label) for item, label in MENU if item not in self.there]
        self.fields["more"] = forms.MultipleChoiceField(
            label="Add from the menu", choices=rest, required=False, widget=forms.CheckboxSelectMultiple
        )

    def add_line(self, item: str, each: Contribution) -> None:
        label = LABELS[item]
        self.fields[f"{item}-sent"] = forms.CharField(initial="1", widget=forms.HiddenInput, required=False)
        self.fields[f"{item}-kept"] = forms.BooleanField(label=label, initial=True, required=False)
        self.fields[f"{item}-words"] = forms.CharField(
            label="In your own words",
            help_text=label,
            max_length=300,
            required=False,
            initial=each.words,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields[f"{item}-times"] = forms.IntegerField(
            label="How many times a year",
            help_text=label,
            required=False,
            min_value=1,
            max_value=1000,
            initial=each.times_a_year,
            error_messages={"invalid": ONE_CHANGED, "min_value": ONE_CHANGED},
        )

    @property
    def lines(self) -> list[dict[str, forms.BoundField]]:
        """The questions about each thing that is offered."""
        parts = ("sent", "kept", "words", "times")
        return [{part: self[f"{item}-{part}"] for part in parts} for item in self.there]

    @property
    def rest(self) -> bool:
        """Whether anything of the menu is left."""
        return bool(self.fields["more"].choices)

    def contributions(self) -> list[Contribution]:
        """What was chosen, unsaved."""
        answers = self.cleaned_data
        kept = [
            Contribution(item=item, words=answers[f"{item}-words"], times_a_year=answers[f"{item}-times"])
            for item in self.there
            if answers[f"{item}-kept"]
        ]
        return [*kept, *(Contribution(item=item) for item in answers["more"])]


class AcceptForm(ReadAgainForm):
    """A tick for each text."""

    def __init__(self, data: Any = None, *, texts: Iterable[Terms]) -> None:
        super().__init__(data)
        self.texts = list(texts)
        for terms in self.texts:
            self.fields[f"terms-{terms.pk}"] = forms.BooleanField(
                label=f"I have read “{terms.get_kind_display()}”, and we agree to it",
                error_messages={"required": f"Read “{terms.get_kind_display()}”, and tick it if you agree."},
            )

    def accepted(self) -> list[int]:
        return [terms.pk for terms in self.texts if self.cleaned_data[f"terms-{terms.pk}"]]


class AgreeForm(AcceptForm):
    """The yes to the offer too."""

    marks = "version"

    def __init__(self, data: Any = None, *, texts: Iterable[Terms], version: int) -> None:
        super().__init__(data, texts=texts)
        self.fields["offer"] = forms.BooleanField(
            label="What we offer is right as it stands here",
            error_messages={"required": "Tick this if your offer is right. If it is not, change it first."},
        )
        self.fields["is_public"] = forms.BooleanField(label="Name us on the public page", required=False)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=version)
        self.order_fields(["offer"])

    def read_again(self, now: str) -> None:
        """What they offer has changed, so that tick is theirs to give again."""
        super().read_again(now)
        self.data.pop("offer", None)


class MaybeWhyForm(WhyForm):
    """A reason that may be left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].required = False
        self.fields["why"].help_text = "Kept with your name and the date."


class InPublicForm(ReadAgainForm):
    read = forms.CharField(widget=forms.HiddenInput)
    is_public = forms.BooleanField(label="Name us on the public page", required=False)
    in_public_words = forms.CharField(
        label="What should it say about you?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TermsForm(forms.Form):
    text = forms.CharField(label="The text", max_length=20_000, widget=forms.Textarea(attrs={"rows": 16}))
    what_changed = forms.CharField(
        label="What has changed?",
        max_length=300,
        help_text="Partners read this first. One or two sentences.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    read = forms.IntegerField(widget=forms.HiddenInput)
