"""What a host may be told for one offer: each choice with what one gains and loses by it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from offers.choices import CHOICES, used
from offers.disclosure import adjustments_of
from offers.models import Offer
from offers.words import pounds
from pledges.models import Pledge
from rulebook.reading import value
from youngadults.saying_twice import said_twice

Kind = Pledge.Kind


class Hinted(str):
    """A choice's label that has a hint below it."""

    hint: str

    def __new__(cls, label: str, hint: str) -> Hinted:
        new = super().__new__(cls, label)
        new.hint = hint
        return new


class SharingForm(forms.Form):
    """What the host may be told for one offer. What it has been told already is no longer a choice."""

    tell = forms.MultipleChoiceField(
        label=gettext_lazy("Tell them this too:"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:
        self.told = used(offer)
        chosen = [choice for choice in CHOICES if getattr(offer, choice)]
        super().__init__(*args, initial={"tell": chosen}, **kwargs)
        self.fields["tell"].choices = [
            (choice, Hinted(label, explained(offer, choice)))
            for choice, label in labels(offer).items()
            if choice not in self.told
        ]

    def chosen(self) -> set[str]:
        """The choices that are ticked, with those that cannot be taken back."""
        ticked = self.cleaned_data["tell"] if self.is_bound else self.initial["tell"]
        return {*ticked, *self.told}


def labels(offer: Offer) -> dict[str, str]:
    """The choices that mean something for this person, in words."""
    helps = "; ".join(adjustments_of(offer)).lower()
    words = {
        "shares_adjustments": _("What helps you: %(helps)s") % {"helps": helps} if helps else "",
        "shares_contact": _("How to reach you: your phone number and e-mail"),
        "shares_care_experience": _("That the council looked after you when you were younger"),
    }
    return {choice: label for choice, label in words.items() if label}


def explained(offer: Offer, choice: str) -> str:
    """The hint. In English it begins with the choice, whose label can be said only once."""
    return said_twice(lambda: hint(offer, choice), lambda: f"{labels(offer)[choice]}. {hint(offer, choice)}")


def hint(offer: Offer, choice: str) -> str:
    """What one gains, and what one goes without."""
    if choice == "shares_adjustments":
        return _(
            "With a tick: it is ready on your first day. They never hear why you need it."
            " With no tick: you may have to ask for it there."
        )
    if choice == "shares_contact":
        return _(
            "With a tick: they can call you if plans change. They get it when they say yes too."
            " With no tick: you lose nothing. We pass on all news."
        )
    return hint_about_growing_up(offer.pledge.kind)


def hint_about_growing_up(kind: str) -> str:
    """Some jobs and some money are kept for those who say so; only then is there something to lose."""
    if kind == Kind.APPRENTICESHIP:
        money = {"money": pounds(value("apprenticeship.bursary_pence"))}
        return (
            _(
                "With a tick: you can get %(money)s once, in your first year. For that they have to know."
                " With no tick: you don’t get this money. You can still do the job."
            )
            % money
        )
    if kind == Kind.PRIORITY_INTERVIEW:
        return _(
            "With a tick: they keep an interview for you. For that they have to know."
            " With no tick: you may lose that. They read your form like all the others."
        )
    return _("With a tick: they can plan with it. With no tick: you lose nothing.")
