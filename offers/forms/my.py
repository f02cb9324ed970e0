"""What a young adult types or ticks after a yes, and while looking around."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from offers.card import KINDS
from offers.models import Offer, PromiseReport
from rulebook import lists
from youngadults.forms.profile import in_their_language

About = PromiseReport.About
SMALL = {"rows": 3, "dir": "auto"}
MILES = (5, 10, 20, 30)


class CheckInForm(forms.Form):
    """One tap: the button says which answer."""

    answer = forms.CharField(max_length=10)


class ChangeForm(forms.Form):
    """What should be better for the next person."""

    words = forms.CharField(
        label=gettext_lazy("What should be better for the next person?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=SMALL),
    )


class PromiseForm(forms.Form):
    """What is not as promised. Nothing of it is needed: an empty form says it too."""

    about = forms.ChoiceField(
        label=gettext_lazy("What is not as they said?"),
        choices=[choice for choice in About.choices if choice[0] != About.UNSAID],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Tap what it is about.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Tell us more, if you like"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=SMALL),
    )

    def clean_about(self) -> str:
        return self.cleaned_data["about"] or About.UNSAID


class OfferIfAny(forms.ModelChoiceField):
    """One of the offers; what is none of them is no reason to refuse somebody who asks for help."""

    def clean(self, value: Any) -> Offer | None:
        try:
            return super().clean(value)
        except forms.ValidationError:
            return None


class NotSafeForm(forms.Form):
    """Nothing of it is needed: an empty form says it too."""

    offer = OfferIfAny(
        label=gettext_lazy("Is it about one of these?"),
        queryset=Offer.objects.none(),
        widget=forms.RadioSelect,
        required=False,
        blank=True,
        empty_label=gettext_lazy("No, or I don’t want to say"),
    )
    words = forms.CharField(
        label=gettext_lazy("Tell us more, if you like"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs=SMALL),
    )

    def __init__(self, *args: Any, offers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["offer"].queryset = offers
        self.fields["offer"].label_from_instance = lambda offer: offer.pledge.title
        if not offers.exists():
            del self.fields["offer"]


class AroundForm(forms.Form):
    """How to narrow what is live: by kind, by how far, by what it is about, by pay."""

    kind = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    miles = forms.TypedChoiceField(
        label=gettext_lazy("How far"), required=False, coerce=int, empty_value=None
    )
    sector = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    paid = forms.BooleanField(label=gettext_lazy("With pay"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("All of it")), *short_kinds()]
        far = [(str(miles), _("%(miles)d miles") % {"miles": miles}) for miles in MILES]
        self.fields["miles"].choices = [("", _("As far as I like to go")), *far, ("0", _("Any place"))]
        self.fields["sector"].choices = [("", _("All of it")), *in_their_language(lists.SECTORS)]


class WishForm(forms.Form):
    """Something that is not on the list."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What would you like?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Tap what you would like.")},
    )
    sector = forms.ChoiceField(
        label=gettext_lazy("What should it be about?"),
        error_messages={"required": gettext_lazy("Choose what it should be about.")},
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs=SMALL),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, str(words)) for kind, words in KINDS.items()]
        self.fields["sector"].choices = [("", _("Choose one")), *in_their_language(lists.SECTORS)]


class ReferenceForm(forms.Form):
    """A host's few words about somebody who finished."""

    text = forms.CharField(
        label="What did they do, and what did they do well?",
        help_text=(
            "They show this to others when they look for work. Write about their work only:"
            " nothing about health, family or where they grew up. You cannot change it afterwards."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": "Write a few sentences first."},
    )


def short_kinds() -> list[tuple[str, str]]:
    """Each kind by the words before its colon."""
    return [(kind, str(words).partition(":")[0]) for kind, words in KINDS.items()]
